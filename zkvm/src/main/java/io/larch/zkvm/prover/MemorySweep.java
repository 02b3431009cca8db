// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.Parallel;
import io.larch.bn254.SmallColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The address rounds of a read-write memory check: the sum
 *
 * <pre>
 *   Σ_(cell, j) w(j)·Σ_s [address_s(j) = cell]·(v_s·Val(cell, j) + c_s·Inc(j))
 * </pre>
 *
 * with the cell's variables bound one by one, most significant first.
 *
 * <p>After i rounds {@code Val(ρ_1..ρ_i, low bits, j)} is an array of {@code 2^(n-i)} elements that
 * changes in one place per cycle, by {@code eq(ρ, high bits of the written cell)·Inc(j)}. A round
 * walks the trace once with that array: O(T) multiplications, no sparse matrix. The trace is cut
 * into chunks, each with the array as it stands at the chunk's first cycle, so that chunks are
 * independent; those arrays are bound like any other.
 *
 * <p>Source: the Twist and Shout papers (ePrint 2025/105) for the relation.
 */
final class MemorySweep {
    private static final int BLOCK = 256;

    /**
     * One access per cycle.
     *
     * @param address the cell accessed in a cycle
     * @param value v_s
     * @param increment c_s; zero for a pure read
     */
    record Access(IntUnaryOperator address, FrElement value, FrElement increment) {}

    private final Parallel parallel;
    private final FrVector weights;
    private final List<Access> accesses;
    private final SmallColumn increments;
    private final FrElement scale;
    private final List<long[]> starts;
    private final int chunk;
    private int bits;
    private long[] high = FrArrays.of(FrElement.ONE);
    private long[] highWords;

    /**
     * A sweep at its first round.
     *
     * @param bits number of cell variables n
     * @param weights w, borrowed
     * @param accesses the first one is the one that writes
     * @param increments Inc
     * @param scale an increment changes the array by {@code scale·Inc}
     * @param starts the array before the first cycle of each chunk; consumed
     */
    MemorySweep(
            Parallel parallel,
            int bits,
            FrVector weights,
            List<Access> accesses,
            SmallColumn increments,
            FrElement scale,
            List<long[]> starts) {
        this.parallel = parallel;
        this.bits = bits;
        this.weights = weights;
        this.accesses = List.copyOf(accesses);
        this.increments = increments;
        this.scale = scale;
        this.starts = new ArrayList<>(starts);
        this.chunk = chunkLength(weights.size(), starts.size());
        setHighWords();
    }

    /** Cycles per chunk. */
    static int chunkLength(int cycles, int chunks) {
        return (cycles + chunks - 1) / chunks;
    }

    /** How many chunks a trace of T cycles over K cells is cut into. */
    static int chunks(int cycles, int cells) {
        long fit = Math.max(1, 2L * cycles / cells);
        return (int) Math.min(Math.min(16, fit), Math.max(1, cycles / 64));
    }

    /** The round polynomial by its values at 0, 1, 2. */
    List<FrElement> round(FrElement claim) {
        int sums = 3 * accesses.size();
        long[] total = FrArrays.allocate(sums);
        parallel.reduce(starts.size(), 1, (from, to) -> sweepChunks(from, to, sums))
                .forEach(part -> FrArrays.addTo(total, part));
        FrElement low = FrElement.ZERO;
        FrElement top = FrElement.ZERO;
        for (int s = 0; s < accesses.size(); s++) {
            Access a = accesses.get(s);
            low = low.add(a.value().mul(FrArrays.get(total, 3 * s)));
            top = top.add(a.value().mul(FrArrays.get(total, 3 * s + 1)));
            FrElement inc = FrArrays.get(total, 3 * s + 2).mul(SmallWords.UNIT);
            low = low.add(a.increment().mul(inc));
        }
        return FrArrays.quadratic(low, top, claim);
    }

    /** Binds the most significant unbound variable of the cell. */
    void bind(FrElement r) {
        for (long[] start : starts) {
            FrArrays.bindTop(parallel, start, 1 << bits, r);
        }
        high = FrArrays.extendEq(parallel, high, r);
        bits--;
        setHighWords();
    }

    /** {@code eq(ρ, cell)} for every cell, once all variables are bound; borrowed. */
    long[] eqTable() {
        return high;
    }

    /**
     * {@code Val(ρ, j)} for every cycle, once all variables are bound.
     *
     * @param initial {@code Val(ρ, 0)}
     */
    FrVector values(FrElement initial) {
        FrVector out = FrVector.allocate(weights.size());
        List<FrElement> deltas = parallel.reduce(starts.size(), 1, (c, to) -> delta(c));
        long[] first = FrArrays.allocate(starts.size());
        FrElement at = initial;
        for (int c = 0; c < starts.size(); c++) {
            at.store(first, Fr.LIMBS * c);
            at = at.add(deltas.get(c));
        }
        parallel.forRange(starts.size(), 1, (c, to) -> running(c, FrArrays.get(first, c), out));
        return out;
    }

