// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/** {@link Curve} of {@link G1}; the bulk form is that of {@link Fp52}. */
final class CurveG1 implements Curve {
    @Override
    public int bulkLimbs() {
        return Fp52.DIGITS;
    }

    @Override
    public int affineLimbs() {
        return G1.AFFINE_LIMBS;
    }

    @Override
    public int jacobianLimbs() {
        return G1.JACOBIAN_LIMBS;
    }

    @Override
    public long[] scratch() {
        return new long[G1.SCRATCH];
    }

    @Override
    public void unpack(long[] bulk, int bi, long[] a, int ai) {
        Fp52.unpack(bulk, bi, a, ai);
        Fp52.unpack(bulk, bi + Fp52.DIGITS, a, ai + Fp.LIMBS);
    }

    @Override
    public void pack(long[] a, int ai, long[] bulk, int bi) {
        Fp52.pack(a, ai, bulk, bi);
        Fp52.pack(a, ai + Fp.LIMBS, bulk, bi + Fp52.DIGITS);
    }

    @Override
    public void add(long[] z, int zi, long[] x, int xi, long[] y, int yi) {
        Fp52.add(z, zi, x, xi, y, yi);
    }

    @Override
    public void sub(long[] z, int zi, long[] x, int xi, long[] y, int yi) {
        Fp52.sub(z, zi, x, xi, y, yi);
    }

    @Override
    public void mul(long[] z, int zi, long[] x, int xi, long[] y, int yi, long[] t) {
        Fp52.mul(z, zi, x, xi, y, yi);
    }

    @Override
    public void square(long[] z, int zi, long[] x, int xi, long[] t) {
        Fp52.mul(z, zi, x, xi, x, xi);
    }

    @Override
    public void inverse(long[] z, int zi, long[] x, int xi, long[] t) {
        Fp52.inverse(z, zi, x, xi);
    }

    @Override
    public void reduce(long[] z, int zi) {
        Fp52.reduce(z, zi);
    }

    @Override
    public boolean isZero(long[] x, int xi) {
        return Fp52.isZero(x, xi);
    }

    @Override
    public void setOne(long[] z, int zi) {
        Fp52.setOne(z, zi);
    }

    @Override
    public void doubleJ(long[] z, int zi, long[] x, int xi, long[] t) {
        G1.doubleJ(z, zi, x, xi, t);
    }

    @Override
    public void addJ(long[] z, int zi, long[] x, int xi, long[] y, int yi, long[] t) {
        G1.addJ(z, zi, x, xi, y, yi, t);
    }

    @Override
    public void addMixed(long[] z, int zi, long[] x, int xi, long[] a, int ai, long[] t) {
        G1.addMixed(z, zi, x, xi, a, ai, t);
    }

    @Override
    public void mulJ(long[] z, int zi, long[] x, int xi, long[] k, int ki, long[] t) {
        G1.mulJ(z, zi, x, xi, k, ki, t);
    }

    @Override
    public void negJ(long[] z, int zi, long[] x, int xi) {
        G1.negJ(z, zi, x, xi);
    }

    @Override
    public void negAffine(long[] z, int zi, long[] a, int ai) {
        G1.negAffine(z, zi, a, ai);
    }

    @Override
    public void fromAffine(long[] z, int zi, long[] a, int ai) {
        G1.fromAffine(z, zi, a, ai);
    }

    @Override
    public void batchToAffine(long[] z, int zi, long[] x, int xi, int n) {
        G1.batchToAffine(z, zi, x, xi, n);
    }
}
