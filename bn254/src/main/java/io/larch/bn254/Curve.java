// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/**
 * The limb functions of {@link G1} or {@link G2} and of their coordinate fields, so that bulk
 * algorithms are written once. Conventions are those of the two classes; {@code t} is scratch from
 * {@link #scratch}.
 */
interface Curve {
    /** G1 over Fp. */
    Curve G1_CURVE = new CurveG1();

    /** G2 over Fp2. */
    Curve G2_CURVE = new CurveG2();

    /** Longs of a coordinate. */
    int fieldLimbs();

    /** Longs of an affine point. */
    default int affineLimbs() {
        return 2 * fieldLimbs();
    }

    /** Longs of a Jacobian point. */
    default int jacobianLimbs() {
        return 3 * fieldLimbs();
    }

    /** Fresh scratch for every function here. */
    long[] scratch();

    void add(long[] z, int zi, long[] x, int xi, long[] y, int yi);

    void sub(long[] z, int zi, long[] x, int xi, long[] y, int yi);

    void mul(long[] z, int zi, long[] x, int xi, long[] y, int yi, long[] t);

    void square(long[] z, int zi, long[] x, int xi, long[] t);

    void inverse(long[] z, int zi, long[] x, int xi, long[] t);

    boolean isZero(long[] x, int xi);

    void setOne(long[] z, int zi);

    void negAffine(long[] z, int zi, long[] a, int ai);

    boolean isInfinityAffine(long[] a, int ai);

    void doubleJ(long[] z, int zi, long[] x, int xi, long[] t);

    void addJ(long[] z, int zi, long[] x, int xi, long[] y, int yi, long[] t);

    void addMixed(long[] z, int zi, long[] x, int xi, long[] a, int ai, long[] t);

    void fromAffine(long[] z, int zi, long[] a, int ai);

    void batchToAffine(long[] z, int zi, long[] x, int xi, int n);
}
