// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.Arrays;

/** A factor, and points multiplied by it: about 254 doublings and 50 additions each. */
final class PointMultiple {
    private final Curve curve;
    private final int stride;
    private final byte[] digits = new byte[SignedDigits.LENGTH];
    private final long[] k = new long[Fr.LIMBS];
    private final long[] odd;
    private final long[] twice;
    private final long[] sum;
    private final long[] t;
    private int length;

    PointMultiple(Curve curve) {
        this.curve = curve;
        this.stride = curve.jacobianLimbs();
        this.odd = new long[SignedDigits.MULTIPLES * stride];
        this.twice = new long[stride];
        this.sum = new long[stride];
        this.t = curve.scratch();
    }

    /** Sets the factor: four plain limbs below 2^255. */
    void factor(long[] limbs, int at) {
        System.arraycopy(limbs, at, k, 0, Fr.LIMBS);
        length = SignedDigits.recode(k, digits, 0);
    }

    /** Overwrites the factor. */
    void forget() {
        Arrays.fill(digits, (byte) 0);
    }

    /** z = factor·x, Jacobian. */
    void store(long[] z, int zi, long[] x, int xi) {
        System.arraycopy(x, xi, odd, 0, stride);
        curve.doubleJ(twice, 0, odd, 0, t);
        for (int m = 1; m < SignedDigits.MULTIPLES; m++) {
            curve.addJ(odd, stride * m, odd, stride * (m - 1), twice, 0, t);
        }
        Arrays.fill(sum, 0);
        for (int i = length - 1; i >= 0; i--) {
            curve.doubleJ(sum, 0, sum, 0, t);
            int d = digits[i];
            if (d > 0) {
                curve.addJ(sum, 0, sum, 0, odd, stride * (d / 2), t);
            } else if (d < 0) {
                curve.negJ(sum, 0, sum, 0);
                curve.addJ(sum, 0, sum, 0, odd, stride * (-d / 2), t);
                curve.negJ(sum, 0, sum, 0);
            }
        }
        System.arraycopy(sum, 0, z, zi, stride);
    }
}
