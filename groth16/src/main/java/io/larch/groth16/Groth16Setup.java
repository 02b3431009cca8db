// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.Domain;
import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Vector;
import io.larch.bn254.G2Affine;
import io.larch.bn254.G2Vector;
import io.larch.bn254.Kernels;
import io.larch.groth16.circuit.R1cs;
import java.security.SecureRandom;
import java.util.stream.IntStream;

/**
 * Makes the keys of a circuit, with the contents of gnark's setup: no extra rows, row j at ω^j, K
 * divided by γ for ONE, the public inputs and the challenge, and by δ for all other wires that are
 * not committed, Z in bit-reversed order.
 */
public final class Groth16Setup {
    private final Kernels kernels;
    private final R1cs r1cs;
    private final Domain domain;

    private Groth16Setup(Kernels kernels, R1cs r1cs) {
        if (r1cs.constraints() == 0 || r1cs.constraints() > 1 << Domain.MAX_LOG_SIZE) {
            throw new IllegalArgumentException(r1cs.constraints() + " constraints");
        }
        this.kernels = kernels;
        this.r1cs = r1cs;
        this.domain = Domain.atLeast(r1cs.constraints());
    }

    /**
     * Keys whose trapdoor is forgotten: it exists in this process only, and is overwritten.
     *
     * @param random where the trapdoor comes from
     * @throws IllegalArgumentException if there are no constraints or more than 2^28
     */
    public static Groth16Keys run(Kernels kernels, R1cs r1cs, SecureRandom random) {
        try (Trapdoor trapdoor = Trapdoor.random(random)) {
            return new Groth16Setup(kernels, r1cs).keys(trapdoor, false);
        }
    }

    /**
     * Test keys: anybody who knows the seed can forge proofs. The keys are marked.
     *
     * @throws IllegalArgumentException if there are no constraints or more than 2^28
     */
    public static Groth16Keys unsafe(Kernels kernels, R1cs r1cs, byte[] seed) {
        try (Trapdoor trapdoor = Trapdoor.known(seed)) {
            return new Groth16Setup(kernels, r1cs).keys(trapdoor, true);
        }
    }

    private Groth16Keys keys(Trapdoor trapdoor, boolean test) {
        try (WirePolynomials polynomials =
                new WirePolynomials(kernels, r1cs, domain, trapdoor.t())) {
            WireClasses classes = WireClasses.of(r1cs);
            FrElement gamma = trapdoor.gamma();
            ProvingKey.Parts p = points(trapdoor, polynomials);
            p.k = combine(trapdoor, polynomials, classes.hidden(), trapdoor.delta());
            p.z = quotientPoints(trapdoor);
            p.pedersen =
                    r1cs.commitment().map(c -> pedersen(trapdoor, polynomials, c.privateWires()));
            G1Vector k = combine(trapdoor, polynomials, classes.open(), gamma);
            VerifyingKey vk =
                    new VerifyingKey(
                            p.alpha1,
                            p.beta1,
                            p.beta2,
                            times2(trapdoor.gamma()),
                            p.delta1,
                            p.delta2,
                            k.toList(),
                            r1cs.commitment().map(c -> commitmentKey(trapdoor, c)),
                            test);
            return new Groth16Keys(p.build(test), vk);
        }
    }

    private ProvingKey.Parts points(Trapdoor trapdoor, WirePolynomials polynomials) {
        ProvingKey.Parts p = new ProvingKey.Parts();
        p.log = domain.logSize();
        p.alpha1 = times1(trapdoor.alpha());
        p.beta1 = times1(trapdoor.beta());
        p.delta1 = times1(trapdoor.delta());
        p.beta2 = times2(trapdoor.beta());
        p.delta2 = times2(trapdoor.delta());
        p.infinityA = zeros(polynomials.a());
        p.infinityB = zeros(polynomials.b());
        try (FrVector a = Filter.apply(polynomials.a(), p.infinityA);
                FrVector b = Filter.apply(polynomials.b(), p.infinityB)) {
            p.a = times1(a);
            p.b1 = times1(b);
            p.b2 = times2(b);
            a.fill(FrElement.ZERO);
            b.fill(FrElement.ZERO);
        }
        return p;
    }

    private G1Vector combine(
            Trapdoor trapdoor, WirePolynomials polynomials, int[] wires, FrElement divisor) {
        try (FrVector k =
                polynomials.combined(wires, trapdoor.alpha(), trapdoor.beta(), divisor.inverse())) {
            G1Vector points = times1(k);
            k.fill(FrElement.ZERO);
            return points;
        }
    }

    private PedersenKey pedersen(Trapdoor trapdoor, WirePolynomials polynomials, int[] wires) {
        FrElement gamma = trapdoor.gamma();
        FrElement overSigma = gamma.mul(trapdoor.sigma().inverse());
        return new PedersenKey(
                combine(trapdoor, polynomials, wires, gamma),
                combine(trapdoor, polynomials, wires, overSigma));
    }

    private static CommitmentKey commitmentKey(Trapdoor trapdoor, R1cs.Commitment c) {
        FrElement g = trapdoor.g();
        return new CommitmentKey(
                times2(g),
                times2(g.mul(trapdoor.sigma()).neg()),
                IntStream.of(c.publicWires()).boxed().toList());
    }

    /** [t^i · (t^N - 1) / δ]₁ for i below N - 1, at the place of i with its bits reversed. */
    private G1Vector quotientPoints(Trapdoor trapdoor) {
        int n = domain.size();
        FrElement t = trapdoor.t();
        FrElement scale = domain.vanishing(t).mul(trapdoor.delta().inverse());
        try (FrVector powers = FrVector.allocate(n)) {
            kernels.powers(powers, t, scale);
            for (int i = 0; i < n; i++) {
                int j = n == 1 ? 0 : Integer.reverse(i) >>> (32 - domain.logSize());
                if (i < j) {
                    FrElement x = powers.get(i);
                    powers.set(i, powers.get(j));
                    powers.set(j, x);
                }
            }
            G1Vector points = times1(powers.slice(0, n - 1));
            powers.fill(FrElement.ZERO);
            return points;
        }
    }

    private static boolean[] zeros(long[] x) {
        boolean[] zero = new boolean[x.length / Fr.LIMBS];
        for (int i = 0; i < zero.length; i++) {
            zero[i] = Fr.isZero(x, Fr.LIMBS * i);
        }
        return zero;
    }

    private G1Vector times1(FrVector scalars) {
        G1Vector points = G1Vector.allocate(scalars.size());
        kernels.multiplyBase(points, G1Affine.GENERATOR, scalars);
        return points;
    }

    private G2Vector times2(FrVector scalars) {
        G2Vector points = G2Vector.allocate(scalars.size());
        kernels.multiplyBase(points, G2Affine.GENERATOR, scalars);
        return points;
    }

    private static G1Affine times1(FrElement k) {
        return G1Affine.GENERATOR.toJacobian().mul(k).toAffine();
    }

    private static G2Affine times2(FrElement k) {
        return G2Affine.GENERATOR.toJacobian().mul(k).toAffine();
    }
}
