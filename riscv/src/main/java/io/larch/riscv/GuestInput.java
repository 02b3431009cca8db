// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/** What a run reads: public input and private input, as bytes. */
public final class GuestInput {
    /** No input at all. */
    public static final GuestInput EMPTY = new GuestInput(new byte[0], new byte[0]);

    private final byte[] input;
    private final byte[] privateInput;

    /**
     * An input.
     *
     * @param input the public part; copied
     * @param privateInput the private part; copied
     */
    public GuestInput(byte[] input, byte[] privateInput) {
        this.input = input.clone();
        this.privateInput = privateInput.clone();
    }

    /** A public input and nothing private. */
    public static GuestInput of(byte[] input) {
        return new GuestInput(input, new byte[0]);
    }

    /** A copy of the public part. */
    public byte[] input() {
        return input.clone();
    }

    /** A copy of the private part. */
    public byte[] privateInput() {
        return privateInput.clone();
    }
}
