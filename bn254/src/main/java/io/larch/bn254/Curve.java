// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/**
 * What bulk algorithms on points need of G1 or G2, so that they are written once.
 *
 * <p>Batched affine additions work on coordinates in <i>bulk form</i>, whatever is fastest for the
 * group: {@link Fp52} for G1, plain limbs for G2. An affine point in bulk form is two coordinates;
 * infinity is all zero. Values that were {@link #reduce reduced} may be added or subtracted three
 * times before they are multiplied. Jacobian and affine points without that word are in the layout
 * of {@link G1} or {@link G2}, with the conventions of these classes.
 */
interface Curve {
    /** G1 over Fp. */
    Curve G1_CURVE = new CurveG1();

    /** G2 over Fp2. */
    Curve G2_CURVE = new CurveG2();

    /** Longs of a coordinate in bulk form. */
    int bulkLimbs();

    /** Longs of an affine point. */
    int affineLimbs();

    /** Longs of a Jacobian point. */
    int jacobianLimbs();

    /** Fresh scratch for the functions with a parameter t. */
    long[] scratch();

    /** Bulk form of an affine point, reduced. */
    void unpack(long[] bulk, int bi, long[] a, int ai);

    /** The affine point of a bulk form. */
    void pack(long[] a, int ai, long[] bulk, int bi);

    /** z = x + y, coordinates in bulk form. */
    void add(long[] z, int zi, long[] x, int xi, long[] y, int yi);

    /** z = x - y, coordinates in bulk form. */
    void sub(long[] z, int zi, long[] x, int xi, long[] y, int yi);

    /** z = x·y, coordinates in bulk form. */
    void mul(long[] z, int zi, long[] x, int xi, long[] y, int yi, long[] t);

    /** z = x², coordinates in bulk form. */
    void square(long[] z, int zi, long[] x, int xi, long[] t);

    /** z = 1/x, coordinates in bulk form; reduced, and zero for zero. */
    void inverse(long[] z, int zi, long[] x, int xi, long[] t);

    /** Reduces a coordinate in bulk form. */
    void reduce(long[] z, int zi);

    /** Whether a coordinate in bulk form is zero. */
    boolean isZero(long[] x, int xi);

    /** z = 1 in bulk form. */
    void setOne(long[] z, int zi);

    /** z = 2x, Jacobian. */
    void doubleJ(long[] z, int zi, long[] x, int xi, long[] t);

    /** z = x + y, Jacobian. */
    void addJ(long[] z, int zi, long[] x, int xi, long[] y, int yi, long[] t);

    /** z = x + a, Jacobian and affine. */
    void addMixed(long[] z, int zi, long[] x, int xi, long[] a, int ai, long[] t);

    /** z = k·x for four plain limbs k, Jacobian. */
    void mulJ(long[] z, int zi, long[] x, int xi, long[] k, int ki, long[] t);

    /** z = -x, Jacobian. */
    void negJ(long[] z, int zi, long[] x, int xi);

    /** z = -a, affine. */
    void negAffine(long[] z, int zi, long[] a, int ai);

    /** z = a, from affine to Jacobian. */
    void fromAffine(long[] z, int zi, long[] a, int ai);

    /** n Jacobian points to affine. */
    void batchToAffine(long[] z, int zi, long[] x, int xi, int n);
}
