// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.Domain;
import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Jacobian;
import io.larch.bn254.G2Jacobian;
import io.larch.bn254.Kernels;
import io.larch.groth16.circuit.R1cs;
import io.larch.groth16.circuit.UnsatisfiedException;
import java.security.SecureRandom;

/**
 * Proves that an assignment satisfies a circuit. With blinders r, s drawn afresh:
 *
 * <pre>
 * Ar  = Σ w_i [A_i]₁ + [α]₁ + r [δ]₁
 * Bs  = Σ w_i [B_i]₂ + [β]₂ + s [δ]₂        (Bs1 the same in G1)
 * Krs = Σ_{i not public} w_i [K_i]₁ + Σ_j h_j Z_j + s·Ar + r·Bs1 - r·s [δ]₁
 * </pre>
 *
 * <p>Source: eprint 2016/260, section 3.2, with the conventions of gnark.
 */
public final class Groth16Prover {
    private final Kernels kernels;
    private final R1cs r1cs;
    private final ProvingKey key;
    private final SecureRandom random;

    /**
     * A prover for one circuit.
     *
     * @param random where blinders come from
     * @throws IllegalArgumentException if the key is not for a circuit of this shape
     */
    public Groth16Prover(Kernels kernels, R1cs r1cs, ProvingKey key, SecureRandom random) {
        if (key.wires() != r1cs.wires()
                || key.publicWires() != 1 + r1cs.publicInputs()
                || 1L << key.logDomain() < r1cs.constraints()) {
            throw new IllegalArgumentException("the proving key is for another circuit");
        }
        this.kernels = kernels;
        this.r1cs = r1cs;
        this.key = key;
        this.random = random;
    }

    /**
     * Makes a proof.
     *
     * @param assignment one element per wire, Montgomery limbs; borrowed
     * @throws UnsatisfiedException if the assignment violates a constraint
     */
    public Groth16Proof prove(long[] assignment) {
        r1cs.check(assignment)
                .ifPresent(
                        v -> {
                            throw new UnsatisfiedException(v.toString());
                        });
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
        return Groth16Proof.of(ar.toAffine(), bs.toAffine(), krs.toAffine());
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
        int n = key.wires() - key.publicWires();
        try (FrVector scalars = FrVector.allocate(n)) {
            scalars.store(0, w, Fr.LIMBS * key.publicWires(), n);
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
