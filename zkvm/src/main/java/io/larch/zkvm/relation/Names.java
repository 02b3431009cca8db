// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import io.larch.riscv.OpFlag;
import io.larch.zkvm.shape.DigitColumn;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProofShape;
import java.util.List;

/** Names of openings: a polynomial and the point at which it is opened. */
public final class Names {
    /** Image at the low variables of ρram. */
    public static final String IMAGE = "Image@ram";

    /** Private input at the low variables of ρram. */
    public static final String PRIVATE = "Private@ram";

    /** Addr at ρrow. */
    public static final String ADDR = "Addr@row";

    /** Imm at ρrow. */
    public static final String IMM = "Imm@row";

    /** The pull-backs of the small bytecode columns at ρrow, in the order of their columns. */
    public static final List<Family> SMALL =
            List.of(Family.CODE, Family.RD, Family.RS1, Family.RS2);

    private Names() {}

    /** A polynomial at r1. */
    public static String at1(String polynomial) {
        return polynomial + "@r1";
    }

    /** A polynomial at r2 (and, of registers, memory or the index, at the address point). */
    public static String at2(String polynomial) {
        return polynomial + "@r2";
    }

    /** A polynomial at r3. */
    public static String at3(String polynomial) {
        return polynomial + "@r3";
    }

    /** The group product g of instruction digits at r2. */
    public static String group(int g) {
        return at2("G" + g);
    }

    /** The E-polynomial of a trace digit at r4. */
    public static String digit(DigitColumn column) {
        return "E." + column.name() + "@r4";
    }

    /** The E-polynomials of a family at r4. */
    public static List<String> digits(ProofShape shape, Family family) {
        return shape.digits(family).stream().map(Names::digit).toList();
    }

    /** The combined pull-back of a small bytecode column at ρrow. */
    public static String pullBack(Family family) {
        return family.label() + "@row";
    }

    /** The column name of an op flag. */
    public static String flag(OpFlag flag) {
        return "f" + flag.name();
    }
}
