// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Hint;
import io.larch.groth16.circuit.Wire;
import java.math.BigInteger;

/**
 * Digits in base 2^w, least significant first: x = Σ 2^(w·i) d_i. The upper ones are advice, the
 * lowest is the expression x - Σ_{i ≥ 1} 2^(w·i) d_i, so that the sum holds without a constraint.
 *
 * <p>If each of ⌈n/w⌉ digits lies in 0 .. 2^w - 1, and the top one below 2^(n mod w) where w does
 * not divide n, the integer they spell is below 2^n. For n ≤ 253 that is below r: x &lt; 2^n and
 * the digits are unique.
 */
final class Digits {
    private Digits() {}

    /** Number of digits of an n-bit value. */
    static int count(int bits, int width) {
        return (bits + width - 1) / width;
    }

    /** Number of lookups that bind the digits: the top one is also asked for shifted to the top. */
    static int lookups(int bits, int width) {
        return count(bits, width) + (bits % width == 0 ? 0 : 1);
    }

    /**
     * What must be in 0 .. 2^w - 1: the digits and, where w does not divide the number of bits, the
     * top one times 2^(w - n mod w), which is an integer below 2^(2w) once the digit is in range.
     */
    static Wire[] split(CircuitField f, Wire x, int bits, int width) {
        int n = count(bits, width);
        Wire[] digits = new Wire[lookups(bits, width)];
        digits[0] = x;
        if (n > 1) {
            Wire[] upper = f.hint(new UpperDigits(width), n - 1, x);
            for (int i = 1; i < n; i++) {
                digits[i] = upper[i - 1];
                digits[0] = f.sub(digits[0], f.mul(power(f, width * i), digits[i]));
            }
        }
        if (digits.length > n) {
            digits[n] = f.mul(power(f, width - bits % width), digits[n - 1]);
        }
        return digits;
    }

    private static Wire power(CircuitField f, int exponent) {
        return f.constant(FrElement.reduce(BigInteger.ONE.shiftLeft(exponent)));
    }

    /** All digits but the lowest. */
    private record UpperDigits(int width) implements Hint {
        @Override
        public String name() {
            return "digits" + width;
        }

        @Override
        public void compute(FrElement[] in, FrElement[] out) {
            BigInteger x = in[0].toBigInteger();
            BigInteger mask = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
            for (int i = 0; i < out.length; i++) {
                out[i] = FrElement.reduce(x.shiftRight(width * (i + 1)).and(mask));
            }
        }
    }
}
