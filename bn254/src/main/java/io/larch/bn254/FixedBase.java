// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/**
 * Many multiples of one point, by tables of its multiples in every window: about twenty batched
 * additions per scalar and no doublings.
 *
 * <p>Source: Brickell, Gordon, McCurley, Wilson, "Fast exponentiation with precomputation" (1992),
 * with signed digits.
 */
final class FixedBase {
    private final Curve curve;
    private final int affine;
    private final int bulk;
    private final ScalarWindows windows;
    private final long[][] tables;

    /** Tables for about n scalars. */
    FixedBase(Parallel parallel, Curve curve, long[] base, int n) {
        this.curve = curve;
        this.affine = curve.affineLimbs();
        this.bulk = 2 * curve.bulkLimbs();
        this.windows = ScalarWindows.forField(n);
        this.tables = new long[windows.windows()][];
        long[][] starts = starts(base);
        parallel.forRange(
                tables.length,
                1,
                (from, to) -> {
                    for (int w = from; w < to; w++) {
                        tables[w] = multiples(starts[w]);
                    }
                });
    }

    /** {@code 2^(c·w)·base} for every window w, affine. */
    private long[][] starts(long[] base) {
        long[] t = curve.scratch();
        long[] p = new long[curve.jacobianLimbs()];
        long[][] starts = new long[tables.length][affine];
        curve.fromAffine(p, 0, base, 0);
        for (int w = 0; w < tables.length; w++) {
            curve.batchToAffine(starts[w], 0, p, 0, 1);
            for (int i = 0; i < windows.width(); i++) {
                curve.doubleJ(p, 0, p, 0, t);
            }
        }
        return starts;
    }

    /** {@code 0·p, 1·p, …} up to the largest digit, in bulk form. */
    private long[] multiples(long[] p) {
        int n = windows.buckets() + 1;
        int jacobian = curve.jacobianLimbs();
        long[] t = curve.scratch();
        long[] sums = new long[n * jacobian];
        for (int i = 1; i < n; i++) {
            curve.addMixed(sums, jacobian * i, sums, jacobian * (i - 1), p, 0, t);
        }
        long[] plain = new long[n * affine];
        curve.batchToAffine(plain, 0, sums, 0, n);
        long[] table = new long[n * bulk];
        for (int i = 0; i < n; i++) {
            curve.unpack(table, bulk * i, plain, affine * i);
        }
        return table;
    }

    /** z[i] = scalars[i]·base. */
    void multiply(Parallel parallel, PointVector z, FrColumn scalars) {
        parallel.forRange(
                z.size(),
                AffineBatch.CAPACITY,
                (from, to) -> {
                    AffineBatch batch = new AffineBatch(curve);
                    for (int i = from; i < to; i += AffineBatch.CAPACITY) {
                        multiply(batch, z, scalars, i, Math.min(AffineBatch.CAPACITY, to - i));
                    }
                });
    }

    private void multiply(AffineBatch batch, PointVector z, FrColumn scalars, int from, int n) {
        long[] limbs = new long[Fr.LIMBS * n];
        windows.prepare(scalars, from, n, limbs, 0);
        long[] sums = new long[bulk * n];
        int[] keys = new int[n];
        for (int w = 0; w < tables.length; w++) {
            windows.digits(limbs, 0, w, n, keys);
            for (int i = 0; i < n; i++) {
                int at = batch.slot();
                System.arraycopy(sums, bulk * i, batch.points, at, bulk);
                System.arraycopy(
                        tables[w], bulk * Math.abs(keys[i]), batch.points, at + bulk, bulk);
                if (keys[i] < 0) {
                    batch.negate(batch.points, at + bulk);
                }
                batch.count++;
            }
            batch.add((i, sum, at) -> System.arraycopy(sum, at, sums, bulk * i, bulk));
        }
        long[] plain = new long[affine * n];
        for (int i = 0; i < n; i++) {
            curve.pack(plain, affine * i, sums, bulk * i);
        }
        z.store(from, plain, 0, n);
    }
}
