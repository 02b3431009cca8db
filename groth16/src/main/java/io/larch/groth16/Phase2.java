// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Vector;
import io.larch.bn254.G2Affine;
import io.larch.bn254.Kernels;
import io.larch.bn254.Parallel;
import io.larch.bn254.PointMaps;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A second phase: contributors in turn multiply δ by a factor that each of them forgets, then a
 * public beacon seals the keys. The keys are sound if one contributor was honest. Each value of
 * this class is one state; the next one goes to the next contributor as a {@link Phase2File}.
 *
 * <p>Source: Bowe, Gabizon, Miers, ePrint 2017/1050, with the groups of the proof of knowledge
 * exchanged, so that the hashed point is in G1.
 */
public final class Phase2 {
    private final byte[] start;
    private final List<Contribution> steps;
    private final Groth16Keys keys;

    Phase2(byte[] start, List<Contribution> steps, Groth16Keys keys) {
        this.start = start;
        this.steps = List.copyOf(steps);
        this.keys = keys;
    }

    /**
     * The state before the first contribution.
     *
     * @param keys from {@link Phase1}
     * @throws CeremonyException if γ and δ are not one or there is a commitment
     */
    public static Phase2 begin(Groth16Keys keys) throws CeremonyException {
        VerifyingKey vk = keys.verifying();
        demand(vk.commitment().isEmpty(), "ceremonies are for circuits without a commitment");
        demand(
                vk.gamma2().equals(G2Affine.GENERATOR)
                        && vk.delta1().equals(G1Affine.GENERATOR)
                        && vk.delta2().equals(G2Affine.GENERATOR),
                "a second phase begins with keys of a first phase");
        return new Phase2(CeremonyHash.start(keys), List.of(), keys);
    }

    /** Number of contributions, without the beacon. */
    public int contributions() {
        return steps.size() - (sealed() ? 1 : 0);
    }

    /** Whether a beacon was applied. */
    public boolean sealed() {
        return beacon().isPresent();
    }

    /** The beacon that was applied, for everybody to compare with what was announced. */
    public Optional<Beacon> beacon() {
        return steps.isEmpty() ? Optional.empty() : steps.get(steps.size() - 1).beacon();
    }

    /** A hash of the beginning and of all steps, for contributors to publish. */
    public byte[] transcript() {
        List<byte[]> all = transcripts();
        return all.get(all.size() - 1);
    }

    /** The transcript hashes of the beginning and after every step. */
    public List<byte[]> transcripts() {
        List<byte[]> all = new ArrayList<>(List.of(start.clone()));
        for (Contribution step : steps) {
            all.add(CeremonyHash.after(all.get(all.size() - 1), step));
        }
        return all;
    }

    /**
     * The state after one more contribution. Its factor is drawn here and kept nowhere; copies that
     * the arithmetic made on the heap end with the process.
     *
     * @param random must be unpredictable
     * @throws CeremonyException if the ceremony is sealed
     */
    public Phase2 contribute(Parallel parallel, SecureRandom random) throws CeremonyException {
        demand(!sealed(), "the ceremony is sealed");
        return step(parallel, Trapdoor.blinder(random), Optional.empty());
    }

    /**
     * The last state: δ is multiplied by a hash of a public random value that nobody could foresee
     * when the last contribution was made.
     *
     * @param beacon 1 to 1024 bytes
     * @param logIterations the hash is iterated 2^logIterations times, at most 2^40
     * @throws CeremonyException if the ceremony is sealed already or nobody contributed
     * @throws IllegalArgumentException if a parameter is out of range
     */
    public Phase2 seal(Parallel parallel, byte[] beacon, int logIterations)
            throws CeremonyException {
        demand(!sealed(), "the ceremony is sealed");
        demand(!steps.isEmpty(), "nobody contributed");
        Beacon b = new Beacon(beacon, logIterations);
        return step(parallel, CeremonyHash.beacon(transcript(), b), Optional.of(b));
    }

