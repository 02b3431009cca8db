// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.util.Arrays;

/**
 * Where a 16-bit encoding keeps the bits of its immediate.
 *
 * <p>Written as in the ISA manual: {@code 12=5:3 6=2|6} says that from bit 12 of the halfword
 * downwards stand bits 5 to 3 of the immediate, and from bit 6 downwards its bits 2 and 6. A
 * leading minus says that the immediate is sign-extended from its highest bit.
 *
 * @param signed whether it is sign-extended
 * @param width number of its highest bit, plus 1
 * @param from bits of the halfword
 * @param to the bits of the immediate they are
 */
record CompressedImmediate(boolean signed, int width, int[] from, int[] to) {
    /** Reads the notation; the empty text is the immediate 0. */
    static CompressedImmediate parse(String text) {
        boolean signed = text.startsWith("-");
        int[] from = new int[Short.SIZE];
        int[] to = new int[Short.SIZE];
        int count = 0;
        int width = 0;
        for (String part : text.substring(signed ? 1 : 0).split(" ")) {
            String[] sides = part.split("=");
            int at = sides.length < 2 ? 0 : Integer.parseInt(sides[0]);
            for (String run : sides.length < 2 ? new String[0] : sides[1].split("\\|")) {
                String[] ends = run.split(":");
                int last = Integer.parseInt(ends[ends.length - 1]);
                for (int bit = Integer.parseInt(ends[0]); bit >= last; bit--) {
                    from[count] = at--;
                    to[count++] = bit;
                    width = Math.max(width, bit + 1);
                }
            }
        }
        return new CompressedImmediate(
                signed, width, Arrays.copyOf(from, count), Arrays.copyOf(to, count));
    }

    long value(int halfword) {
        long value = 0;
        for (int i = 0; i < from.length; i++) {
            value |= (long) (halfword >>> from[i] & 1) << to[i];
        }
        int unused = Long.SIZE - width;
        return signed ? value << unused >> unused : value;
    }
}
