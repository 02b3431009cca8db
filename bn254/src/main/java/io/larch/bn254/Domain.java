// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.math.BigInteger;

/**
 * The multiplicative subgroup of Fr of order {@code 2^n}: {@code 1, ω, ω², …}.
 *
 * <p>{@code ω = ρ^(2^(28-n))} with ρ a root of unity of order {@code 2^28}, and the coset used by
 * provers is {@code 5·H}; both as in gnark-crypto ecc/bn254/fr/fft.
 *
 * @param logSize log2 of the order, 0 to 28
 */
public record Domain(int logSize) {
    /** Largest n for which a subgroup of order {@code 2^n} exists. */
    public static final int MAX_LOG_SIZE = 28;

    /** The shift of the coset: 5, a generator of the multiplicative group. */
    public static final FrElement COSET_SHIFT = FrElement.of(5);

    private static final FrElement ROOT =
            FrElement.reduce(
                    new BigInteger(
                            "191032190679217139442913928276920700361456519573292863153056"
                                    + "42004821462161904"));

    /** Checks the size. */
    public Domain {
        if (logSize < 0 || logSize > MAX_LOG_SIZE) {
            throw new IllegalArgumentException("no subgroup of order 2^" + logSize);
        }
    }

    /** The smallest domain of at least n elements. */
    public static Domain atLeast(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n = " + n);
        }
        return new Domain(32 - Integer.numberOfLeadingZeros(n - 1));
    }

    /** Number of elements. */
    public int size() {
        return 1 << logSize;
    }

    /** ω, of order {@code 2^n}. */
    public FrElement generator() {
        return ROOT.pow(1L << (MAX_LOG_SIZE - logSize));
    }

    /** {@code 1 / 2^n} in Fr. */
    public FrElement sizeInverse() {
        return FrElement.of(size()).inverse();
    }

    /** {@code x^(2^n) - 1}, which vanishes on the domain. */
    public FrElement vanishing(FrElement x) {
        return x.pow(size()).sub(FrElement.ONE);
    }
}