    private Phase2 step(Parallel parallel, FrElement x, Optional<Beacon> beacon) {
        ProvingKey pk = keys.proving();
        G2Affine x2 = times(G2Affine.GENERATOR, x);
        G1Affine r = CeremonyHash.point(transcript(), x2);
        Contribution step =
                new Contribution(
                        times(pk.delta1(), x), times(pk.delta2(), x), x2, times(r, x), beacon);
        List<Contribution> next = new ArrayList<>(steps);
        next.add(step);
        FrElement inverse = x.inverse();
        return new Phase2(
                start,
                next,
                keys(step, scaled(parallel, pk.k(), inverse), scaled(parallel, pk.z(), inverse)));
    }

    private Groth16Keys keys(Contribution step, G1Vector k, G1Vector z) {
        ProvingKey pk = keys.proving();
        ProvingKey.Parts p = new ProvingKey.Parts();
        p.log = pk.logDomain();
        p.alpha1 = pk.alpha1();
        p.beta1 = pk.beta1();
        p.beta2 = pk.beta2();
        p.delta1 = step.delta1();
        p.delta2 = step.delta2();
        p.a = pk.a();
        p.b1 = pk.b1();
        p.b2 = pk.b2();
        p.infinityA = pk.infinityA();
        p.infinityB = pk.infinityB();
        p.k = k;
        p.z = z;
        return new Groth16Keys(p.build(false), verifying(step));
    }

    private VerifyingKey verifying(Contribution step) {
        VerifyingKey vk = keys.verifying();
        return new VerifyingKey(
                vk.alpha1(),
                vk.beta1(),
                vk.beta2(),
                vk.gamma2(),
                step.delta1(),
                step.delta2(),
                vk.k(),
                Optional.empty(),
                false);
    }

    private static G1Vector scaled(Parallel parallel, G1Vector v, FrElement k) {
        G1Vector out = G1Vector.of(v.toList());
        PointMaps.scale(parallel, out, k);
        return out;
    }

    private static G1Affine times(G1Affine p, FrElement x) {
        return p.toJacobian().mul(x).toAffine();
    }

    private static G2Affine times(G2Affine p, FrElement x) {
        return p.toJacobian().mul(x).toAffine();
    }

    /**
     * Checks that the ceremony was sealed with the announced beacon, and everything else.
     *
     * @param initial the keys of {@link Phase1}, made again by the verifier
     * @param announced the value that everybody knows the beacon to be, not what the file says
     * @param random makes random combinations; a wrong key passes with probability about 2^-128
     * @throws CeremonyException if something is wrong
     */
    public void verify(Kernels kernels, Groth16Keys initial, Beacon announced, SecureRandom random)
            throws CeremonyException {
        demand(
                beacon().equals(Optional.of(announced)),
                "it was not sealed with the announced beacon");
        new Phase2Check(kernels, begin(initial), random).verify(this);
    }

    /**
     * Checks every step and that the keys follow from the beginning by these steps; that a beacon
     * is applied rightly, but not which one it is, nor that there is one. A file cannot make this
     * hash for hours: a beacon of more than 2^24 hashes has to be announced.
     *
     * @param initial the keys of {@link Phase1}, made again by the verifier
     * @param random makes random combinations; a wrong key passes with probability about 2^-128
     * @throws CeremonyException if something is wrong, or nobody contributed
     */
    public void verify(Kernels kernels, Groth16Keys initial, SecureRandom random)
            throws CeremonyException {
        demand(
                beacon().stream()
                        .allMatch(b -> b.logIterations() <= Beacon.MAX_UNANNOUNCED_LOG_ITERATIONS),
                "its beacon takes too many hashes to be tried unless it is the announced one");
        new Phase2Check(kernels, begin(initial), random).verify(this);
    }

    /**
     * The final keys, not marked as test keys. Whether to trust them is what {@link
     * #verify(Kernels, Groth16Keys, Beacon, SecureRandom)} says.
     *
     * @throws CeremonyException if the ceremony is not sealed
     */
    public Groth16Keys sealedKeys() throws CeremonyException {
        demand(sealed(), "the ceremony is not sealed");
        return keys;
    }

    /** The keys of this state; while nobody contributed, everybody can forge proofs for them. */
    public Groth16Keys keys() {
        return keys;
    }

    byte[] start() {
        return start;
    }

    List<Contribution> steps() {
        return steps;
    }

    static void demand(boolean condition, String otherwise) throws CeremonyException {
        if (!condition) {
            throw new CeremonyException(otherwise);
        }
    }
}
