// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.riscv.OpFlag;
import io.larch.riscv.RowKind;
import io.larch.riscv.Trace;
import io.larch.zkvm.table.Bits;
import io.larch.zkvm.table.LookupTable;
import io.larch.zkvm.table.LookupTables;

/**
 * One array element per padded cycle; arrays of equal length, borrowed.
 *
 * @param row bytecode row
 * @param rs1 value of the first source register
 * @param rs2 value of the second source register
 * @param rdPre the written register before
 * @param rdPost the written register after
 * @param cell accessed cell, 0 if none
 * @param ramPre the accessed cell before
 * @param ramPost the accessed cell after
 * @param indexLeft left word of an interleaved lookup index, high word of a single one
 * @param indexRight right word of an interleaved lookup index, low word of a single one
 * @param output lookup output
 */
record CycleData(
        int[] row,
        long[] rs1,
        long[] rs2,
        long[] rdPre,
        long[] rdPost,
        int[] cell,
        long[] ramPre,
        long[] ramPost,
        long[] indexLeft,
        long[] indexRight,
        long[] output) {

    /** The data of a trace; its arrays are borrowed. */
    static CycleData of(Trace trace) {
        int n = trace.length();
        long[] left = new long[n];
        long[] right = new long[n];
        long[] output = new long[n];
        for (int j = 0; j < n; j++) {
            RowKind kind = trace.program().rows().kind(trace.row()[j]);
            long high = trace.lookupIndexHi(j);
            long low = trace.lookupIndexLo(j);
            boolean interleaved = isInterleaved(kind);
            left[j] = interleaved ? Bits.left(high, low) : high;
            right[j] = interleaved ? Bits.right(high, low) : low;
            if (kind.table().isPresent()) {
                LookupTable table = LookupTables.of(kind.table().get());
                output[j] = table.value(left[j], right[j]);
            }
        }
        return new CycleData(
                trace.row(),
                trace.rs1Value(),
                trace.rs2Value(),
                trace.rdPre(),
                trace.rdPost(),
                trace.cell(),
                trace.ramPre(),
                trace.ramPost(),
                left,
                right,
                output);
    }

    /** Number of cycles. */
    int size() {
        return row.length;
    }

    /** Whether a kind's lookup index interleaves two words. */
    static boolean isInterleaved(RowKind kind) {
        return kind.flags().contains(OpFlag.INTERLEAVED);
    }
}
