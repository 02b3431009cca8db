// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.Domain;
import io.larch.bn254.EncodingException;
import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Vector;
import io.larch.bn254.G2Affine;
import io.larch.bn254.G2Vector;
import io.larch.bn254.Kernels;
import io.larch.bn254.Parallel;
import io.larch.bn254.PointSums;
import io.larch.bn254.PtauFile;
import io.larch.bn254.SumTerms;
import io.larch.groth16.circuit.R1cs;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Keys of a circuit from the powers of tau of a public ceremony, with γ = δ = 1. Everybody can
 * compute them, so everybody can check them. As δ is known, everybody can forge proofs for them:
 * they are marked as test keys, and are where {@link Phase2} begins.
 *
 * <p>Source: Bowe, Gabizon, Miers, "Scalable multi-party computation for zk-SNARK parameters in the
 * random beacon model" (ePrint 2017/1050).
 */
public final class Phase1 {
    private static final int MAX_LOG = 26;

    private final Parallel parallel;
    private final R1cs r1cs;
    private final Domain domain;
    private final PowersOfTau powers;
    private final LagrangePoints lagrange;
    private final Listener listener;

    /** Hears how far the work is. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A stage begins.
         *
         * @param stage its name
         * @param fraction estimated part of the whole work that is done, from 0 to 1
         */
        void enter(String stage, double fraction);
    }

    private Phase1(
            Parallel parallel,
            R1cs r1cs,
            Domain domain,
            PowersOfTau powers,
            LagrangePoints lagrange,
            Listener listener) {
        this.parallel = parallel;
        this.r1cs = r1cs;
        this.domain = domain;
        this.powers = powers;
        this.lagrange = lagrange;
        this.listener = listener;
    }

    /**
     * The keys before the first contribution. A file that was prepared, as public ceremonies
     * publish theirs, saves most of the work.
     *
     * @param random makes the random combinations of the checks
     * @throws CeremonyException if the circuit has a commitment
     * @throws EncodingException if the file is malformed, too short for the circuit, or not the
     *     powers of one τ with one α and one β, or its Lagrange form is not that of the powers
     * @throws IllegalArgumentException if there are no constraints or more than 2^26
     */
    public static Groth16Keys keys(
            Parallel parallel, Kernels kernels, R1cs r1cs, PtauFile file, SecureRandom random)
            throws IOException, EncodingException, CeremonyException {
        return keys(parallel, kernels, r1cs, file, random, (stage, fraction) -> {});
    }

    /**
     * The same, which takes minutes for a large circuit, with somebody who hears how far it is.
     *
     * @throws CeremonyException if the circuit has a commitment
     * @throws EncodingException as above
     * @throws IllegalArgumentException if there are no constraints or more than 2^26
     */
    public static Groth16Keys keys(
            Parallel parallel,
            Kernels kernels,
            R1cs r1cs,
            PtauFile file,
            SecureRandom random,
            Listener listener)
            throws IOException, EncodingException, CeremonyException {
        if (r1cs.commitment().isPresent()) {
            throw new CeremonyException("ceremonies are for circuits without a commitment");
        }
        if (r1cs.constraints() == 0 || r1cs.constraints() > 1 << MAX_LOG) {
            throw new IllegalArgumentException(r1cs.constraints() + " constraints");
        }
        Domain domain = Domain.atLeast(r1cs.constraints());
        listener.enter("powers of tau", 0);
        PowersOfTau powers = PowersOfTau.read(kernels, file, domain, random);
        listener.enter("Lagrange form", 0.03);
        LagrangePoints lagrange =
                LagrangePoints.of(parallel, kernels, file, powers, domain, random);
        return new Phase1(parallel, r1cs, domain, powers, lagrange, listener).keys();
    }

    private Groth16Keys keys() {
        SumTerms left = Columns.of(r1cs.left(), r1cs.wires());
        SumTerms right = Columns.of(r1cs.right(), r1cs.wires());
        ProvingKey.Parts p = new ProvingKey.Parts();
        p.log = domain.logSize();
        p.alpha1 = powers.alpha().get(0);
        p.beta1 = powers.beta().get(0);
        p.delta1 = G1Affine.GENERATOR;
        p.beta2 = powers.beta2();
        p.delta2 = G2Affine.GENERATOR;
        listener.enter("A", 0.1);
        G1Vector a = PointSums.g1(r1cs.wires()).add(parallel, left, lagrange.tau1()).toG1();
        listener.enter("B", 0.3);
        G1Vector b = PointSums.g1(r1cs.wires()).add(parallel, right, lagrange.tau1()).toG1();
        p.infinityA = infinities(a);
        p.infinityB = infinities(b);
        p.a = finite(a);
        p.b1 = finite(b);
        listener.enter("B in G2", 0.4);
        p.b2 = rightPoints(right, p.infinityB);
        listener.enter("Z", 0.66);
        p.z = quotientPoints();
        listener.enter("K", 0.7);
        G1Vector k = wirePoints(left, right);
        int open = 1 + r1cs.publicInputs();
        p.k = k.slice(open, r1cs.wires() - open);
        VerifyingKey vk =
                new VerifyingKey(
                        p.alpha1,
                        p.beta1,
                        p.beta2,
                        G2Affine.GENERATOR,
                        p.delta1,
                        p.delta2,
                        k.slice(0, open).toList(),
                        Optional.empty(),
                        true);
        return new Groth16Keys(p.build(true), vk);
    }

    /** [β·A_i + α·B_i + C_i]₁ for every wire. */
    private G1Vector wirePoints(SumTerms left, SumTerms right) {
        return PointSums.g1(r1cs.wires())
                .add(parallel, left, lagrange.beta())
                .add(parallel, right, lagrange.alpha())
                .add(parallel, Columns.of(r1cs.output(), r1cs.wires()), lagrange.tau1())
                .toG1();
    }

    /** [B_i]₂ where it is not infinity. */
    private G2Vector rightPoints(SumTerms right, boolean[] infinity) {
        G2Vector b = PointSums.g2(r1cs.wires()).add(parallel, right, lagrange.tau2()).toG2();
        G2Vector out = G2Vector.allocate(b.size() - count(infinity));
        int at = 0;
        for (int i = 0; i < b.size(); i++) {
            if (!infinity[i]) {
                out.set(at++, b.get(i));
            }
        }
        return out;
    }

    /** [τ^(i+N) - τ^i]₁ for i below N - 1, at the place of i with its bits reversed. */
    private G1Vector quotientPoints() {
        int n = domain.size();
        int[] start = new int[n];
        int[] point = new int[2 * n - 2];
        int[] coefficient = new int[point.length];
        for (int place = 0; place < n - 1; place++) {
            int i = Integer.reverse(place) >>> (32 - domain.logSize());
            start[place + 1] = 2 * place + 2;
            point[2 * place] = i + n;
            point[2 * place + 1] = i;
            coefficient[2 * place + 1] = 1;
        }
        long[] coefficients = new long[2 * Fr.LIMBS];
        FrElement.ONE.store(coefficients, 0);
        FrElement.ONE.neg().store(coefficients, Fr.LIMBS);
        return PointSums.g1(n - 1)
                .add(parallel, new SumTerms(start, point, coefficient, coefficients), powers.tau1())
                .toG1();
    }

    private static boolean[] infinities(G1Vector v) {
        boolean[] out = new boolean[v.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = v.get(i).isInfinity();
        }
        return out;
    }

    private static int count(boolean[] flags) {
        int n = 0;
        for (boolean f : flags) {
            n += f ? 1 : 0;
        }
        return n;
    }

    private static G1Vector finite(G1Vector v) {
        return G1Vector.of(v.toList().stream().filter(p -> !p.isInfinity()).toList());
    }
}
