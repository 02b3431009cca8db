// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.statement;

import java.util.Arrays;

/**
 * What a proof is about, beside the program: public input and output, and how the run ended. Two
 * statements are equal when all of it is.
 */
public final class Statement {
    private final byte[] input;
    private final byte[] output;
    private final long panic;
    private final long termination;

    /**
     * A statement; the arrays are copied.
     *
     * @param input public input bytes
     * @param output output bytes
     * @param panic the panic word, 0 for a run that did not panic
     * @param termination the termination word, 1 for a run that finished
     */
    public Statement(byte[] input, byte[] output, long panic, long termination) {
        this.input = input.clone();
        this.output = output.clone();
        this.panic = panic;
        this.termination = termination;
    }

    /** A run that finished without panic. */
    public static Statement finished(byte[] input, byte[] output) {
        return new Statement(input, output, 0, 1);
    }

    /** The public input, copied. */
    public byte[] input() {
        return input.clone();
    }

    /** The output, copied. */
    public byte[] output() {
        return output.clone();
    }

    /** Length of the input in bytes. */
    public int inputLength() {
        return input.length;
    }

    /** Length of the output in bytes. */
    public int outputLength() {
        return output.length;
    }

    /** The panic word. */
    public long panic() {
        return panic;
    }

    /** The termination word. */
    public long termination() {
        return termination;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Statement s
                && Arrays.equals(input, s.input)
                && Arrays.equals(output, s.output)
                && panic == s.panic
                && termination == s.termination;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(input) + Arrays.hashCode(output);
    }

    @Override
    public String toString() {
        return "statement: "
                + input.length
                + " bytes in, "
                + output.length
                + " bytes out, panic "
                + panic
                + ", termination "
                + termination;
    }
}
