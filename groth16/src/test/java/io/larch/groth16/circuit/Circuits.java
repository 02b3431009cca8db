// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What circuit tests share. */
public final class Circuits {
    private Circuits() {}

    /** Elements of small integers. */
    public static List<FrElement> elements(long... values) {
        List<FrElement> list = new ArrayList<>();
        for (long v : values) {
            list.add(FrElement.ofSigned(v));
        }
        return list;
    }

    /** Asserts that no single wire of a satisfying assignment can be moved to a nearby value. */
    public static void assertEveryWireIsTied(R1cs r1cs, long[] w) {
        assertTrue(r1cs.check(w).isEmpty());
        for (int i = 1; i < r1cs.wires(); i++) {
            FrElement old = FrElement.load(w, Fr.LIMBS * i);
            for (FrElement delta : elements(1, -1, 2)) {
                old.add(delta).store(w, Fr.LIMBS * i);
                assertFalse(r1cs.check(w).isEmpty(), "wire " + i + " is free");
            }
            old.store(w, Fr.LIMBS * i);
        }
    }

    /** The value of a wire, computed straight from the recording. */
    public static FrElement value(
            CircuitBuilder builder, Wire wire, List<FrElement> publics, List<FrElement> privates) {
        return new Evaluation(builder, publics, privates).value(wire.id());
    }

    /** A hint that answers fixed values, for dishonest provers. */
    public static Hint fixed(List<FrElement> values) {
        return new Hint() {
            @Override
            public String name() {
                return "fixed";
            }

            @Override
            public void compute(FrElement[] in, FrElement[] out) {
                System.arraycopy(values.toArray(new FrElement[0]), 0, out, 0, out.length);
            }
        };
    }

    /** What a prover computes whose advice is other than recorded, satisfied or not. */
    public static long[] solve(
            Circuit circuit,
            List<FrElement> publics,
            List<FrElement> privates,
            Challenger challenger,
            UnaryOperator<Hint> advice) {
        return circuit.program().replacing(advice).solve(publics, privates, challenger);
    }

    /** Every constraint that an assignment violates. */
    public static List<Integer> violated(R1cs r1cs, long[] w) {
        List<Integer> rows = new ArrayList<>();
        long[] v = new long[4 * Fr.LIMBS];
        for (int j = 0; j < r1cs.constraints(); j++) {
            FrElement left = dot(r1cs.left(), j, w, v);
            FrElement right = dot(r1cs.right(), j, w, v);
            if (!left.mul(right).equals(dot(r1cs.output(), j, w, v))) {
                rows.add(j);
            }
        }
        return rows;
    }

    private static FrElement dot(SparseMatrix m, int row, long[] w, long[] v) {
        m.dot(v, 0, row, w, v, Fr.LIMBS);
        return FrElement.load(v, 0);
    }

    /** The kinds of operations that a circuit has. */
    public static Set<String> operations(CircuitBuilder builder) {
        Set<String> kinds = new TreeSet<>();
        for (int id = 0; id < builder.size(); id++) {
            kinds.add(builder.ops().op(id).name());
        }
        return kinds;
    }

    /** The kinds of operations that there are. */
    public static Set<String> operations() {
        return Arrays.stream(Op.values()).map(Op::name).collect(Collectors.toSet());
    }

    /** The scopes that a circuit has, by path. */
    public static List<String> scopes(CircuitBuilder builder) {
        return builder.scopes().paths();
    }

    /** A copy with one wire replaced. */
    public static long[] with(long[] w, int wire, FrElement value) {
        long[] copy = Arrays.copyOf(w, w.length);
        value.store(copy, Fr.LIMBS * wire);
        return copy;
    }
}
