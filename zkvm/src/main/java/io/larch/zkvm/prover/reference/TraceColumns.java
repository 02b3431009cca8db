// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover.reference;

import io.larch.bn254.FrElement;
import io.larch.zkvm.shape.DigitColumn;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProofShape;
import java.util.List;

/**
 * What the reference prover commits, cell by cell: the digits of 2^t cycles, the increments, the
 * private words. Mutable, so that tests can forge.
 *
 * @param digits one array per trace digit column, in their order
 * @param rdInc increments of the written register
 * @param ramInc increments of the accessed cell
 * @param privateWords 2^a elements
 */
public record TraceColumns(
        int[][] digits, FrElement[] rdInc, FrElement[] ramInc, FrElement[] privateWords) {

    /** Columns of zeros. */
    public static TraceColumns zeros(ProofShape shape) {
        int t = shape.cycles();
        TraceColumns columns =
                new TraceColumns(
                        new int[shape.traceDigits().size()][t],
                        new FrElement[t],
                        new FrElement[t],
                        new FrElement[1 << shape.program().a()]);
        for (FrElement[] c : List.of(columns.rdInc, columns.ramInc, columns.privateWords)) {
            java.util.Arrays.fill(c, FrElement.ZERO);
        }
        return columns;
    }

    /** A deep copy. */
    public TraceColumns copy() {
        int[][] copied = new int[digits.length][];
        for (int i = 0; i < digits.length; i++) {
            copied[i] = digits[i].clone();
        }
        return new TraceColumns(copied, rdInc.clone(), ramInc.clone(), privateWords.clone());
    }

    /** Writes the digits of a number below 2^128 into a family's columns. */
    public void set(ProofShape shape, Family family, int cycle, long high, long low) {
        int shift = 0;
        List<DigitColumn> columns = shape.traceDigits();
        for (int c = columns.size() - 1; c >= 0; c--) {
            if (columns.get(c).family() == family) {
                int width = columns.get(c).width();
                digits[c][cycle] = (int) (shiftRight(high, low, shift) & ((1L << width) - 1));
                shift += width;
            }
        }
    }

    /** The number in a family's digits: {@code [high, low]}. */
    public long[] get(ProofShape shape, Family family, int cycle) {
        long high = 0;
        long low = 0;
        List<DigitColumn> columns = shape.traceDigits();
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).family() == family) {
                int width = columns.get(c).width();
                high = high << width | low >>> (64 - width);
                low = low << width | digits[c][cycle];
            }
        }
        return new long[] {high, low};
    }

    private static long shiftRight(long high, long low, int shift) {
        if (shift >= 64) {
            return shift >= 128 ? 0 : high >>> (shift - 64);
        }
        return shift == 0 ? low : low >>> shift | high << (64 - shift);
    }
}
