// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/** Multiples of columns of few distinct small integers, looked up instead of computed. */
final class ScaledDigits {
    private static final int MAX_BITS = 16;

    /** How many times over a table must be read to be worth its making. */
    private static final int USES = 4;

    private ScaledDigits() {}

    /** Whether a table of all multiples is worth its making. */
    static boolean worthwhile(FrColumn x) {
        return x instanceof SmallColumn small
                && small.bits() <= MAX_BITS
                && x.size() >= USES << small.bits();
    }

    /** {@code c·x[i]}; x as {@link #worthwhile} wants it. */
    static TableColumn of(FrElement c, FrColumn x) {
        SmallColumn small = (SmallColumn) x;
        FrVector multiples = FrVector.allocate(1 << small.bits());
        FrElement at = FrElement.ZERO;
        for (int v = 0; v < multiples.size(); v++) {
            multiples.set(v, at);
            at = at.add(c);
        }
        return new TableColumn(multiples, small);
    }

    /**
     * {@code sum += 2^-64·Σ x[from + k]·table[k]} for k below n.
     *
     * @param t scratch, one element
     */
    static void accumulate(long[] sum, SmallColumn x, int from, long[] table, int n, long[] t) {
        for (int k = 0; k < n; k++) {
            long word = x.magnitude(from + k);
            if (word == 0) {
                continue;
            }
            Fr.mulWord(t, 0, table, Fr.LIMBS * k, word);
            if (x.isNegative(from + k)) {
                Fr.sub(sum, 0, sum, 0, t, 0);
            } else {
                Fr.add(sum, 0, sum, 0, t, 0);
            }
        }
    }
}
