// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.SmallColumn;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The sweep of {@code Σ_j w(j)·ra(cell, j)·(A(cell, j) + c·Inc(j))} over memory.
 *
 * <p>Cycles without an access read cell 0: their weights are added up and multiplied only when one
 * of the two array elements that they meet changes.
 */
final class RamSweep extends MemorySweep {
    private final FrVector weights;
    private final FrElement increment;

    /**
     * A sweep at its first round; see {@link MemorySweep}.
     *
     * @param weights w, borrowed
     * @param increment c
     */
    RamSweep(
            ProverTools tools,
            int bits,
            FrVector weights,
            IntUnaryOperator cells,
            SmallColumn increments,
            FrElement increment,
            FrElement scale,
            List<long[]> starts) {
        super(tools, bits, cells, increments, scale, starts);
        this.weights = weights;
        this.increment = increment;
    }

    @Override
    void sweep(int from, int to, long[] state, long[] sums) {
        new Walk(state, sums).run(from, to);
    }

    /** One chunk in one round. */
    private final class Walk {
        private final long[] state;
        private final long[] sums;
        private final int half = 1 << (bits() - 1);
        private final long[] block = FrArrays.allocate(BLOCK);
        private final long[] idle = FrArrays.allocate(1);
        private final long[] incs = FrArrays.allocate(1);
        private final long[] t = FrArrays.allocate(2);

        Walk(long[] state, long[] sums) {
            this.state = state;
            this.sums = sums;
        }

        void run(int from, int to) {
            for (int start = from; start < to; start += BLOCK) {
                int n = Math.min(BLOCK, to - start);
                weights.load(start, block, 0, n);
                for (int i = 0; i < n; i++) {
                    cycle(start + i, Fr.LIMBS * i);
                }
            }
            flushIdle();
            FrElement inc = FrArrays.get(incs, 0).mul(SmallWords.UNIT).mul(increment);
            FrArrays.get(sums, 0).add(inc).store(sums, 0);
        }

        private void cycle(int j, int wi) {
            int cell = written(j);
            if (cell == 0 && magnitude(j) == 0) {
                Fr.add(idle, 0, idle, 0, block, wi);
                return;
            }
            long inc = magnitude(j);
            if (inc != 0 && (cell & (half - 1)) == 0) {
                flushIdle();
            }
            Fr.mul(t, 0, block, wi, high(), Fr.LIMBS * (cell >>> bits()));
            read(cell, inc, isNegative(j));
            write(j, state, t);
        }

        private void flushIdle() {
            Fr.mul(t, 0, idle, 0, high(), 0);
            read(0, 0, false);
            Arrays.fill(idle, 0);
        }

        /** Adds a read of a cell with the weight in the first element of t. */
        private void read(int cell, long inc, boolean negative) {
            boolean one = (cell & half) != 0;
            int lo = Fr.LIMBS * (cell & (half - 1));
            int hi = lo + Fr.LIMBS * half;
            if (!one) {
                Fr.mul(t, Fr.LIMBS, t, 0, state, lo);
                Fr.add(sums, 0, sums, 0, t, Fr.LIMBS);
                addWord(incs, 0, t, 0, inc, negative, t, Fr.LIMBS);
            }
            if (!Fr.equal(state, lo, state, hi)) {
                Fr.sub(t, Fr.LIMBS, state, hi, state, lo);
                Fr.mul(t, Fr.LIMBS, t, Fr.LIMBS, t, 0);
                accumulate(sums, Fr.LIMBS, t, Fr.LIMBS, !one);
            }
        }
    }
}
