// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.export;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.R1cs;
import io.larch.groth16.circuit.SparseMatrix;
import java.io.IOException;
import java.math.BigInteger;

/**
 * The assertions of a circuit as a Lean 4 file over Mathlib: {@code Larch.Circuit.Satisfied w} says
 * that the assignment w of field elements to wires satisfies every constraint.
 *
 * <p>Constraints stand in propositions of at most 64 conjuncts each, these again in propositions of
 * at most 64, so that no term is deep. What a commitment binds is no constraint: to them its
 * challenge is a free wire.
 */
public final class LeanR1cs {
    private static final int CHUNK = 64;
    private static final String BINDER = " (w : Nat → Fr) : Prop :=";

    private LeanR1cs() {}

    /** Writes the file, from the top down to the last constraint's conjunction. */
    public static void write(Appendable out, R1cs r1cs) throws IOException {
        out.append("import Mathlib\n\nnamespace Larch.Circuit\n\n");
        out.append("/-- The scalar field of BN254. -/\n");
        out.append("abbrev Fr : Type := ZMod " + Fr.MODULUS + "\n\n");
        number(out, "Wires, the constant wire 0 included.", "wires", r1cs.wires());
        number(out, "Public inputs: wires 1, 2, …", "publicInputs", r1cs.publicInputs());
        number(out, "Private inputs: the next wires.", "privateInputs", r1cs.privateInputs());
        number(out, "Constraints.", "constraints", r1cs.constraints());
        if (r1cs.commitment().isPresent()) {
            int wire = r1cs.commitment().get().wire();
            number(out, "The wire of the commitment's challenge.", "challengeWire", wire);
        }
        int count = rows(out, r1cs);
        int level = 0;
        while (count > 1) {
            count = join(out, level++, count);
        }
        out.append("/-- The assignment satisfies the circuit. -/\n");
        out.append("def Satisfied" + BINDER + "\n  w 0 = 1");
        out.append(count == 0 ? "" : " ∧\n  " + name(level, 0) + " w");
        out.append("\n\nend Larch.Circuit\n");
    }

    private static void number(Appendable out, String doc, String name, int value)
            throws IOException {
        out.append("/-- " + doc + " -/\ndef " + name + " : Nat := " + value + "\n\n");
    }

    /** Writes the constraints; returns the number of propositions. */
    private static int rows(Appendable out, R1cs r1cs) throws IOException {
        int chunks = 0;
        for (int from = 0; from < r1cs.constraints(); from += CHUNK) {
            int to = Math.min(from + CHUNK, r1cs.constraints());
            out.append("/-- Constraints " + from + " to " + (to - 1) + ". -/\n");
            out.append("def " + name(0, chunks++) + BINDER);
            for (int row = from; row < to; row++) {
                out.append(row == from ? "\n  " : " ∧\n  ");
                out.append("(" + sum(r1cs.left(), row) + ") * (" + sum(r1cs.right(), row) + ") = ");
                out.append(sum(r1cs.output(), row));
            }
            out.append("\n\n");
        }
        return chunks;
    }

    /** Joins the propositions of a level; returns their number on the next. */
    private static int join(Appendable out, int level, int count) throws IOException {
        int joined = 0;
        for (int from = 0; from < count; from += CHUNK) {
            out.append("def " + name(level + 1, joined++) + BINDER);
            for (int i = from; i < Math.min(from + CHUNK, count); i++) {
                out.append(i == from ? "\n  " : " ∧\n  ").append(name(level, i)).append(" w");
            }
            out.append("\n\n");
        }
        return joined;
    }

    private static String name(int level, int number) {
        return level == 0 ? "Rows" + number : "Join" + level + "_" + number;
    }

    private static String sum(SparseMatrix m, int row) {
        StringBuilder text = new StringBuilder();
        for (int e = m.rowStart(row); e < m.rowStart(row + 1); e++) {
            BigInteger c =
                    FrElement.load(m.coefficients(), Fr.LIMBS * m.coefficient(e)).toBigInteger();
            boolean minus = c.shiftLeft(1).compareTo(Fr.MODULUS) > 0;
            BigInteger size = minus ? Fr.MODULUS.subtract(c) : c;
            String wire = "w " + m.wire(e);
            String term = size.equals(BigInteger.ONE) ? wire : size + " * " + wire;
            if (text.length() == 0) {
                text.append(minus ? "(-(" + term + "))" : term);
            } else {
                text.append(minus ? " - " : " + ").append(term);
            }
        }
        return text.length() == 0 ? "(0 : Fr)" : text.toString();
    }
}
