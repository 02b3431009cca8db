// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * A lookup table over indices of 128 bits: a function on Boolean indices, and its multilinear
 * extension declared as a recurrence over the 64 pairs of index bits.
 *
 * <p>Pair i (from the top) consists of the index bits 127−2i and 126−2i, called x_i and y_i. An
 * <em>interleaved</em> index carries two words x and y with x_i, y_i their bits 63−i; a
 * <em>single</em> index is one number below 2^128. A table keeps a vector of {@link #terms()}
 * values, the <em>prefixes</em>, each multilinear in the variables read so far; {@link #step} reads
 * one pair. For every number n &lt; 64 of unread pairs
 *
 * <pre>
 *   table(index) = Σ_k prefix_k(bits read) · suffix_k(bits unread),
 * </pre>
 *
 * with suffix values below 2^64. The extension at a point is the recurrence run over field elements
 * with no pair left unread; the prover uses the identity at every phase split (prefix–suffix
 * structure of "Proving CPU Executions in Small Space", ePrint 2025/611).
 *
 * <p>Cost of {@link #evaluate}: at most a few hundred multiplications.
 */
public abstract class LookupTable {
    /** Number of pairs of index bits. */
    public static final int PAIRS = 64;

    private final boolean interleaved;
    private final int terms;

    LookupTable(boolean interleaved, int terms) {
        this.interleaved = interleaved;
        this.terms = terms;
    }

    /** Whether the index interleaves two words; otherwise it is one 128-bit number. */
    public final boolean isInterleaved() {
        return interleaved;
    }

    /** Number of prefix–suffix terms. */
    public final int terms() {
        return terms;
    }

    /**
     * The entry, an unsigned 64-bit word.
     *
     * @param left the word x of an interleaved index, or the high word of a single one
     * @param right the word y of an interleaved index, or the low word of a single one
     */
    public abstract long value(long left, long right);

    /** The prefixes before any pair is read: a mutable list of {@link #terms()} values. */
    public abstract <E> List<E> start(Field<E> f);

    /**
     * Reads one pair of index variables into the prefixes.
     *
     * @param prefixes replaced in place; each new value is linear in the old ones and in x and in y
     * @param pair position of the pair, 0 the most significant
     */
    public abstract <E> void step(Field<E> f, List<E> prefixes, int pair, E x, E y);

    /**
     * The suffix of a term on Boolean unread bits, an unsigned 64-bit word.
     *
     * @param term k
     * @param left the unread low bits of the left word, as in {@link #value}, zero-extended
     * @param right the unread low bits of the right word
     * @param pairs number of unread pairs, below 64; a single index has {@code 2·pairs} unread bits
     */
    public abstract long suffix(int term, long left, long right, int pairs);

    /**
     * The multilinear extension.
     *
     * @param r 128 index variables, most significant first
     */
    public final <E> E evaluate(Field<E> f, List<E> r) {
        if (r.size() != 2 * PAIRS) {
            throw new IllegalArgumentException("a lookup index has 128 variables");
        }
        List<E> prefixes = start(f);
        for (int i = 0; i < PAIRS; i++) {
            step(f, prefixes, i, r.get(2 * i), r.get(2 * i + 1));
        }
        return finish(f, prefixes);
    }

    /** The value when every pair has been read: {@code Σ_k prefix_k·suffix_k()}. */
    public final <E> E finish(Field<E> f, List<E> prefixes) {
        E sum = f.zero();
        for (int k = 0; k < terms; k++) {
            long s = suffix(k, 0, 0, 0);
            if (s != 0) {
                sum = f.add(sum, f.mul(Weights.constant(f, s), prefixes.get(k)));
            }
        }
        return sum;
    }

    /** A mutable list of the given start values. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    static <E> List<E> prefixes(E... values) {
        List<E> list = new ArrayList<>(values.length);
        for (E v : values) {
            list.add(v);
        }
        return list;
    }

    /** {@code prefixes[k] += v}. */
    static <E> void add(Field<E> f, List<E> prefixes, int k, E v) {
        prefixes.set(k, f.add(prefixes.get(k), v));
    }

    /** {@code prefixes[k] *= v}. */
    static <E> void multiply(Field<E> f, List<E> prefixes, int k, E v) {
        prefixes.set(k, f.mul(prefixes.get(k), v));
    }

    /** 1 − x. */
    static <E> E not(Field<E> f, E x) {
        return f.sub(f.one(), x);
    }

    /** 1 if the condition holds, else 0. */
    static long bit(boolean condition) {
        return condition ? 1 : 0;
    }
}
