// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/** {@link Curve} of {@link G2}; the bulk form is that of {@link Fp2}, always reduced. */
final class CurveG2 implements Curve {
    @Override
    public int bulkLimbs() {
        return Fp2.LIMBS;
    }

    @Override
    public int affineLimbs() {
        return G2.AFFINE_LIMBS;
    }

    @Override
    public int jacobianLimbs() {
        return G2.JACOBIAN_LIMBS;
    }

    @Override
    public long[] scratch() {
        return new long[G2.SCRATCH];
    }

    @Override
    public void unpack(long[] bulk, int bi, long[] a, int ai) {
        System.arraycopy(a, ai, bulk, bi, G2.AFFINE_LIMBS);
    }

    @Override
    public void pack(long[] a, int ai, long[] bulk, int bi) {
        System.arraycopy(bulk, bi, a, ai, G2.AFFINE_LIMBS);
    }

    @Override
    public void add(long[] z, int zi, long[] x, int xi, long[] y, int yi) {
        Fp2.add(z, zi, x, xi, y, yi);
    }

    @Override
    public void sub(long[] z, int zi, long[] x, int xi, long[] y, int yi) {
        Fp2.sub(z, zi, x, xi, y, yi);
    }

    @Override
    public void mul(long[] z, int zi, long[] x, int xi, long[] y, int yi, long[] t) {
        Fp2.mul(z, zi, x, xi, y, yi, t);
    }

    @Override
    public void square(long[] z, int zi, long[] x, int xi, long[] t) {
        Fp2.square(z, zi, x, xi, t);
    }

    @Override
    public void inverse(long[] z, int zi, long[] x, int xi, long[] t) {
        Fp2.inverse(z, zi, x, xi, t);
    }

    @Override
    public void reduce(long[] z, int zi) {}

    @Override
    public boolean isZero(long[] x, int xi) {
        return Fp2.isZero(x, xi);
    }

    @Override
    public void setOne(long[] z, int zi) {
        Fp2.setOne(z, zi);
    }

    @Override
    public void doubleJ(long[] z, int zi, long[] x, int xi, long[] t) {
        G2.doubleJ(z, zi, x, xi, t);
    }

    @Override
    public void addJ(long[] z, int zi, long[] x, int xi, long[] y, int yi, long[] t) {
        G2.addJ(z, zi, x, xi, y, yi, t);
    }

    @Override
    public void addMixed(long[] z, int zi, long[] x, int xi, long[] a, int ai, long[] t) {
        G2.addMixed(z, zi, x, xi, a, ai, t);
    }

    @Override
    public void mulJ(long[] z, int zi, long[] x, int xi, long[] k, int ki, long[] t) {
        G2.mulJ(z, zi, x, xi, k, ki, t);
    }

    @Override
    public void negJ(long[] z, int zi, long[] x, int xi) {
        G2.negJ(z, zi, x, xi);
    }

    @Override
    public void negAffine(long[] z, int zi, long[] a, int ai) {
        G2.negAffine(z, zi, a, ai);
    }

    @Override
    public void fromAffine(long[] z, int zi, long[] a, int ai) {
        G2.fromAffine(z, zi, a, ai);
    }

    @Override
    public void batchToAffine(long[] z, int zi, long[] x, int xi, int n) {
        G2.batchToAffine(z, zi, x, xi, n);
    }
}
