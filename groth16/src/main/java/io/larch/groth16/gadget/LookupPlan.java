// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import java.util.List;

/**
 * The widths of the tables that may be chosen, and what everything costs with them.
 *
 * @param rangeWidth w of the range table of 2^w entries, 0 for bits
 * @param chunk c of the table of 2^2c entries for bitwise operations, 0 for bits
 * @param cost number of constraints, if queries are distinct single wires
 */
record LookupPlan(int rangeWidth, int chunk, long cost) {
    private static final int HASH = new Poseidon2Permutation().cost();
    private static final int WORD_COLUMNS = 3;

    /**
     * The cheapest plan. The commitment and the second challenge are paid once, so the two widths
     * are chosen together, and beside the tables that are there anyway.
     *
     * @param ranges bits of the values to be range-checked
     * @param words bits of the bitwise operations
     * @param tables other tables
     * @param users number of other arguments that need a commitment
     */
    static LookupPlan cheapest(
            List<Integer> ranges, List<Integer> words, List<LookupTable> tables, int users) {
        int columns = tables.stream().mapToInt(LookupTable::columns).max().orElse(0);
        long others = tables.stream().mapToLong(LookupTable::cost).sum();
        if (users > 0) {
            columns = Math.max(columns, 1);
        }
        LookupPlan best = new LookupPlan(0, 0, Long.MAX_VALUE);
        for (int w = 0; w <= RangeChecker.MAX_WIDTH; w++) {
            for (int c = 0; c <= BitwiseWords.MAX_CHUNK; c++) {
                int most =
                        Math.max(columns, Math.max(rangeColumns(ranges, w), wordColumns(words, c)));
                long cost = others + challenges(most);
                cost += RangeChecker.cost(ranges, w) + BitwiseWords.cost(words, c);
                if (cost < best.cost) {
                    best = new LookupPlan(w, c, cost);
                }
            }
        }
        return best;
    }

    private static int rangeColumns(List<Integer> ranges, int w) {
        return w > 0 && ranges.stream().anyMatch(bits -> bits > 1) ? 1 : 0;
    }

    private static int wordColumns(List<Integer> words, int c) {
        return c > 0 && !words.isEmpty() ? WORD_COLUMNS : 0;
    }

    /** The price of the challenges for tables of so many columns; none without a table. */
    private static long challenges(int columns) {
        return columns < 2 ? columns : 1 + HASH + columns - 2;
    }
}
