// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Gadget;
import io.larch.groth16.circuit.Wire;
import java.math.BigInteger;

/**
 * The n bits of x, least significant first, asserting 0 ≤ x &lt; 2^n: each b_i is Boolean and Σ 2^i
 * b_i = x. For n ≤ 253 we have 2^n ≤ r, so the decomposition is unique.
 *
 * @param n number of bits, 1..253
 */
public record Bits(int n) implements Gadget {
    private static final FrElement[] POWERS = powers();

    /** Checks the number of bits. */
    public Bits {
        if (n < 1 || n > 253) {
            throw new IllegalArgumentException("1..253 bits, not " + n);
        }
    }

    @Override
    public String name() {
        return "bits" + n;
    }

    @Override
    public int cost() {
        return n + 1;
    }

    @Override
    public Wire[] record(CircuitField f, Wire[] in) {
        Wire[] bits = booleans(f, in[0], n);
        f.assertEqual(compose(f, bits, 0, n), in[0]);
        return bits;
    }

    /** n Boolean wires holding the lowest bits of x; they are not tied to x here. */
    static Wire[] booleans(CircuitField f, Wire x, int n) {
        Wire[] bits = f.hint(BitsHint.INSTANCE, n, x);
        for (Wire bit : bits) {
            f.assertBoolean(bit);
        }
        return bits;
    }

    /** Σ 2^i · bits[from + i] for i below count. */
    static Wire compose(CircuitField f, Wire[] bits, int from, int count) {
        Wire sum = f.zero();
        for (int i = 0; i < count; i++) {
            sum = f.add(sum, f.mul(f.constant(POWERS[i]), bits[from + i]));
        }
        return sum;
    }

    private static FrElement[] powers() {
        FrElement[] p = new FrElement[254];
        for (int i = 0; i < p.length; i++) {
            p[i] = FrElement.reduce(BigInteger.ONE.shiftLeft(i));
        }
        return p;
    }
}
