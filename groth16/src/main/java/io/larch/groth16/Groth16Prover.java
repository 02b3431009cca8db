// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.Domain;
import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Jacobian;
import io.larch.bn254.G1Vector;
import io.larch.bn254.G2Jacobian;
import io.larch.bn254.Kernels;
import io.larch.groth16.circuit.Challenger;
import io.larch.groth16.circuit.R1cs;
import io.larch.groth16.circuit.UnsatisfiedException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves that an assignment satisfies a circuit. With blinders r, s drawn afresh:
 *
 * <pre>
 * Ar  = Σ w_i [A_i]₁ + [α]₁ + r [δ]₁
 * Bs  = Σ w_i [B_i]₂ + [β]₂ + s [δ]₂        (Bs1 the same in G1)
 * Krs = Σ_{i hidden} w_i [K_i]₁ + Σ_j h_j Z_j + s·Ar + r·Bs1 - r·s [δ]₁
 * </pre>
 *
 * <p>A commitment C = Σ w_i Basis_i covers the committed wires instead of Krs; its challenge is a
 * wire like a public input.
 *
 * <p>Source: eprint 2016/260, section 3.2, with the conventions of gnark.
 */
public final class Groth16Prover {
    private final Kernels kernels;
    private final R1cs r1cs;
    private final ProvingKey key;
    private final SecureRandom random;
    private final CommitmentHash hash;

    /**
     * A prover for one circuit.
     *
     * @param random where blinders come from
     * @throws IllegalArgumentException if the key is not for a circuit of this shape
     */
    public Groth16Prover(Kernels kernels, R1cs r1cs, ProvingKey key, SecureRandom random) {
        this(kernels, r1cs, key, random, CommitmentHash.SHA256_XMD);
    }

    /**
     * A prover for one circuit.
     *
     * @param random where blinders come from
     * @param hash makes the challenge of a commitment
     * @throws IllegalArgumentException if the key is not for a circuit of this shape
     */
    public Groth16Prover(
            Kernels kernels, R1cs r1cs, ProvingKey key, SecureRandom random, CommitmentHash hash) {
        if (key.wires() != r1cs.wires()
                || key.publicWires() != 1 + r1cs.publicInputs()
                || 1L << key.logDomain() < r1cs.constraints()
                || committed(key)
                        != r1cs.commitment().map(c -> c.privateWires().length).orElse(-1)) {
            throw new IllegalArgumentException("the proving key is for another circuit");
        }
        this.kernels = kernels;
        this.r1cs = r1cs;
        this.key = key;
        this.random = random;
        this.hash = hash;
    }

    private static int committed(ProvingKey key) {
        return key.pedersen().map(p -> p.basis().size()).orElse(-1);
    }

    /** Makes the challenge of the circuit's commitment, for its assignment. */
    public Challenger challenger() {
        return w -> challenge(w, commit(w, pedersen().basis()));
    }

    /**
     * Makes a proof.
     *
     * @param assignment one element per wire, Montgomery limbs; borrowed
     * @throws UnsatisfiedException if the assignment violates a constraint, or the challenge in it
     *     is not that of the commitment
     */
    public Groth16Proof prove(long[] assignment) {
        r1cs.check(assignment)
                .ifPresent(
                        v -> {
                            throw new UnsatisfiedException(v.toString());
                        });
        G1Affine commitment = checkedCommitment(assignment);
        FrElement r = Trapdoor.blinder(random);
        FrElement s = Trapdoor.blinder(random);
        G1Affine delta = key.delta1();
        G1Jacobian ar = sumA(assignment).addMixed(key.alpha1()).add(times(delta, r));
        G1Jacobian bs1 = sumB1(assignment).addMixed(key.beta1()).add(times(delta, s));
        G2Jacobian bs = sumB2(assignment, s);
        G1Jacobian krs =
                sumK(assignment)
                        .add(sumZ(assignment))
                        .add(ar.mul(s))
                        .add(bs1.mul(r))
                        .add(times(delta, r.mul(s)).neg());
        return r1cs.commitment().isEmpty()
                ? Groth16Proof.of(ar.toAffine(), bs.toAffine(), krs.toAffine())
                : new Groth16Proof(
                        ar.toAffine(),
                        bs.toAffine(),
                        krs.toAffine(),
                        List.of(commitment),
                        commit(assignment, pedersen().basisExpSigma()));
    }

    private PedersenKey pedersen() {
        return key.pedersen()
                .orElseThrow(() -> new IllegalStateException("the circuit has no commitment"));
    }

    /** The commitment, infinity if there is none. */
    private G1Affine checkedCommitment(long[] w) {
        if (r1cs.commitment().isEmpty()) {
            return G1Affine.INFINITY;
        }
        G1Affine commitment = commit(w, pedersen().basis());
        int wire = r1cs.commitment().get().wire();
        if (!challenge(w, commitment).equals(FrElement.load(w, Fr.LIMBS * wire))) {
            throw new UnsatisfiedException("the challenge is not that of the commitment");
        }
        return commitment;
    }

    private G1Affine commit(long[] w, G1Vector points) {
        int[] wires = r1cs.commitment().orElseThrow().privateWires();
        try (FrVector scalars = gather(w, wires)) {
            return kernels.msm(points, scalars);
        }
    }

    private FrElement challenge(long[] w, G1Affine commitment) {
        List<FrElement> values = new ArrayList<>();
        for (int wire : r1cs.commitment().orElseThrow().publicWires()) {
            values.add(FrElement.load(w, Fr.LIMBS * wire));
        }
        return hash.challenge(commitment, values);
    }

    private static FrVector gather(long[] w, int[] wires) {
        FrVector scalars = FrVector.allocate(wires.length);
        for (int i = 0; i < wires.length; i++) {
            scalars.store(i, w, Fr.LIMBS * wires[i], 1);
        }
        return scalars;
    }

    private G1Jacobian sumA(long[] w) {
        try (FrVector scalars = Filter.apply(w, key.infinityA())) {
            return kernels.msm(key.a(), scalars).toJacobian();
        }
    }

    private G1Jacobian sumB1(long[] w) {
        try (FrVector scalars = Filter.apply(w, key.infinityB())) {
            return kernels.msm(key.b1(), scalars).toJacobian();
        }
    }

    private G2Jacobian sumB2(long[] w, FrElement s) {
        try (FrVector scalars = Filter.apply(w, key.infinityB())) {
            return kernels.msm(key.b2(), scalars)
                    .toJacobian()
                    .addMixed(key.beta2())
                    .add(key.delta2().toJacobian().mul(s));
        }
    }

    private G1Jacobian sumK(long[] w) {
        try (FrVector scalars = gather(w, WireClasses.of(r1cs).hidden())) {
            return kernels.msm(key.k(), scalars).toJacobian();
        }
    }

    private G1Jacobian sumZ(long[] w) {
        Domain domain = new Domain(key.logDomain());
        try (FrVector h = Quotient.compute(kernels, r1cs, domain, w)) {
            return kernels.msm(key.z(), h.slice(0, key.z().size())).toJacobian();
        }
    }

    private static G1Jacobian times(G1Affine p, FrElement k) {
        return p.toJacobian().mul(k);
    }
}
