// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.Parallel;
import io.larch.bn254.SmallColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The address rounds of a read-write memory check: a sum over (cell, j) of products of address
 * selectors with the memory {@code Val(cell, j)} before cycle j, the cell's variables bound one by
 * one, most significant first.
 *
 * <p>After i rounds {@code Val(ρ_1..ρ_i, low bits, j)} is an array of {@code 2^(n-i)} elements that
 * changes in one place per cycle, by {@code eq(ρ, high bits of the written cell)·Inc(j)}. A round
 * walks the trace once with that array: O(T) multiplications, no sparse matrix. The trace is cut
 * into chunks, each with the array as it stands at the chunk's first cycle, so that chunks are
 * independent; those arrays are bound like any other.
 *
 * <p>Source: the Twist and Shout papers (ePrint 2025/105) for the relation.
 */
abstract class MemorySweep {
    /** Cycles whose weights are loaded at once. */
    static final int BLOCK = 256;

    private final ProverTools tools;
    private final Parallel parallel;
    private final int cycles;
    private final IntUnaryOperator writes;
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
     * @param writes the cell written in a cycle
     * @param increments Inc
     * @param scale an increment changes the array by {@code scale·Inc}
     * @param starts the array before the first cycle of each chunk; consumed
     */
    MemorySweep(
            ProverTools tools,
            int bits,
            IntUnaryOperator writes,
            SmallColumn increments,
            FrElement scale,
            List<long[]> starts) {
        this.tools = tools;
        this.parallel = tools.parallel();
        this.bits = bits;
        this.cycles = increments.size();
        this.writes = writes;
        this.increments = increments;
        this.scale = scale;
        this.starts = new ArrayList<>(starts);
        this.chunk = chunkLength(cycles, starts.size());
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

    /**
     * Walks the cycles {@code from <= j < to}.
     *
     * @param state the array before the first of them; changed
     * @param sums two elements, the round polynomial's value at 0 and its top coefficient; added to
     */
    abstract void sweep(int from, int to, long[] state, long[] sums);

    /** The round polynomial by its values at 0, 1, 2. */
    final List<FrElement> round(FrElement claim) {
        long[] total = FrArrays.allocate(2);
        parallel.reduce(starts.size(), 1, this::sweepChunks)
                .forEach(part -> FrArrays.addTo(total, part));
        return FrArrays.quadratic(FrArrays.get(total, 0), FrArrays.get(total, 1), claim);
    }

    private long[] sweepChunks(int from, int to) {
        long[] sums = FrArrays.allocate(2);
        for (int c = from; c < to; c++) {
            long[] state = Arrays.copyOf(starts.get(c), Fr.LIMBS << bits);
            sweep(c * chunk, end(c), state, sums);
        }
        return sums;
    }

    /** Binds the most significant unbound variable of the cell. */
    final void bind(FrElement r) {
        for (long[] start : starts) {
            FrArrays.bindTop(parallel, start, 1 << bits, r);
        }
        high = FrArrays.extendEq(parallel, high, r);
        bits--;
        setHighWords();
    }

    /** {@code eq(ρ, cell)} for every cell, once all variables are bound; borrowed. */
    final long[] eqTable() {
        return high;
    }

    /**
     * {@code Val(ρ, j)} for every cycle, once all variables are bound, in a vector of the pool.
     *
     * @param initial {@code Val(ρ, 0)}
     */
    final FrVector values(FrElement initial) {
        FrVector out = tools.context().pool().take(cycles);
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

    private int end(int c) {
        return Math.min(cycles, (c + 1) * chunk);
    }

    /** Number of unbound variables. */
    final int bits() {
        return bits;
    }

    /** eq of the bound variables, by the high bits of a cell. */
    final long[] high() {
        return high;
    }

    /** The cell written in a cycle. */
    final int written(int j) {
        return writes.applyAsInt(j);
    }

    /** Magnitude of an increment. */
    final long magnitude(int j) {
        return increments.magnitude(j);
    }

    /** Sign of an increment. */
    final boolean isNegative(int j) {
        return increments.isNegative(j);
    }

    /** Applies a cycle's write to the array; t is scratch. */
    final void write(int j, long[] state, long[] t) {
        long inc = increments.magnitude(j);
        if (inc != 0) {
            int cell = written(j);
            int at = Fr.LIMBS * (cell & ((1 << bits) - 1));
            addWord(state, at, highWords, Fr.LIMBS * (cell >>> bits), inc, isNegative(j), t, 0);
        }
    }

    /** {@code z ± x·word·2^-64}. */
    static void addWord(
            long[] z, int zi, long[] x, int xi, long word, boolean negative, long[] t, int ti) {
        if (word != 0) {
            Fr.mulWord(t, ti, x, xi, word);
            accumulate(z, zi, t, ti, negative);
        }
    }

    /** {@code z ± x}. */
    static void accumulate(long[] z, int zi, long[] x, int xi, boolean negative) {
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
            int cell = Fr.LIMBS * written(j);
            addWord(value, 0, highWords, cell, inc, isNegative(j), value, Fr.LIMBS);
        }
    }
}
