// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Vector;
import io.larch.bn254.G2Affine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Second phases whose contributors or coordinators do what the library would not. */
final class DishonestCeremony {
    private DishonestCeremony() {}

    /** The step of a contributor who multiplies δ by x and proves it, with any beacon. */
    static Contribution step(Phase2 from, FrElement x, Optional<Beacon> beacon) {
        ProvingKey pk = from.keys().proving();
        return step(from, x, times(pk.delta1(), x), times(pk.delta2(), x), beacon);
    }

    /** The step of a contributor who proves to know x and says that δ is this now. */
    static Contribution step(
            Phase2 from, FrElement x, G1Affine delta1, G2Affine delta2, Optional<Beacon> beacon) {
        G2Affine x2 = times(G2Affine.GENERATOR, x);
        G1Affine r = CeremonyHash.point(from.transcript(), x2);
        return new Contribution(delta1, delta2, x2, times(r, x), beacon);
    }

    /** The state after a step, with K and Z divided by a factor and the step's δ in the keys. */
    static Phase2 after(Phase2 from, Contribution step, FrElement factor) {
        FrElement inverse = factor.isZero() ? FrElement.ZERO : factor.inverse();
        Groth16Keys keys =
                keys(
                        from.keys(),
                        p -> {
                            p.delta1 = step.delta1();
                            p.delta2 = step.delta2();
                            p.k = times(p.k, inverse);
                            p.z = times(p.z, inverse);
                        });
        return state(from, step, keys);
    }

    /** The state after a step with these keys. */
    static Phase2 state(Phase2 from, Contribution step, Groth16Keys keys) {
        List<Contribution> steps = new ArrayList<>(from.steps());
        steps.add(step);
        return new Phase2(from.start(), steps, keys);
    }

    /** The state with other keys. */
    static Phase2 with(Phase2 state, Groth16Keys keys) {
        return new Phase2(state.start(), state.steps(), keys);
    }

    /** Keys whose proving key was changed; the verifying key has the same fixed points and δ. */
    static Groth16Keys keys(Groth16Keys from, Consumer<ProvingKey.Parts> change) {
        ProvingKey.Parts p = parts(from.proving());
        change.accept(p);
        ProvingKey pk = p.build(false);
        VerifyingKey vk = from.verifying();
        return new Groth16Keys(
                pk,
                new VerifyingKey(
                        vk.alpha1(),
                        vk.beta1(),
                        vk.beta2(),
                        vk.gamma2(),
                        pk.delta1(),
                        pk.delta2(),
                        vk.k(),
                        vk.commitment(),
                        false));
    }

    /** Only the proving key is changed. */
    static Groth16Keys proving(Groth16Keys from, Consumer<ProvingKey.Parts> change) {
        return new Groth16Keys(keys(from, change).proving(), from.verifying());
    }

    private static ProvingKey.Parts parts(ProvingKey pk) {
        ProvingKey.Parts p = new ProvingKey.Parts();
        p.log = pk.logDomain();
        p.alpha1 = pk.alpha1();
        p.beta1 = pk.beta1();
        p.delta1 = pk.delta1();
        p.beta2 = pk.beta2();
        p.delta2 = pk.delta2();
        p.a = pk.a();
        p.b1 = pk.b1();
        p.b2 = pk.b2();
        p.z = pk.z();
        p.k = pk.k();
        p.infinityA = pk.infinityA().clone();
        p.infinityB = pk.infinityB().clone();
        p.pedersen = pk.pedersen();
        return p;
    }

    static G1Vector times(G1Vector v, FrElement x) {
        return G1Vector.of(v.toList().stream().map(p -> times(p, x)).toList());
    }

    static G1Affine times(G1Affine p, FrElement x) {
        return p.toJacobian().mul(x).toAffine();
    }

    static G2Affine times(G2Affine p, FrElement x) {
        return p.toJacobian().mul(x).toAffine();
    }
}
