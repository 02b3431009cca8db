// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import java.util.Arrays;

/**
 * A public random value, known only after the last contribution of a second phase.
 *
 * <p>Soundness: who seals chooses it, so both components must be announced before, and compared.
 *
 * @param value 1 to 1024 bytes
 * @param logIterations the factor is a hash of the value, iterated 2^logIterations times; at most
 *     40
 */
public record Beacon(byte[] value, int logIterations) {
    static final int MAX_VALUE = 1024;
    static final int MAX_LOG_ITERATIONS = 40;

    /** Some seconds of hashing: more is done only for a beacon that the verifier was told. */
    static final int MAX_UNANNOUNCED_LOG_ITERATIONS = 24;

    /** Copies the value and checks the ranges. */
    public Beacon {
        if (value.length == 0 || value.length > MAX_VALUE) {
            throw new IllegalArgumentException("a beacon of " + value.length + " bytes");
        }
        if (logIterations < 0 || logIterations > MAX_LOG_ITERATIONS) {
            throw new IllegalArgumentException("2^" + logIterations + " iterations");
        }
        value = value.clone();
    }

    /** The value, copied. */
    @Override
    public byte[] value() {
        return value.clone();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Beacon b
                && Arrays.equals(value, b.value)
                && logIterations == b.logIterations;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value) + logIterations;
    }
}
