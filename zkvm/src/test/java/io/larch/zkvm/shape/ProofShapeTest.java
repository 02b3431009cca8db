// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.larch.sumcheck.Schedule;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.shape.DigitColumn.Family;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofShapeTest {
    private static final ProgramShape PROGRAM = new ProgramShape(16, 16, 20, 10, 16);

    @Test
    void hasTheColumnsOfTheSpecification() {
        ProofShape small = ProofShape.of(PROGRAM, 19);
        assertEquals(8, small.w());
        assertEquals(16 + 2 + 3 + 2, small.traceColumns());
        assertEquals(25, small.columnCount());
        assertEquals(10, small.widestDigit());
        assertEquals(15, small.pushVariables());
        assertEquals(List.of(4, 8, 8), small.cellWidths());
        ProofShape large = ProofShape.of(PROGRAM, 20);
        assertEquals(16, large.w());
        assertEquals(8 + 1 + 2 + 2, large.traceColumns());
        assertEquals(List.of(4, 16), large.cellWidths());
    }

    @Test
    void hasTheGroupElementsOfTheSpecification() {
        assertEquals(23, points(ProofShape.of(PROGRAM, 20)));
        assertEquals(13, points(ProofShape.of(PROGRAM, 16)));
    }

    private static int points(ProofShape shape) {
        return ProofSchedule.of(shape).total(Schedule.Kind.POINTS);
    }

    @Test
    void openingSizeCoversEveryPolynomial() {
        for (int b : new int[] {1, 8, 9, 17, 22}) {
            for (int m : new int[] {0, 5, 19}) {
                for (int t : new int[] {1, 9, 19, 20, 25}) {
                    ProofShape s = ProofShape.of(new ProgramShape(b, m, 20, 3, 17), t);
                    int least =
                            Math.max(
                                    Math.max(t, b + 3),
                                    Math.max(Math.max(m, 17), s.pushVariables()));
                    assertEquals(least, s.n());
                    int slots = s.stacks() * s.columnsPerStack();
                    assertEquals(true, slots >= s.traceColumns());
                    assertEquals(true, slots - s.columnsPerStack() < s.traceColumns());
                }
            }
        }
    }

    @Test
    void onlyTheTopDigitIsNarrower() {
        assertEquals(List.of(5), ProofShape.widths(5, 8));
        assertEquals(List.of(8), ProofShape.widths(8, 8));
        assertEquals(List.of(1, 8), ProofShape.widths(9, 8));
        assertEquals(List.of(3, 5, 5), ProofShape.widths(13, 5));
    }

    @Test
    void groupsAreContiguousAndAtMostFour() {
        for (int w = 2; w <= 16; w++) {
            ProofShape s = ProofShape.custom(PROGRAM, 8, w, 0);
            int next = 0;
            for (List<Integer> group : s.indexGroups()) {
                for (int digit : group) {
                    assertEquals(next++, digit);
                }
            }
            assertEquals(s.digits(Family.INS).size(), next);
            assertEquals(true, s.indexGroups().size() <= 4);
        }
        assertEquals(
                List.of(
                        List.of(0, 1, 2, 3),
                        List.of(4, 5, 6, 7),
                        List.of(8, 9, 10, 11),
                        List.of(12, 13, 14, 15)),
                ProofShape.of(PROGRAM, 8).indexGroups());
    }

    @Test
    void refusesShapesOutsideTheSpecification() {
        assertThrows(IllegalArgumentException.class, () -> new ProgramShape(4, 2, 6, 2, 3));
        assertThrows(IllegalArgumentException.class, () -> new ProgramShape(4, 2, 6, 4, 3));
        assertThrows(IllegalArgumentException.class, () -> new ProgramShape(4, 2, 6, 3, 4));
        assertThrows(IllegalArgumentException.class, () -> new ProgramShape(4, 6, 6, 3, 3));
        assertThrows(IllegalArgumentException.class, () -> new ProgramShape(4, 2, 29, 3, 3));
        assertThrows(IllegalArgumentException.class, () -> new ProgramShape(0, 2, 6, 3, 3));
        assertThrows(IllegalArgumentException.class, () -> ProofShape.of(PROGRAM, 0));
        assertThrows(IllegalArgumentException.class, () -> ProofShape.of(PROGRAM, 31));
        assertThrows(IllegalArgumentException.class, () -> ProofShape.custom(PROGRAM, 8, 8, -1));
    }

    @Test
    void blocksDoNotOverlapAndTheirAddressesDoNotDependOnK() {
        for (int k = 8; k <= 28; k++) {
            ProgramShape s = new ProgramShape(4, 2, k, 3, 5);
            assertEquals(0x80000000L, s.base() + 8L * s.imageStart());
            assertEquals(0x80000000L - 64, s.base() + 8L * s.ioStart());
            assertEquals(0x80000000L - 512, s.base() + 8L * s.privateStart());
            assertEquals(true, s.base() > 1 << 12);
        }
    }
}
