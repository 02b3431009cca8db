// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.R1cs;
import io.larch.groth16.circuit.SparseMatrix;
import java.math.BigInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * The points of the keys against the formulas of Groth16, worked out again from the known trapdoor
 * with BigInteger and Lagrange products instead of closed forms.
 */
class SetupContentsTest {
    private static final BigInteger R = Fr.MODULUS;
    private static final Trapdoor TRAPDOOR = Trapdoor.known(Examples.SEED);
    private static final BigInteger ROOT28 =
            new BigInteger(
                    "19103219067921713944291392827692070036145651957329286315305642004821462161904");

    private static final Circuit CIRCUIT = Examples.chain(5);
    private static final Groth16Keys KEYS =
            Groth16Setup.unsafe(Examples.KERNELS, CIRCUIT.r1cs(), Examples.SEED);

    private final R1cs r1cs = CIRCUIT.r1cs();
    private final ProvingKey key = KEYS.proving();
    private final VerifyingKey vk = KEYS.verifying();
    private final BigInteger t = TRAPDOOR.t().toBigInteger();
    private final int n = 1 << key.logDomain();
    private final BigInteger omega = ROOT28.modPow(BigInteger.ONE.shiftLeft(28).divide(big(n)), R);

    @AfterAll
    static void wipe() {
        TRAPDOOR.close();
    }

    private static BigInteger big(long v) {
        return BigInteger.valueOf(v);
    }

    /** Π_{i ≠ j} (t - ω^i) / (ω^j - ω^i). */
    private BigInteger lagrange(int j) {
        BigInteger z = BigInteger.ONE;
        for (int i = 0; i < n; i++) {
            if (i != j) {
                BigInteger x = omega.modPow(big(i), R);
                BigInteger d = omega.modPow(big(j), R).subtract(x);
                z = z.multiply(t.subtract(x)).multiply(d.modInverse(R)).mod(R);
            }
        }
        return z;
    }

    private BigInteger polynomial(SparseMatrix m, int wire) {
        BigInteger z = BigInteger.ZERO;
        for (int j = 0; j < m.rows(); j++) {
            for (int e = m.rowStart(j); e < m.rowStart(j + 1); e++) {
                if (m.wire(e) == wire) {
                    FrElement c = FrElement.load(m.coefficients(), 4 * m.coefficient(e));
                    z = z.add(c.toBigInteger().multiply(lagrange(j)));
                }
            }
        }
        return z.mod(R);
    }

    private BigInteger combined(int wire) {
        BigInteger alpha = TRAPDOOR.alpha().toBigInteger();
        BigInteger beta = TRAPDOOR.beta().toBigInteger();
        return beta.multiply(polynomial(r1cs.left(), wire))
                .add(alpha.multiply(polynomial(r1cs.right(), wire)))
                .add(polynomial(r1cs.output(), wire));
    }

    private static G1Affine point(BigInteger k) {
        return G1Affine.GENERATOR.toJacobian().mul(k.mod(R)).toAffine();
    }

    @Test
    void dividesPublicWiresByGammaAndTheOthersByDelta() {
        BigInteger gamma = TRAPDOOR.gamma().toBigInteger().modInverse(R);
        BigInteger delta = TRAPDOOR.delta().toBigInteger().modInverse(R);
        for (int i = 0; i < r1cs.wires(); i++) {
            boolean isPublic = i <= r1cs.publicInputs();
            BigInteger k = combined(i).multiply(isPublic ? gamma : delta);
            G1Affine found = isPublic ? vk.k().get(i) : key.k().get(i - 1 - r1cs.publicInputs());
            assertEquals(point(k), found, "wire " + i);
        }
    }

    @Test
    void leavesOutThePointsAtInfinity() {
        int a = 0;
        int b = 0;
        for (int i = 0; i < r1cs.wires(); i++) {
            BigInteger ai = polynomial(r1cs.left(), i);
            BigInteger bi = polynomial(r1cs.right(), i);
            assertEquals(ai.signum() == 0, key.infinityA()[i]);
            assertEquals(bi.signum() == 0, key.infinityB()[i]);
            if (ai.signum() != 0) {
                assertEquals(point(ai), key.a().get(a++));
            }
            if (bi.signum() != 0) {
                assertEquals(point(bi), key.b1().get(b++));
            }
        }
        assertEquals(a, key.a().size());
        assertEquals(b, key.b2().size());
    }

    @Test
    void ordersThePowersOfTheQuotientByReversedBits() {
        BigInteger scale =
                t.modPow(big(n), R)
                        .subtract(BigInteger.ONE)
                        .multiply(TRAPDOOR.delta().toBigInteger().modInverse(R));
        assertEquals(n - 1, key.z().size());
        for (int i = 0; i < n - 1; i++) {
            int reversed = Integer.reverse(i) >>> (32 - key.logDomain());
            BigInteger k = t.modPow(big(reversed), R).multiply(scale);
            assertEquals(point(k), key.z().get(i), "power " + reversed);
        }
    }
}
