// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/** {@link Curve} of {@link G1}. */
final class CurveG1 implements Curve {
    @Override
    public int fieldLimbs() {
        return Fp.LIMBS;
    }

    @Override
    public long[] scratch() {
        return new long[G1.SCRATCH];
    }

    @Override
    public void add(long[] z, int zi, long[] x, int xi, long[] y, int yi) {
        Fp.add(z, zi, x, xi, y, yi);
    }

    @Override
    public void sub(long[] z, int zi, long[] x, int xi, long[] y, int yi) {
        Fp.sub(z, zi, x, xi, y, yi);
    }

    @Override
    public void mul(long[] z, int zi, long[] x, int xi, long[] y, int yi, long[] t) {
        Fp.mul(z, zi, x, xi, y, yi);
    }

    @Override
    public void square(long[] z, int zi, long[] x, int xi, long[] t) {
        Fp.square(z, zi, x, xi);
    }

    @Override
    public void inverse(long[] z, int zi, long[] x, int xi, long[] t) {
        Fp.inverse(z, zi, x, xi);
    }

    @Override
    public boolean isZero(long[] x, int xi) {
        return Fp.isZero(x, xi);
    }

    @Override
    public void setOne(long[] z, int zi) {
        Fp.setOne(z, zi);
    }

    @Override
    public void negAffine(long[] z, int zi, long[] a, int ai) {
        G1.negAffine(z, zi, a, ai);
    }

    @Override
    public boolean isInfinityAffine(long[] a, int ai) {
        return G1.isInfinityAffine(a, ai);
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
    public void fromAffine(long[] z, int zi, long[] a, int ai) {
        G1.fromAffine(z, zi, a, ai);
    }

    @Override
    public void batchToAffine(long[] z, int zi, long[] x, int xi, int n) {
        G1.batchToAffine(z, zi, x, xi, n);
    }
}