    private void setHighWords() {
        long[] factor = FrArrays.of(bits == 0 ? SmallWords.UNIT : SmallWords.UNIT.mul(scale));
        long[] words = new long[high.length];
        parallel.forRange(
                high.length / Fr.LIMBS,
                BLOCK,
                (from, to) -> {
                    for (int i = Fr.LIMBS * from; i < Fr.LIMBS * to; i += Fr.LIMBS) {
                        Fr.mul(words, i, high, i, factor, 0);
                    }
                });
        highWords = words;
    }

    private long[] sweepChunks(int from, int to, int sums) {
        long[] total = FrArrays.allocate(sums);
        for (int c = from; c < to; c++) {
            sweep(c, total);
        }
        return total;
    }

    private int end(int c) {
        return Math.min(weights.size(), (c + 1) * chunk);
    }

    private void sweep(int c, long[] sums) {
        long[] state = java.util.Arrays.copyOf(starts.get(c), Fr.LIMBS << bits);
        long[] block = FrArrays.allocate(BLOCK);
        long[] t = FrArrays.allocate(2);
        for (int from = c * chunk; from < end(c); from += BLOCK) {
            int n = Math.min(BLOCK, end(c) - from);
            weights.load(from, block, 0, n);
            for (int i = 0; i < n; i++) {
                for (int s = 0; s < accesses.size(); s++) {
                    read(s, from + i, state, block, Fr.LIMBS * i, t, sums);
                }
                write(from + i, state, t);
            }
        }
    }

    /** Adds one access to its three sums: s(0), top coefficient, increments at 0. */
    private void read(int s, int j, long[] state, long[] w, int wi, long[] t, long[] sums) {
        Access access = accesses.get(s);
        int cell = access.address().applyAsInt(j);
        int half = 1 << (bits - 1);
        boolean one = (cell & half) != 0;
        int lo = Fr.LIMBS * (cell & (half - 1));
        int hi = lo + Fr.LIMBS * half;
        long inc = access.increment().isZero() || one ? 0 : increments.magnitude(j);
        boolean same = Fr.equal(state, lo, state, hi);
        if (same && inc == 0 && (one || Fr.isZero(state, lo))) {
            return;
        }
        Fr.mul(t, 0, w, wi, high, Fr.LIMBS * (cell >>> bits));
        int at = Fr.LIMBS * 3 * s;
        if (!one) {
            Fr.mul(t, 4, t, 0, state, lo);
            Fr.add(sums, at, sums, at, t, 4);
            addWord(sums, at + 2 * Fr.LIMBS, t, 0, inc, increments.isNegative(j), t, 4);
        }
        if (!same) {
            Fr.sub(t, 4, state, hi, state, lo);
            Fr.mul(t, 4, t, 4, t, 0);
            accumulate(sums, at + Fr.LIMBS, t, 4, !one);
        }
    }

    private void write(int j, long[] state, long[] t) {
        long inc = increments.magnitude(j);
        if (inc == 0) {
            return;
        }
        int cell = accesses.get(0).address().applyAsInt(j);
        int at = Fr.LIMBS * (cell & ((1 << bits) - 1));
        boolean negative = increments.isNegative(j);
        addWord(state, at, highWords, Fr.LIMBS * (cell >>> bits), inc, negative, t, 0);
    }

    /** {@code z ± x·word·2^-64}. */
    private static void addWord(
            long[] z, int zi, long[] x, int xi, long word, boolean negative, long[] t, int ti) {
        if (word != 0) {
            Fr.mulWord(t, ti, x, xi, word);
            accumulate(z, zi, t, ti, negative);
        }
    }

    private static void accumulate(long[] z, int zi, long[] x, int xi, boolean negative) {
        if (negative) {
            Fr.sub(z, zi, z, zi, x, xi);
        } else {
            Fr.add(z, zi, z, zi, x, xi);
        }
    }

    private FrElement delta(int c) {
        long[] sum = FrArrays.allocate(2);
        for (int j = c * chunk; j < end(c); j++) {
            step(j, sum);
        }
        return FrArrays.get(sum, 0);
    }

    private void running(int c, FrElement first, FrVector out) {
        long[] value = FrArrays.allocate(2);
        first.store(value, 0);
        long[] block = FrArrays.allocate(BLOCK);
        for (int from = c * chunk; from < end(c); from += BLOCK) {
            int n = Math.min(BLOCK, end(c) - from);
            for (int i = 0; i < n; i++) {
                System.arraycopy(value, 0, block, Fr.LIMBS * i, Fr.LIMBS);
                step(from + i, value);
            }
            out.store(from, block, 0, n);
        }
    }

    /** Adds {@code eq(ρ, written cell)·Inc(j)} to the first element; the second is scratch. */
    private void step(int j, long[] value) {
        long inc = increments.magnitude(j);
        if (inc != 0) {
            int cell = Fr.LIMBS * accesses.get(0).address().applyAsInt(j);
            addWord(value, 0, highWords, cell, inc, increments.isNegative(j), value, Fr.LIMBS);
        }
    }
}
