// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.util.Arrays;
import java.util.function.Supplier;

/** Checks that the I/O block at halt is the one a public statement describes. */
final class IoCheck {
    private IoCheck() {}

    /**
     * The output bytes of a block in order.
     *
     * @param input the block before the run
     * @param block the block at halt
     * @throws GuestException.IoBlockMismatch if a flag word is neither 0 nor 1, the input changed,
     *     or something lies outside the claimed output
     */
    static byte[] output(
            MemoryLayout layout, long[] input, long[] block, Supplier<TrapContext> context)
            throws GuestException {
        long length = block[layout.outputLength()];
        String fault = null;
        if (block[MemoryLayout.TERMINATION] >>> 1 != 0 || block[MemoryLayout.PANIC] >>> 1 != 0) {
            fault = "termination and panic words are 0 or 1";
        } else if (length < 0 || length > layout.maxOutputBytes()) {
            fault = "output length " + Long.toUnsignedString(length);
        } else if (!sameInput(layout, input, block)) {
            fault = "the input was overwritten";
        }
        if (fault == null) {
            byte[] output = PublicBlock.output(layout, block);
            if (matches(layout, block, output)) {
                return output;
            }
            fault = "something lies beyond the output's end";
        }
        throw new GuestException.IoBlockMismatch(fault, context.get());
    }

    private static boolean sameInput(MemoryLayout layout, long[] input, long[] block) {
        int from = MemoryLayout.INPUT_LENGTH;
        int to = layout.outputLength();
        return Arrays.equals(input, from, to, block, from, to);
    }

    private static boolean matches(MemoryLayout layout, long[] block, byte[] output) {
        long[] expected = PublicBlock.of(layout, new byte[0], output, false, false);
        int from = layout.outputLength();
        return Arrays.equals(expected, from, expected.length, block, from, block.length);
    }
}
