// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Gadget;
import io.larch.groth16.circuit.Wire;
import java.math.BigInteger;

/**
 * The 254 bits of the canonical value of x, least significant first.
 *
 * <p>254 Boolean wires with Σ 2^i b_i = x in Fr leave two choices for some x, the integers x and x
 * + r. With low and high the integers of the lower 128 and the upper 126 bits and r - 1 = R0 +
 * 2^128 R1, the integer is at most r - 1 iff high &lt; R1, or high = R1 and low ≤ R0. So with e =
 * (high = R1): the value e ? R0 - low : R1 - 1 - high, which lies strictly between -2^128 and
 * 2^128, must be non-negative, which a 128-bit range check asserts.
 */
public record CanonicalBits() implements Gadget {
    /** Number of bits of an element. */
    public static final int COUNT = 254;

    private static final int LOW = 128;
    private static final BigInteger TOP = Fr.MODULUS.subtract(BigInteger.ONE);
    private static final BigInteger R1 = TOP.shiftRight(LOW);
    private static final BigInteger R0 = TOP.subtract(R1.shiftLeft(LOW));

    @Override
    public String name() {
        return "canonicalBits";
    }

    @Override
    public int cost() {
        return COUNT + 1 + 2 + 1 + new Bits(LOW).cost();
    }

    @Override
    public Wire[] record(CircuitField f, Wire[] in) {
        Wire[] bits = Bits.booleans(f, in[0], COUNT);
        Wire low = Bits.compose(f, bits, 0, LOW);
        Wire high = Bits.compose(f, bits, LOW, COUNT - LOW);
        Wire shift = f.constant(FrElement.reduce(BigInteger.ONE.shiftLeft(LOW)));
        f.assertEqual(f.add(low, f.mul(shift, high)), in[0]);
        assertBelowModulus(f, low, high);
        return bits;
    }

    /** Asserts low + 2^128 · high ≤ r - 1, for low of 128 and high of 126 bits. */
    static void assertBelowModulus(CircuitField f, Wire low, Wire high) {
        Wire r1 = f.constant(FrElement.reduce(R1));
        Wire r0 = f.constant(FrElement.reduce(R0));
        Wire equal = f.isZero(f.sub(r1, high));
        Wire strict = f.sub(f.sub(r1, f.one()), high);
        f.rangeCheck(f.select(equal, f.sub(r0, low), strict), LOW);
    }
}
