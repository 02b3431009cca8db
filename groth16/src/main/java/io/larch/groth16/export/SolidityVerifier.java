// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.export;

import static java.util.stream.Collectors.joining;

import io.larch.bn254.Fp;
import io.larch.bn254.Fr;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G2Affine;
import io.larch.groth16.CommitmentHash;
import io.larch.groth16.CommitmentKey;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.VerifyingKey;
import java.math.BigInteger;

/**
 * Writes a contract that verifies the proofs of one key. Its function {@code verifyProof} takes the
 * bytes of {@link Calldata#proof} and the public inputs, returns nothing, and reverts with {@code
 * PublicInputNotInField}, {@code ProofInvalid} or {@code CommitmentInvalid}; calldata is as for
 * gnark's contracts. Proofs with a commitment must be made with {@link CommitmentHash#KECCAK256}.
 *
 * <p>The pairing precompile rejects coordinates that are not canonical and points that are off
 * their curve or outside their group, so the contract checks none of this itself. With β, γ and δ
 * stored negated it asks for
 *
 * <pre>
 * e(A, B) · e(C, -δ) · e(α, -β) · e(L, -γ) = 1,  and with a commitment  e(D, [-σ]G) · e(PoK, G) = 1
 * </pre>
 *
 * <p>The contract accepts what {@link io.larch.groth16.Groth16Verifier} accepts for the same key
 * and hash ({@link Groth16Proof} says what it reads). Groth16 proofs can be re-randomised by
 * anybody: a caller must not use the proof's bytes as an identifier.
 */
public final class SolidityVerifier {
    private final VerifyingKey key;
    private final boolean commits;
    private final StringBuilder out = new StringBuilder();

    private SolidityVerifier(VerifyingKey key) {
        this.key = key;
        this.commits = key.commitment().isPresent();
    }

    /**
     * The source of a contract.
     *
     * @param name the name of the contract, an identifier
     * @throws IllegalArgumentException if the name is not an identifier
     */
    public static String write(VerifyingKey key, String name) {
        return write(key, name, "");
    }

    /**
     * The source of a contract that says what its public inputs mean.
     *
     * @param name the name of the contract, an identifier
     * @param notice lines of documentation for whoever deploys or calls it
     * @throws IllegalArgumentException if the name is not an identifier
     */
    public static String write(VerifyingKey key, String name, String notice) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,100}")) {
            throw new IllegalArgumentException("not an identifier: " + name);
        }
        return new SolidityVerifier(key).contract(name, notice);
    }

    private String contract(String name, String notice) {
        out.append(SolidityText.HEAD.formatted(warning(), documentation(notice), name));
        if (commits) {
            out.append(SolidityText.COMMITMENT_ERROR);
        }
        constants();
        out.append(SolidityText.VERIFY.formatted(inputParameter(), proofBytes(), body()));
        out.append(SolidityText.INPUT_HEAD.formatted(pointParameters()));
        for (int i = 0; i < key.publicInputs(); i++) {
            out.append(SolidityText.INPUT.formatted(i, i, i, i));
        }
        if (commits) {
            out.append(SolidityText.COMMITMENT_INPUT.formatted(committedInputs()));
        }
        out.append(SolidityText.INPUT_TAIL);
        if (commits) {
            out.append(SolidityText.KNOWLEDGE);
        }
        return out.append(SolidityText.TAIL).toString();
    }

    private String warning() {
        return key.testKey()
                ? "/// A TEST KEY: whoever made it can prove anything. Never deploy this contract.\n"
                : "";
    }

    private static String documentation(String text) {
        return text.lines().map(line -> ("/// " + line).stripTrailing() + "\n").collect(joining());
    }

    private void constants() {
        constant("R", Fr.MODULUS);
        point("ALPHA", key.alpha1());
        point("BETA_NEG", key.beta2().neg());
        point("GAMMA_NEG", key.gamma2().neg());
        point("DELTA_NEG", key.delta2().neg());
        point("CONSTANT", key.k().get(0));
        for (int i = 0; i < key.publicInputs(); i++) {
            point("PUB_" + i, key.k().get(i + 1));
        }
        if (commits) {
            CommitmentKey c = key.commitment().get();
            point("CHALLENGE", key.k().get(key.publicInputs() + 1));
            point("PEDERSEN_G", c.g());
            point("PEDERSEN_GSIGMANEG", c.gSigmaNeg());
        }
    }

    private void point(String name, G1Affine p) {
        byte[] bytes = p.toUncompressed();
        constant(name + "_X", word(bytes, 0));
        constant(name + "_Y", word(bytes, 1));
    }

    /** Index 1 is the imaginary part, which comes first. */
    private void point(String name, G2Affine p) {
        byte[] bytes = p.toUncompressed();
        String[] parts = {"_X_1", "_X_0", "_Y_1", "_Y_0"};
        for (int i = 0; i < parts.length; i++) {
            constant(name + parts[i], word(bytes, i));
        }
    }

    private static BigInteger word(byte[] bytes, int i) {
        return new BigInteger(1, bytes, Fp.BYTES * i, Fp.BYTES);
    }

    private void constant(String name, BigInteger value) {
        out.append("    uint256 private constant %s = 0x%064x;\n".formatted(name, value));
    }

    private int proofBytes() {
        return commits ? Calldata.PROOF_BYTES + Calldata.COMMITMENT_BYTES : Calldata.PROOF_BYTES;
    }

    /** The public inputs as a parameter after another. */
    private String inputParameter() {
        int n = key.publicInputs();
        return n == 0 ? "" : ", uint256[" + n + "] calldata input";
    }

    /** What L is made of: the proof if it has a commitment, the inputs if there are any. */
    private String pointParameters() {
        String all = (commits ? ", bytes calldata proof" : "") + inputParameter();
        return all.isEmpty() ? "" : all.substring(2);
    }

    private String body() {
        String all = (commits ? ", proof" : "") + (key.publicInputs() == 0 ? "" : ", input");
        String arguments = all.isEmpty() ? "" : all.substring(2);
        String knowledge = commits ? "        _checkKnowledge(proof);\n" : "";
        return knowledge + "        uint256[2] memory l = _inputPoint(" + arguments + ");\n";
    }

    private String committedInputs() {
        StringBuilder s = new StringBuilder();
        for (int wire : key.commitment().orElseThrow().committedInputs()) {
            s.append(", input[").append(wire - 1).append(']');
        }
        return s.toString();
    }
}
