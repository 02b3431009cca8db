// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.SmallColumn;
import io.larch.zkvm.shape.ProofShape;
import java.util.Arrays;
import java.util.List;

/**
 * The sweep of {@code Σ_j w(j)·[ wa·(Val + Inc) + γ·ra1·Val + γ²·ra2·Val ]} over registers.
 *
 * <p>A register's weights are added up and multiplied only when one of the two array elements that
 * it meets changes: additions per read, multiplications per write.
 */
final class RegisterSweep extends MemorySweep {
    private static final int REGISTERS = 1 << ProofShape.REGISTER_BITS;

    private final CycleColumns cycles;
    private final FrVector weights;
    private final FrVector weights1;
    private final FrVector weights2;

    /**
     * A sweep at its first round; see {@link MemorySweep}.
     *
     * @param weights w, borrowed
     */
    RegisterSweep(
            ProverTools tools,
            CycleColumns cycles,
            FrVector weights,
            SmallColumn increments,
            FrElement gamma,
            List<long[]> starts) {
        super(tools, ProofShape.REGISTER_BITS, cycles::rd, increments, FrElement.ONE, starts);
        this.cycles = cycles;
        this.weights = weights;
        this.weights1 = tools.context().pool().take(weights.size());
        this.weights2 = tools.context().pool().take(weights.size());
        tools.kernels().scale(weights1, weights, gamma);
        tools.kernels().scale(weights2, weights1, gamma);
    }

    /** Gives the scaled weights' memory back. */
    void close() {
        weights1.close();
        weights2.close();
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
        private final long[] blocks = FrArrays.allocate(3 * BLOCK);
        private final long[] pending = FrArrays.allocate(REGISTERS);
        private final long[] incs = FrArrays.allocate(REGISTERS);
        private final long[] t = FrArrays.allocate(3);
        private final long[] low = new long[half];
        private final long[] high = new long[half];
        private long dirtyLow;
        private long dirtyHigh;

        Walk(long[] state, long[] sums) {
            this.state = state;
            this.sums = sums;
            for (int r = 0; r < REGISTERS; r++) {
                long[] mask = r < Long.SIZE ? low : high;
                mask[r & (half - 1)] |= 1L << r;
            }
        }

        void run(int from, int to) {
            for (int start = from; start < to; start += BLOCK) {
                int n = Math.min(BLOCK, to - start);
                weights.load(start, blocks, 0, n);
                weights1.load(start, blocks, Fr.LIMBS * BLOCK, n);
                weights2.load(start, blocks, 2 * Fr.LIMBS * BLOCK, n);
                for (int i = 0; i < n; i++) {
                    cycle(start + i, Fr.LIMBS * i);
                }
            }
            for (int pair = 0; pair < half; pair++) {
                flush(pair);
            }
            addIncrements();
        }

        private void cycle(int j, int wi) {
            int rd = cycles.rd(j);
            read(rd, wi);
            read(cycles.rs1(j), wi + Fr.LIMBS * BLOCK);
            read(cycles.rs2(j), wi + 2 * Fr.LIMBS * BLOCK);
            long inc = magnitude(j);
            if (inc != 0) {
                if ((rd & half) == 0) {
                    addWord(incs, Fr.LIMBS * rd, blocks, wi, inc, isNegative(j), t, 0);
                }
                flush(rd & (half - 1));
                write(j, state, t);
            }
        }

        private void read(int register, int wi) {
            int at = Fr.LIMBS * register;
            Fr.add(pending, at, pending, at, blocks, wi);
            if (register < Long.SIZE) {
                dirtyLow |= 1L << register;
            } else {
                dirtyHigh |= 1L << register;
            }
        }

        /** Multiplies the pending weights of the registers that meet a pair of the array. */
        private void flush(int pair) {
            long some = dirtyLow & low[pair];
            long more = dirtyHigh & high[pair];
            dirtyLow &= ~some;
            dirtyHigh &= ~more;
            int lo = Fr.LIMBS * pair;
            int hi = lo + Fr.LIMBS * half;
            boolean same = Fr.equal(state, lo, state, hi);
            boolean zero = same && Fr.isZero(state, lo);
            Arrays.fill(t, Fr.LIMBS, 3 * Fr.LIMBS, 0);
            for (; some != 0; some &= some - 1) {
                take(Long.numberOfTrailingZeros(some), zero);
            }
            for (; more != 0; more &= more - 1) {
                take(Long.SIZE + Long.numberOfTrailingZeros(more), zero);
            }
            if (zero) {
                return;
            }
            // t[1], t[2]: weights of the registers with the round's bit 0 and 1.
            Fr.mul(t, 0, t, Fr.LIMBS, state, lo);
            Fr.add(sums, 0, sums, 0, t, 0);
            if (!same) {
                Fr.sub(t, 0, state, hi, state, lo);
                Fr.sub(t, Fr.LIMBS, t, 2 * Fr.LIMBS, t, Fr.LIMBS);
                Fr.mul(t, 0, t, 0, t, Fr.LIMBS);
                Fr.add(sums, Fr.LIMBS, sums, Fr.LIMBS, t, 0);
            }
        }

        private void take(int register, boolean drop) {
            int at = Fr.LIMBS * register;
            if (!drop) {
                int sum = (register & half) == 0 ? Fr.LIMBS : 2 * Fr.LIMBS;
                Fr.mul(t, 0, pending, at, high(), Fr.LIMBS * (register >>> bits()));
                Fr.add(t, sum, t, sum, t, 0);
            }
            Arrays.fill(pending, at, at + Fr.LIMBS, 0);
        }

        private void addIncrements() {
            long[] unit = FrArrays.of(SmallWords.UNIT);
            for (int r = 0; r < REGISTERS; r++) {
                if (!Fr.isZero(incs, Fr.LIMBS * r)) {
                    Fr.mul(t, 0, incs, Fr.LIMBS * r, high(), Fr.LIMBS * (r >>> bits()));
                    Fr.mul(t, 0, t, 0, unit, 0);
                    Fr.add(sums, 0, sums, 0, t, 0);
                }
            }
        }
    }
}
