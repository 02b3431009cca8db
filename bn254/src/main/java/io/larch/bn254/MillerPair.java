// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/**
 * One pair (P, Q) inside a Miller loop, with the running multiple T of Q in affine coordinates.
 *
 * <p>The line through T with slope λ, taken at P after untwisting {@code (x, y) ↦ (x·w², y·w³)}, is
 * {@code y_P - λ·x_P·w + (λ·x_T - y_T)·w³}. It is divided by y_P, which the final exponentiation
 * sends to one, so that its constant part is one.
 *
 * <p>No step divides by zero for Q of order r: T runs through multiples of Q that are neither
 * infinity nor plus or minus the point added.
 */
final class MillerPair {
    // -x_P/y_P and 1/y_P.
    private final FpElement slopeFactor;
    private final FpElement constantFactor;
    private final G2Affine q;
    private Fp2Element x;
    private Fp2Element y;

    MillerPair(G1Affine p, G2Affine q) {
        this.constantFactor = p.y().inverse();
        this.slopeFactor = p.x().mul(constantFactor).neg();
        this.q = q;
        this.x = q.x();
        this.y = q.y();
    }

    /** Multiplies f by the tangent at T and doubles T. */
    Fp12Element doubleStep(Fp12Element f) {
        Fp2Element xx = x.square();
        Fp2Element slope = xx.twice().add(xx).mul(y.twice().inverse());
        return step(f, slope, x);
    }

    /** Multiplies f by the line through T and ±Q and adds ±Q to T; sign 0 does nothing. */
    Fp12Element addStep(Fp12Element f, int sign) {
        return sign == 0 ? f : add(f, q.x(), sign > 0 ? q.y() : q.y().neg());
    }

    /** The lines through T and ψ(Q), and through their sum and -ψ²(Q). */
    Fp12Element lastSteps(Fp12Element f) {
        G2Affine q1 = q.psi();
        G2Affine q2 = q1.psi().neg();
        return add(add(f, q1.x(), q1.y()), q2.x(), q2.y());
    }

    private Fp12Element add(Fp12Element f, Fp2Element otherX, Fp2Element otherY) {
        Fp2Element slope = otherY.sub(y).mul(otherX.sub(x).inverse());
        return step(f, slope, otherX);
    }

    private Fp12Element step(Fp12Element f, Fp2Element slope, Fp2Element otherX) {
        Fp2Element b1 = slope.mul(slopeFactor);
        Fp2Element b3 = slope.mul(x).sub(y).mul(constantFactor);
        Fp2Element sumX = slope.square().sub(x).sub(otherX);
        y = slope.mul(x.sub(sumX)).sub(y);
        x = sumX;
        return f.mulByLine(b1, b3);
    }
}
