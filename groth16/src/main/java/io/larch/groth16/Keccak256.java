// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Keccak-256 with the original padding, as the EVM has it (not SHA3-256 of FIPS 202, whose padding
 * differs). Source: The Keccak reference, version 3.0, sections 1.2 and 2.1.
 */
public final class Keccak256 {
    private static final int RATE = 136;
    private static final int ROUNDS = 24;
    private static final int LANES = 25;

    private final long[] state = new long[LANES];
    private final long[] next = new long[LANES];
    private final long[] parity = new long[5];

    private Keccak256() {}

    /** The 32 bytes of the digest. */
    public static byte[] digest(byte[] message) {
        byte[] padded = Arrays.copyOf(message, (message.length / RATE + 1) * RATE);
        padded[message.length] ^= 0x01;
        padded[padded.length - 1] ^= (byte) 0x80;
        Keccak256 k = new Keccak256();
        ByteBuffer in = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            for (int i = 0; i < RATE / 8; i++) {
                k.state[i] ^= in.getLong();
            }
            k.permute();
        }
        ByteBuffer out = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 4; i++) {
            out.putLong(k.state[i]);
        }
        return out.array();
    }

    private void permute() {
        int lfsr = 1;
        for (int round = 0; round < ROUNDS; round++) {
            theta();
            rhoPi();
            chi();
            for (int j = 0; j < 7; j++) {
                if ((lfsr & 1) != 0) {
                    state[0] ^= 1L << ((1 << j) - 1);
                }
                lfsr = lfsr << 1 ^ (lfsr >> 7) * 0x171;
            }
        }
    }

    /** Lane (x, y) is at x + 5y. Each column is added to its neighbours. */
    private void theta() {
        for (int x = 0; x < 5; x++) {
            parity[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
        }
        for (int i = 0; i < LANES; i++) {
            int x = i % 5;
            state[i] ^= parity[(x + 4) % 5] ^ Long.rotateLeft(parity[(x + 1) % 5], 1);
        }
    }

    /** Rotates lane t of the walk (x, y) ↦ (y, 2x + 3y) by t(t + 1)/2 and moves it on. */
    private void rhoPi() {
        next[0] = state[0];
        int x = 1;
        int y = 0;
        for (int t = 1; t < LANES; t++) {
            int to = (2 * x + 3 * y) % 5;
            next[y + 5 * to] = Long.rotateLeft(state[x + 5 * y], t * (t + 1) / 2);
            x = y;
            y = to;
        }
    }

    private void chi() {
        for (int i = 0; i < LANES; i++) {
            int row = i - i % 5;
            state[i] = next[i] ^ (~next[row + (i + 1) % 5] & next[row + (i + 2) % 5]);
        }
    }
}
