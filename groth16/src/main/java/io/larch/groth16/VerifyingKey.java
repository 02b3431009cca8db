// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.EncodingException;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G2Affine;
import io.larch.bn254.Pairing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a verifier needs to know of a circuit. Encoded as gnark does: {@code α1 ‖ β1 ‖ β2 ‖ γ2 ‖ δ1
 * ‖ δ2 ‖ K ‖ committed inputs ‖ commitment keys}. The last two are lists of as many elements as the
 * circuit has commitments, none or one: a list of wires, u64 each, and the points G ‖ [-σ]G.
 *
 * @param alpha1 [α]₁
 * @param beta1 [β]₁, unused by the verifier
 * @param beta2 [β]₂
 * @param gamma2 [γ]₂
 * @param delta1 [δ]₁, unused by the verifier
 * @param delta2 [δ]₂
 * @param k [(β·A_i + α·B_i + C_i)/γ]₁ for ONE, each public input and the challenge, if any
 * @param commitment the key of the commitment, if the circuit has one
 * @param testKey whether somebody knows the trapdoor, so that proofs prove nothing
 */
public record VerifyingKey(
        G1Affine alpha1,
        G1Affine beta1,
        G2Affine beta2,
        G2Affine gamma2,
        G1Affine delta1,
        G2Affine delta2,
        List<G1Affine> k,
        Optional<CommitmentKey> commitment,
        boolean testKey) {
    /** A circuit with more public inputs is refused. */
    private static final int MAX_K = 1 << 20;

    /** Copies the list. */
    public VerifyingKey {
        k = List.copyOf(k);
        if (k.size() < (commitment.isPresent() ? 2 : 1)) {
            throw new IllegalArgumentException("no point for the constant wire or the challenge");
        }
    }

    /** The same key with the test mark. */
    public VerifyingKey asTestKey() {
        return new VerifyingKey(alpha1, beta1, beta2, gamma2, delta1, delta2, k, commitment, true);
    }

    /** Number of public inputs, without ONE. */
    public int publicInputs() {
        return k.size() - (commitment.isPresent() ? 2 : 1);
    }

    /** gnark's bytes with compressed points. They do not carry the test mark. */
    public byte[] toBytes() {
        return Encodings.write(false, this::write);
    }

    /** gnark's bytes with uncompressed points. They do not carry the test mark. */
    public byte[] toRawBytes() {
        return Encodings.write(true, this::write);
    }

    /**
     * Decodes gnark's bytes, compressed or raw, and checks the key.
     *
     * @param testKey what the caller knows about the origin of the key
     * @throws EncodingException if the bytes are malformed, a point is not in its group, or the key
     *     cannot be right: a point at infinity, γ = δ, α, β or δ equal to one outside tests, or β
     *     and δ not the same in both groups; γ is one in the keys of a ceremony
     */
    public static VerifyingKey decode(byte[] bytes, boolean testKey) throws EncodingException {
        return Encodings.read(bytes, in -> read(in, testKey));
    }

    static VerifyingKey read(PointReader in, boolean testKey)
            throws IOException, EncodingException {
        G1Affine alpha1 = in.g1();
        G1Affine beta1 = in.g1();
        G2Affine beta2 = in.g2();
        G2Affine gamma2 = in.g2();
        G1Affine delta1 = in.g1();
        G2Affine delta2 = in.g2();
        List<G1Affine> k = in.g1List(MAX_K);
        Optional<CommitmentKey> commitment = readCommitment(in);
        if (k.size() < (commitment.isPresent() ? 2 : 1)) {
            throw new EncodingException(
                    "verifying key without a point for the constant wire or the challenge");
        }
        VerifyingKey key =
                new VerifyingKey(
                        alpha1, beta1, beta2, gamma2, delta1, delta2, k, commitment, testKey);
        key.check();
        return key;
    }

    void write(PointWriter out) throws IOException {
        out.g1(alpha1);
        out.g1(beta1);
        out.g2(beta2);
        out.g2(gamma2);
        out.g1(delta1);
        out.g2(delta2);
        out.g1List(k);
        out.u32(commitment.isPresent() ? 1 : 0);
        if (commitment.isPresent()) {
            out.u32(commitment.get().committedInputs().size());
            for (int wire : commitment.get().committedInputs()) {
                out.u64(wire);
            }
        }
        out.u32(commitment.isPresent() ? 1 : 0);
        if (commitment.isPresent()) {
            out.g2(commitment.get().g());
            out.g2(commitment.get().gSigmaNeg());
        }
    }

    /** Several commitments are refused: neither recursion nor contracts support them. */
    private static Optional<CommitmentKey> readCommitment(PointReader in)
            throws IOException, EncodingException {
        int lists = in.count(1);
        List<Integer> wires = new ArrayList<>();
        for (int n = lists == 0 ? 0 : in.count(MAX_K); n > 0; n--) {
            wires.add(in.count64(MAX_K));
        }
        require(in.count(1) == lists, "the numbers of commitments disagree");
        return lists == 0
                ? Optional.empty()
                : Optional.of(new CommitmentKey(in.g2(), in.g2(), wires));
    }

    /**
     * Checks the points that a verifier uses, in a key whose γ may be one and which lacks [β]₁ and
     * [δ]₁, as those of snarkjs.
     *
     * @throws EncodingException if a point is infinity, γ = δ, or α, β or δ is one outside tests
     */
    public void checkWithPlainGamma() throws EncodingException {
        require(!alpha1.isInfinity() && !gamma2.isInfinity(), "a point of the key is infinity");
        require(testKey || !alpha1.equals(G1Affine.GENERATOR), "a point of the key is a generator");
        checkPoint(beta2);
        checkPoint(delta2);
        require(testKey || !gamma2.equals(delta2), "gamma equals delta");
    }

    private void check() throws EncodingException {
        for (G1Affine p : List.of(alpha1, beta1, delta1)) {
            require(!p.isInfinity(), "a point of the key is infinity");
            require(testKey || !p.equals(G1Affine.GENERATOR), "a point of the key is a generator");
        }
        require(!gamma2.isInfinity(), "a point of the key is infinity");
        for (G2Affine p : List.of(beta2, delta2)) {
            checkPoint(p);
        }
        if (commitment.isPresent()) {
            checkCommitment(commitment.get());
        }
        require(!gamma2.equals(delta2), "gamma equals delta");
        require(sameExponent(beta1, beta2), "beta differs between the groups");
        require(sameExponent(delta1, delta2), "delta differs between the groups");
    }

    private void checkPoint(G2Affine p) throws EncodingException {
        require(!p.isInfinity(), "a point of the key is infinity");
        require(testKey || !p.equals(G2Affine.GENERATOR), "a point of the key is a generator");
    }

    private void checkCommitment(CommitmentKey c) throws EncodingException {
        checkPoint(c.gSigmaNeg());
        require(!c.g().isInfinity(), "a point of the key is infinity");
        require(!c.g().equals(c.gSigmaNeg().neg()), "sigma is one");
        int last = 0;
        for (int wire : c.committedInputs()) {
            require(wire > last && wire <= publicInputs(), "committed inputs are out of order");
            last = wire;
        }
    }

    /** Whether p = [x]₁ and q = [x]₂ for some x. */
    static boolean sameExponent(G1Affine p, G2Affine q) {
        return Pairing.productIsOne(
                List.of(p, G1Affine.GENERATOR.neg()), List.of(G2Affine.GENERATOR, q));
    }

    static void require(boolean condition, String otherwise) throws EncodingException {
        if (!condition) {
            throw new EncodingException(otherwise);
        }
    }
}
