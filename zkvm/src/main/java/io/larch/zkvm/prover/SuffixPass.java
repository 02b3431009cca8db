// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.Fr;
import io.larch.bn254.FrVector;
import io.larch.bn254.Parallel;
import io.larch.zkvm.table.LookupTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The pass over the trace that opens a phase of {@link PrefixSuffixSum}: multiplies the weights by
 * the eq factor of the bits bound last, and sums weight times suffix by slot and phase bits.
 */
final class SuffixPass {
    private static final int BLOCK = 256;
    private static final int WIDTH = 1 << PrefixSuffixSum.PHASE_BITS;
    private static final int PHASES = 128 / PrefixSuffixSum.PHASE_BITS;

    private final Parallel parallel;
    private final CycleColumns cycles;
    private final LookupGroups groups;
    private final FrVector weights;
    private final int[] base;
    private final int arrays;

    /** A pass over weights that it changes. */
    SuffixPass(Parallel parallel, CycleColumns cycles, LookupGroups groups, FrVector weights) {
        this.parallel = parallel;
        this.cycles = cycles;
        this.groups = groups;
        this.weights = weights;
        this.base = new int[groups.groups().size()];
        int n = 0;
        for (int g = 0; g < base.length; g++) {
            base[g] = n;
            n += groups.groups().get(g).slots().size();
        }
        this.arrays = n;
    }

    /**
     * The arrays Q of every slot.
     *
     * @param phase which eight bits
     * @param eqBound the eq table of the eight bits before, or null in the first phase
     */
    List<long[]> run(int phase, long[] eqBound) {
        int size = cycles.size();
        int grain = Math.max(1 << 10, (size + 7) / 8);
        List<long[]> parts =
                parallel.reduce(size, grain, (from, to) -> accumulate(phase, eqBound, from, to));
        List<long[]> out = new ArrayList<>();
        for (int s = 0; s < groups.slots().size(); s++) {
            out.add(FrArrays.allocate(WIDTH));
        }
        for (int g = 0; g < base.length; g++) {
            merge(g, parts, out);
        }
        return out;
    }

    /** Adds a group's sums to its slots, with their scales. */
    private void merge(int g, List<long[]> parts, List<long[]> out) {
        LookupGroups.Group group = groups.groups().get(g);
        for (int i = 0; i < group.slots().size(); i++) {
            int at = Fr.LIMBS * WIDTH * 2 * (base[g] + i);
            long[] unit = FrArrays.of(group.scales().get(i));
            long[] word = FrArrays.of(group.scales().get(i).mul(SmallWords.UNIT));
            long[] z = out.get(group.slots().get(i));
            long[] t = FrArrays.allocate(1);
            for (long[] part : parts) {
                for (int c = 0; c < Fr.LIMBS * WIDTH; c += Fr.LIMBS) {
                    multiplyAdd(z, c, part, at + c, unit, t);
                    multiplyAdd(z, c, part, at + Fr.LIMBS * WIDTH + c, word, t);
                }
            }
        }
    }

    private static void multiplyAdd(long[] z, int zi, long[] x, int xi, long[] y, long[] t) {
        if (!Fr.isZero(x, xi)) {
            Fr.mul(t, 0, x, xi, y, 0);
            Fr.add(z, zi, z, zi, t, 0);
        }
    }

    /** Sums of the cycles of a range: per group slot 256 unit sums, then 256 word sums. */
    private long[] accumulate(int phase, long[] eqBound, int from, int to) {
        long[] sums = FrArrays.allocate(2 * WIDTH * arrays);
        long[] block = FrArrays.allocate(BLOCK);
        long[] t = FrArrays.allocate(1);
        int[] groupOfOp = groups.groupOfOp();
        for (int start = from; start < to; start += BLOCK) {
            int n = Math.min(BLOCK, to - start);
            weights.load(start, block, 0, n);
            for (int i = 0; i < n; i++) {
                int j = start + i;
                int g = groupOfOp[cycles.op(j)];
                long left = cycles.indexLeft(j);
                long right = cycles.indexRight(j);
                boolean interleaved = groups.groups().get(g).interleaved();
                if (eqBound != null) {
                    int c = bits(interleaved, left, right, phase - 1);
                    Fr.mul(block, Fr.LIMBS * i, block, Fr.LIMBS * i, eqBound, Fr.LIMBS * c);
                }
                add(g, phase, left, right, block, Fr.LIMBS * i, sums, t);
            }
            if (eqBound != null) {
                weights.store(start, block, 0, n);
            }
        }
        return sums;
    }

    private void add(
            int g, int phase, long left, long right, long[] u, int ui, long[] sums, long[] t) {
        LookupGroups.Group group = groups.groups().get(g);
        int c = bits(group.interleaved(), left, right, phase);
        int pairs = LookupTable.PAIRS - PrefixSuffixSum.PHASE_BITS / 2 * (phase + 1);
        long l = group.interleaved() ? low(left, pairs) : low(left, 2 * pairs - 64);
        long r = low(right, group.interleaved() ? pairs : 2 * pairs);
        for (int i = 0; i < group.slots().size(); i++) {
            LookupGroups.Slot slot = groups.slot(group.slots().get(i));
            long suffix = slot.table().suffix(slot.term(), l, r, pairs);
            int at = Fr.LIMBS * (WIDTH * 2 * (base[g] + i) + c);
            if (suffix == 1) {
                Fr.add(sums, at, sums, at, u, ui);
            } else if (suffix != 0) {
                int word = at + Fr.LIMBS * WIDTH;
                Fr.mulWord(t, 0, u, ui, suffix);
                Fr.add(sums, word, sums, word, t, 0);
            }
        }
    }

    /** The low bits of a word; none for n ≤ 0, all for n ≥ 64. */
    private static long low(long word, int n) {
        return n <= 0 ? 0 : n >= 64 ? word : word & ((1L << n) - 1);
    }

    /** The eight index bits of a phase. */
    static int bits(boolean interleaved, long left, long right, int phase) {
        if (interleaved) {
            int shift = 4 * (PHASES - 1 - phase);
            return spread((int) (left >>> shift) & 15) << 1 | spread((int) (right >>> shift) & 15);
        }
        int shift = 8 * (PHASES - 1 - phase);
        return (int) (shift >= 64 ? left >>> (shift - 64) : right >>> shift) & 0xff;
    }

    /** Moves bit i of four bits to position 2i. */
    private static int spread(int v) {
        int x = (v | v << 2) & 0x33;
        return (x | x << 1) & 0x55;
    }
}
