// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Gadget;
import io.larch.groth16.circuit.Wire;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The 254 bits of the canonical value of x, least significant first.
 *
 * <p>254 Boolean wires with Σ 2^i b_i = x in Fr leave two choices for some x, the integers x and x
 * + r. So the integer is compared with the constant r - 1, from the top: p says whether all bits
 * met so far at ones of the constant are one. At a zero of the constant, (1 - p - b) · b = 0 makes
 * b Boolean, and zero if p = 1: the integer never rises above the constant while it has been equal.
 * Only runs of ones cost anything beyond the 254 Boolean constraints: one constraint for a single
 * one, two for a longer run, as p and k bits are all one iff k + 1 - p - Σ b = 0.
 */
public record CanonicalBits() implements Gadget {
    /** Number of bits of an element. */
    public static final int COUNT = 254;

    private static final BigInteger TOP = Fr.MODULUS.subtract(BigInteger.ONE);
    private static final int COMPARISON = 77;

    @Override
    public String name() {
        return "canonicalBits";
    }

    @Override
    public int cost() {
        return COUNT + 1 + COMPARISON;
    }

    @Override
    public Wire[] record(CircuitField f, Wire[] in) {
        Wire[] bits = f.hint(BitsHint.INSTANCE, COUNT, in[0]);
        assertCanonical(f, bits);
        f.assertEqual(Bits.compose(f, bits, 0, COUNT), in[0]);
        return bits;
    }

    /** Asserts that 254 wires are Boolean and spell an integer of at most r - 1. */
    static void assertCanonical(CircuitField f, Wire[] bits) {
        List<Wire> allOne = new ArrayList<>();
        for (int i = COUNT - 1; i >= 0; i--) {
            if (TOP.testBit(i)) {
                f.assertBoolean(bits[i]);
                allOne.add(bits[i]);
            } else {
                Wire p = and(f, allOne);
                allOne = new ArrayList<>(List.of(p));
                Wire slack = f.sub(f.sub(f.one(), p), bits[i]);
                f.assertZero(f.mul(slack, bits[i]));
            }
        }
    }

    /** The product of Boolean values. */
    private static Wire and(CircuitField f, List<Wire> values) {
        if (values.size() == 1) {
            return values.get(0);
        }
        if (values.size() == 2) {
            return f.mul(values.get(0), values.get(1));
        }
        Wire missing = f.constant(FrElement.of(values.size()));
        for (Wire v : values) {
            missing = f.sub(missing, v);
        }
        return f.isZero(missing);
    }
}
