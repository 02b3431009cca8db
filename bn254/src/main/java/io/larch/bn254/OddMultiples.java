// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/** The multiples 1, 3, …, 15 of every point of a vector, affine. */
final class OddMultiples {
    /** Points whose multiples lie in one array. */
    private static final int CHUNK = 1 << 10;

    private final Curve curve;
    private final int stride;
    private final long[][] chunks;

    OddMultiples(Parallel parallel, Curve curve, PointVector points) {
        this.curve = curve;
        this.stride = SignedDigits.MULTIPLES * curve.affineLimbs();
        int n = points.size();
        this.chunks = new long[(n + CHUNK - 1) / CHUNK][];
        parallel.forRange(
                chunks.length,
                1,
                (from, to) -> {
                    for (int c = from; c < to; c++) {
                        chunks[c] = multiples(points, CHUNK * c, Math.min(CHUNK, n - CHUNK * c));
                    }
                });
    }

    private long[] multiples(PointVector points, int first, int n) {
        int jacobian = curve.jacobianLimbs();
        int affine = curve.affineLimbs();
        long[] t = curve.scratch();
        long[] point = new long[affine];
        long[] twice = new long[jacobian];
        long[] sums = new long[SignedDigits.MULTIPLES * jacobian * n];
        for (int i = 0; i < n; i++) {
            int at = SignedDigits.MULTIPLES * jacobian * i;
            points.load(first + i, point, 0, 1);
            curve.fromAffine(sums, at, point, 0);
            curve.doubleJ(twice, 0, sums, at, t);
            for (int m = 1; m < SignedDigits.MULTIPLES; m++) {
                int next = at + jacobian * m;
                curve.addJ(sums, next, sums, next - jacobian, twice, 0, t);
            }
        }
        long[] table = new long[stride * n];
        curve.batchToAffine(table, 0, sums, 0, SignedDigits.MULTIPLES * n);
        return table;
    }

    /** z += d·(point i), for an odd digit; {@code point} is room for an affine point. */
    void add(long[] z, int zi, int i, int d, long[] point, long[] t) {
        long[] table = chunks[i / CHUNK];
        int at = stride * (i % CHUNK) + curve.affineLimbs() * (Math.abs(d) / 2);
        if (d > 0) {
            curve.addMixed(z, zi, z, zi, table, at, t);
        } else {
            curve.negAffine(point, 0, table, at);
            curve.addMixed(z, zi, z, zi, point, 0, t);
        }
    }
}
