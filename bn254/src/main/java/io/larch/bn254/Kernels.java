// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.List;

/**
 * The coarse operations in which a prover spends its time.
 *
 * <p>The seam between tiers: {@link JavaKernels} is complete and the oracle, a native tier may
 * replace it with bit-identical results. Results never depend on the number of threads, and no
 * kernel knows a transcript. Points of multilinear polynomials list the most significant index bit
 * first.
 *
 * <p>A destination may be one of the sources; otherwise vectors of one call must not overlap.
 * Vectors of different lengths where equal ones are needed are an {@link IllegalArgumentException}.
 */
public interface Kernels {
    /** z[i] = x[i] + y[i]. */
    void add(FrVector z, FrVector x, FrVector y);

    /** z[i] = x[i] - y[i]. */
    void sub(FrVector z, FrVector x, FrVector y);

    /** z[i] = x[i]·y[i]. */
    void mul(FrVector z, FrVector x, FrVector y);

    /** z[i] = c·x[i]. */
    void scale(FrVector z, FrVector x, FrElement c);

    /** z[i] = z[i] + c·x[i]; the column may be shorter than z. */
    void axpy(FrVector z, FrElement c, FrColumn x);

    /** z[i] = x[i]; the conversion of a small column to elements. */
    void promote(FrVector z, FrColumn x);

    /** Σ x[i]. */
    FrElement sum(FrColumn x);

    /** Σ x[i]·y[i]. */
    FrElement innerProduct(FrColumn x, FrColumn y);

    /** z[i] = 1/x[i]; zero stays zero. Three multiplications per element. */
    void batchInverse(FrVector z, FrVector x);

    /** z[i] = scale·base^i. */
    void powers(FrVector z, FrElement base, FrElement scale);

    /**
     * z[i] = scale·eq(point, bits of i), where {@code point.get(0)} belongs to the most significant
     * bit.
     *
     * @param z {@code 2^n} elements for n coordinates
     */
    void eqTable(FrVector z, List<FrElement> point, FrElement scale);

    /**
     * Binds the most significant variable in place: {@code v[i] = v[i] + r·(v[i + n/2] - v[i])} for
     * {@code i < n/2}. The upper half is left as it was.
     *
     * @param n even, at most the size of v
     */
    void bindTop(FrVector v, int n, FrElement r);

    /**
     * Binds the most significant variable of a column into a vector: {@code z[i] = x[i] + r·(x[i +
     * n/2] - x[i])} with n the size of x.
     *
     * @param z n/2 elements or more
     * @param x of even size; not sharing memory with z
     */
    void bindTop(FrVector z, FrColumn x, FrElement r);

    /**
     * The multilinear extension of a column at a point: {@code Σ x[i]·eq(point, bits of i)}.
     *
     * @param x {@code 2^n} elements for n coordinates
     */
    FrElement evaluate(FrColumn x, List<FrElement> point);

    /**
     * One layer of a tree of fractions: {@code p'/q' = p[2i]/q[2i] + p[2i+1]/q[2i+1]}, that is
     * {@code p'[i] = p[2i]·q[2i+1] + p[2i+1]·q[2i]} and {@code q'[i] = q[2i]·q[2i+1]}.
     *
     * @param parentP n elements
     * @param parentQ n elements
     * @param p 2n elements
     * @param q 2n elements
     */
    void fractionLayer(FrVector parentP, FrVector parentQ, FrColumn p, FrColumn q);

    /**
     * The multi-scalar sum {@code Σ scalars[i]·points[i]} in G1. The scalars choose the method: a
     * {@link SmallColumn} of w-bit digits costs about one addition per element, of words or
     * differences about five, full elements about twenty.
     *
     * @param scalars as many as points
     */
    G1Affine msm(G1Vector points, FrColumn scalars);

    /** The multi-scalar sum in G2; see {@link #msm(G1Vector, FrColumn)}. */
    G2Affine msm(G2Vector points, FrColumn scalars);

    /**
     * z[i] = scalars[i]·base in G1, for set-ups: about twenty additions per element.
     *
     * @param z as many points as scalars
     */
    void multiplyBase(G1Vector z, G1Affine base, FrColumn scalars);

    /** z[i] = scalars[i]·base in G2; see {@link #multiplyBase(G1Vector, G1Affine, FrColumn)}. */
    void multiplyBase(G2Vector z, G2Affine base, FrColumn scalars);

    /**
     * One round of a dense sumcheck: for every X of {@code points} the sum {@code Σ_{i < n/2}
     * p(c_0(X, i), c_1(X, i), …)} with {@code c(X, i) = c[i] + X·(c[i + n/2] - c[i])}. X = 1 may be
     * left to the caller, who knows the running claim.
     *
     * <p>Costs the program's multiplications times points times n/2, and two passes over the
     * columns; columns that are not vectors are converted block by block.
     *
     * @param columns of n elements each, n even, as many as the program has
     * @param points ascending, each from 0 to 255
     * @return the sums in the order of the points
     */
    List<FrElement> roundEvaluations(
            VectorProgram program, List<? extends FrColumn> columns, int[] points);

    /**
     * The same with weights: {@code Σ_{i < n/2} weight(i)·p(…)}. The weights do not depend on X, so
     * with {@code eq(τ, ·)} the factor of the variable of this round is left to the caller.
     *
     * @param weights n/2 of them
     */
    List<FrElement> roundEvaluations(
            VectorProgram program,
            List<? extends FrColumn> columns,
            EqWeights weights,
            int[] points);

    /**
     * z[i] = p(c_0[i], c_1[i], …).
     *
     * @param columns as many as the program has, each as long as z; z may be one of them
     */
    void map(FrVector z, VectorProgram program, List<? extends FrColumn> columns);

    /**
     * Coefficients to values, in place: {@code values[i] = Σ_k coefficients[k]·x_i^k} with {@code
     * x_i = ω^i}, or {@code 5·ω^i} on the coset.
     *
     * @param v as many elements as the domain
     * @param order of v before and after
     */
    void fft(FrVector v, Domain domain, FftOrder order, boolean coset);

    /** Values to coefficients, the inverse of {@link #fft} with orders exchanged accordingly. */
    void inverseFft(FrVector v, Domain domain, FftOrder order, boolean coset);

    /**
     * Swaps every element with the one whose index has the bits in reversed order.
     *
     * @param v a power of two many elements
     */
    void bitReverse(FrVector v);
}
