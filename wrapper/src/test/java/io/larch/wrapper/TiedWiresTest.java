// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.R1cs;
import io.larch.groth16.circuit.SparseMatrix;
import io.larch.sumcheck.FrVerifierField;
import io.larch.sumcheck.PairingSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TiedWiresTest {
    private static final R1cs CIRCUIT = Fixture.circuit().circuit().r1cs();
    private static final List<FrElement> MOVES =
            List.of(FrElement.ONE, FrElement.ONE.neg(), FrElement.of(2));

    /** No wire of a satisfying assignment, input or computed, can be moved by itself. */
    @Test
    void everyWireIsTiedByAConstraint() {
        long[] w = honestAssignment();
        boolean[][] tied = new boolean[MOVES.size()][CIRCUIT.wires()];
        for (int row = 0; row < CIRCUIT.constraints(); row++) {
            tie(row, w, tied);
        }
        List<String> free = new ArrayList<>();
        for (int m = 0; m < MOVES.size(); m++) {
            for (int i = 1; i < CIRCUIT.wires(); i++) {
                if (!tied[m][i]) {
                    free.add(i + " by " + MOVES.get(m));
                }
            }
        }
        assertEquals(List.of(), free);
    }

    /** Keys stay valid: a shape gives the same constraints whenever it is recorded. */
    @Test
    void recordingIsDeterministic() {
        R1cs again = WrapperCircuit.of(Fixture.SHAPE).circuit().r1cs();
        assertEquals(CIRCUIT.wires(), again.wires());
        assertArrayEquals(hashes(CIRCUIT), hashes(again));
    }

    /** Marks the wires of a row whose move by each of the moves breaks the row. */
    private static void tie(int row, long[] w, boolean[][] tied) {
        FrElement l = dot(CIRCUIT.left(), row, w);
        FrElement r = dot(CIRCUIT.right(), row, w);
        FrElement o = dot(CIRCUIT.output(), row, w);
        assertEquals(o, l.mul(r));
        Map<Integer, FrElement[]> coefficients = new TreeMap<>();
        collect(CIRCUIT.left(), row, 0, coefficients);
        collect(CIRCUIT.right(), row, 1, coefficients);
        collect(CIRCUIT.output(), row, 2, coefficients);
        coefficients.forEach(
                (wire, c) -> {
                    for (int m = 0; m < MOVES.size(); m++) {
                        FrElement d = MOVES.get(m);
                        if (!tied[m][wire]) {
                            FrElement product = l.add(d.mul(c[0])).mul(r.add(d.mul(c[1])));
                            tied[m][wire] = !product.equals(o.add(d.mul(c[2])));
                        }
                    }
                });
    }

    private static void collect(
            SparseMatrix m, int row, int matrix, Map<Integer, FrElement[]> coefficients) {
        for (int e = m.rowStart(row); e < m.rowStart(row + 1); e++) {
            FrElement[] c =
                    coefficients.computeIfAbsent(
                            m.wire(e),
                            k -> new FrElement[] {FrElement.ZERO, FrElement.ZERO, FrElement.ZERO});
            c[matrix] = c[matrix].add(coefficient(m, e));
        }
    }

    private static FrElement dot(SparseMatrix m, int row, long[] w) {
        FrElement sum = FrElement.ZERO;
        for (int e = m.rowStart(row); e < m.rowStart(row + 1); e++) {
            sum = sum.add(coefficient(m, e).mul(FrElement.load(w, 4 * m.wire(e))));
        }
        return sum;
    }

    private static FrElement coefficient(SparseMatrix m, int entry) {
        return FrElement.load(m.coefficients(), 4 * m.coefficient(entry));
    }

    private static int[] hashes(R1cs r1cs) {
        List<SparseMatrix> matrices = List.of(r1cs.left(), r1cs.right(), r1cs.output());
        return matrices.stream().mapToInt(TiedWiresTest::hash).toArray();
    }

    private static int hash(SparseMatrix m) {
        int hash = m.rows();
        for (int row = 0; row < m.rows(); row++) {
            hash = 31 * hash + m.rowStart(row);
            for (int e = m.rowStart(row); e < m.rowStart(row + 1); e++) {
                hash = 31 * (31 * hash + m.wire(e)) + coefficient(m, e).hashCode();
            }
        }
        return hash;
    }

    private static long[] honestAssignment() {
        Fixture.Proved p = Fixture.tripled();
        FrElement digest = p.program().digest();
        FrVerifierField f = new FrVerifierField();
        PairingSums<FrElement> sums = Fixture.verify(f, digest, p.witness());
        PublicValues<FrElement> publics =
                PublicValues.of(f, Fixture.SHAPE.program(), digest, p.witness().ioWords(), sums);
        return Fixture.circuit().circuit().assign(publics.toList(), p.witness().flatten());
    }
}
