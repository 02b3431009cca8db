// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.statement;

import io.larch.bn254.Field;
import io.larch.sumcheck.Multilinear;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.shape.ProgramShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The 2^io public words of a statement, as memory holds them after the last cycle.
 *
 * <pre>
 *   first half   0 termination   1 panic   2 input length in bytes   3… input words
 *   second half  0 output length in bytes  1… output words
 * </pre>
 *
 * Words are little-endian; unused words and bytes are zero.
 */
public final class IoBlock {
    /** Word of the first half that says the program finished. */
    public static final int TERMINATION = 0;

    /** Word of the first half that says the program panicked. */
    public static final int PANIC = 1;

    /** Word of the first half with the input length; the input follows. */
    public static final int INPUT_LENGTH = 2;

    private IoBlock() {}

    /** Largest input in bytes. */
    public static int maxInputBytes(ProgramShape shape) {
        return 8 * (shape.ioHalf() - INPUT_LENGTH - 1);
    }

    /** Largest output in bytes. */
    public static int maxOutputBytes(ProgramShape shape) {
        return 8 * (shape.ioHalf() - 1);
    }

    /** Whether a statement fits the block of a shape. */
    public static boolean fits(ProgramShape shape, Statement statement) {
        return statement.inputLength() <= maxInputBytes(shape)
                && statement.outputLength() <= maxOutputBytes(shape);
    }

    /**
     * The words of a statement.
     *
     * @throws IllegalArgumentException if it does not fit
     */
    public static long[] words(ProgramShape shape, Statement statement) {
        if (!fits(shape, statement)) {
            throw new IllegalArgumentException("the statement does not fit the I/O block");
        }
        long[] words = new long[1 << shape.io()];
        words[TERMINATION] = statement.termination();
        words[PANIC] = statement.panic();
        put(words, INPUT_LENGTH, statement.input());
        put(words, shape.ioHalf(), statement.output());
        return words;
    }

    private static void put(long[] words, int at, byte[] bytes) {
        words[at] = bytes.length;
        for (int i = 0; i < bytes.length; i++) {
            words[at + 1 + i / 8] |= (bytes[i] & 0xffL) << (8 * (i % 8));
        }
    }

    /**
     * The statement that a block describes; the inverse of {@link #words}.
     *
     * @throws IllegalArgumentException if no statement has these words
     */
    public static Statement statement(ProgramShape shape, long[] words) {
        byte[] input = bytes(words, INPUT_LENGTH, maxInputBytes(shape));
        byte[] output = bytes(words, shape.ioHalf(), maxOutputBytes(shape));
        Statement statement = new Statement(input, output, words[PANIC], words[TERMINATION]);
        if (!Arrays.equals(words, words(shape, statement))) {
            throw new IllegalArgumentException("words outside the lengths of the I/O block");
        }
        return statement;
    }

    private static byte[] bytes(long[] words, int at, int most) {
        if (Long.compareUnsigned(words[at], most) > 0) {
            throw new IllegalArgumentException("length " + words[at]);
        }
        byte[] bytes = new byte[(int) words[at]];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (words[at + 1 + i / 8] >>> (8 * (i % 8)));
        }
        return bytes;
    }

    /** Three words to an element, the first the least significant. */
    public static <E> List<E> pack(Field<E> f, List<E> words) {
        List<E> packed = new ArrayList<>();
        for (int from = 0; from < words.size(); from += ProofSchedule.WORDS_PER_ELEMENT) {
            E sum = f.zero();
            for (int i = 0; i < ProofSchedule.WORDS_PER_ELEMENT; i++) {
                if (from + i < words.size()) {
                    E shift = f.constant(Multilinear.powerOfTwo(64 * i));
                    sum = f.add(sum, f.mul(shift, words.get(from + i)));
                }
            }
            packed.add(sum);
        }
        return packed;
    }
}
