// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Vector;
import io.larch.bn254.Parallel;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Powers of a known τ, by a table of multiples of the generator. */
final class TestPowers {
    private static final int WINDOW = 8;
    private static final int WINDOWS = 256 / WINDOW;
    private static final int ENTRIES = 1 << WINDOW;
    private static final int GRAIN = 256;

    /** Entry {@code (w, d)} is {@code d·2^(8w)·[1]_1}, affine. */
    private final long[] table = new long[G1.AFFINE_LIMBS * WINDOWS * ENTRIES];

    private TestPowers() {
        long[] t = new long[G1.SCRATCH];
        long[] base = new long[G1.JACOBIAN_LIMBS];
        G1Affine.GENERATOR.toJacobian().store(base, 0);
        long[] row = new long[G1.JACOBIAN_LIMBS * ENTRIES];
        for (int w = 0; w < WINDOWS; w++) {
            G1.setInfinityJ(row, 0);
            for (int d = 1; d < ENTRIES; d++) {
                int at = G1.JACOBIAN_LIMBS * d;
                G1.addJ(row, at, row, at - G1.JACOBIAN_LIMBS, base, 0, t);
            }
            G1.batchToAffine(table, G1.AFFINE_LIMBS * ENTRIES * w, row, 0, ENTRIES);
            for (int i = 0; i < WINDOW; i++) {
                G1.doubleJ(base, 0, base, 0, t);
            }
        }
    }

    /** τ of a seed: SHA-256 of the seed and a text, reduced. */
    static FrElement tau(long seed) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(
                    "larch test reference string"
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            sha.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
            return FrElement.reduce(new BigInteger(1, sha.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** {@code [τ^i]_1} for i below size; 32 additions each. */
    static G1Vector of(FrElement tau, int size, Parallel parallel) {
        G1Vector powers = G1Vector.allocate(size);
        TestPowers table = new TestPowers();
        parallel.forRange(size, GRAIN, (from, to) -> table.fill(powers, tau, from, to));
        return powers;
    }

    private void fill(G1Vector powers, FrElement tau, int from, int to) {
        long[] t = new long[G1.SCRATCH];
        long[] sums = new long[G1.JACOBIAN_LIMBS * (to - from)];
        FrElement power = tau.pow(from);
        for (int i = 0; i < to - from; i++) {
            byte[] digits = power.toCanonicalBytes();
            int at = G1.JACOBIAN_LIMBS * i;
            G1.setInfinityJ(sums, at);
            for (int w = 0; w < WINDOWS; w++) {
                int d = digits[WINDOWS - 1 - w] & 0xff;
                if (d != 0) {
                    G1.addMixed(sums, at, sums, at, table, G1.AFFINE_LIMBS * (ENTRIES * w + d), t);
                }
            }
            power = power.mul(tau);
        }
        long[] affine = new long[G1.AFFINE_LIMBS * (to - from)];
        G1.batchToAffine(affine, 0, sums, 0, to - from);
        powers.store(from, affine, 0, to - from);
    }
}
