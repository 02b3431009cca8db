// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Vector;
import io.larch.bn254.G2Affine;
import io.larch.bn254.Kernels;
import io.larch.bn254.Pairing;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/** Checks a second phase against its beginning. */
final class Phase2Check {
    private final Kernels kernels;
    private final Phase2 begin;
    private final SecureRandom random;

    Phase2Check(Kernels kernels, Phase2 begin, SecureRandom random) {
        this.kernels = kernels;
        this.begin = begin;
        this.random = random;
    }

    void verify(Phase2 end) throws CeremonyException {
        Phase2.demand(Arrays.equals(begin.start(), end.start()), "it began with other keys");
        Phase2.demand(end.contributions() > 0, "nobody contributed");
        byte[] transcript = begin.start();
        G1Affine delta = G1Affine.GENERATOR;
        int last = end.steps().size() - 1;
        for (int i = 0; i <= last; i++) {
            Contribution step = end.steps().get(i);
            String name = "contribution " + i;
            Phase2.demand(step.beacon().isEmpty() || i == last, name + " follows a beacon");
            check(name, transcript, delta, step);
            transcript = CeremonyHash.after(transcript, step);
            delta = step.delta1();
        }
        checkKeys(end.keys(), end.steps().get(last));
    }

    /**
     * {@code e(x·R, [1]) = e(R, [x])}, {@code e(δ', [1]) = e(δ, [x])}, δ' the same in both groups.
     */
    private static void check(String name, byte[] transcript, G1Affine delta, Contribution step)
            throws CeremonyException {
        Phase2.demand(!step.x2().isInfinity(), name + " makes delta zero");
        Phase2.demand(!step.x2().equals(G2Affine.GENERATOR), name + " changes nothing");
        G1Affine r = CeremonyHash.point(transcript, step.x2());
        Phase2.demand(
                isMultiple(step.proof(), r, step.x2()), name + ": its proof of knowledge fails");
        Phase2.demand(
                isMultiple(step.delta1(), delta, step.x2())
                        && VerifyingKey.sameExponent(step.delta1(), step.delta2()),
                name + ": its delta does not follow from the one before");
        if (step.beacon().isPresent()) {
            G2Affine x2 =
                    G2Affine.GENERATOR
                            .toJacobian()
                            .mul(CeremonyHash.beacon(transcript, step.beacon().get()))
                            .toAffine();
            Phase2.demand(x2.equals(step.x2()), "the factor is not that of the beacon");
        }
    }

    /** Whether p = x·q. */
    private static boolean isMultiple(G1Affine p, G1Affine q, G2Affine x2) {
        return Pairing.productIsOne(List.of(p, q.neg()), List.of(G2Affine.GENERATOR, x2));
    }

    private void checkKeys(Groth16Keys end, Contribution last) throws CeremonyException {
        ProvingKey a = begin.keys().proving();
        ProvingKey b = end.proving();
        VerifyingKey va = begin.keys().verifying();
        VerifyingKey vb = end.verifying();
        Phase2.demand(
                b.delta1().equals(last.delta1())
                        && b.delta2().equals(last.delta2())
                        && vb.delta1().equals(last.delta1())
                        && vb.delta2().equals(last.delta2()),
                "the keys have another delta");
        Phase2.demand(!last.delta1().equals(G1Affine.GENERATOR), "delta is one again");
        Phase2.demand(
                va.alpha1().equals(vb.alpha1())
                        && va.beta1().equals(vb.beta1())
                        && va.beta2().equals(vb.beta2())
                        && va.gamma2().equals(vb.gamma2())
                        && va.k().equals(vb.k())
                        && vb.commitment().isEmpty(),
                "the verifying key was changed");
        Phase2.demand(sameFixedParts(a, b), "the proving key was changed");
        checkScaled("K", a.k(), b.k(), last);
        checkScaled("Z", a.z(), b.z(), last);
    }

    private static boolean sameFixedParts(ProvingKey a, ProvingKey b) {
        return a.logDomain() == b.logDomain()
                && a.alpha1().equals(b.alpha1())
                && a.beta1().equals(b.beta1())
                && a.beta2().equals(b.beta2())
                && Arrays.equals(a.infinityA(), b.infinityA())
                && Arrays.equals(a.infinityB(), b.infinityB())
                && a.a().limbs().equals(b.a().limbs())
                && a.b1().limbs().equals(b.b1().limbs())
                && a.b2().limbs().equals(b.b2().limbs())
                && b.pedersen().isEmpty();
    }

    private void checkScaled(String name, G1Vector from, G1Vector to, Contribution last)
            throws CeremonyException {
        Phase2.demand(
                from.size() == to.size()
                        && RandomSums.proportional(
                                kernels, to, last.delta2(), from, G2Affine.GENERATOR, random),
                "the points " + name + " do not follow from those before");
    }
}
