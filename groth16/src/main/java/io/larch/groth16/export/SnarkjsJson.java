// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.export;

import io.larch.bn254.Fp;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G2Affine;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.VerifyingKey;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The files that {@code snarkjs groth16 verify} reads. Numbers are decimal strings, points are
 * projective with last coordinate 1 (0 for infinity), and of elements of Fp2 the real part comes
 * first. snarkjs has no commitments.
 */
public final class SnarkjsJson {
    private static final String COMMITMENT = "snarkjs has no commitments";

    private SnarkjsJson() {}

    /**
     * {@code verification_key.json}, without {@code vk_alphabeta_12}, which no verifier reads.
     *
     * @throws IllegalArgumentException if the key has a commitment
     */
    public static String verifyingKey(VerifyingKey key) {
        if (key.commitment().isPresent()) {
            throw new IllegalArgumentException(COMMITMENT);
        }
        return object(
                "\"protocol\": \"groth16\"",
                "\"curve\": \"bn128\"",
                "\"nPublic\": " + key.publicInputs(),
                "\"vk_alpha_1\": " + point(key.alpha1()),
                "\"vk_beta_2\": " + point(key.beta2()),
                "\"vk_gamma_2\": " + point(key.gamma2()),
                "\"vk_delta_2\": " + point(key.delta2()),
                "\"IC\": " + list(key.k().stream().map(SnarkjsJson::point).toList()));
    }

    /**
     * {@code proof.json}.
     *
     * @throws IllegalArgumentException if the proof has a commitment
     */
    public static String proof(Groth16Proof proof) {
        if (!proof.commitments().isEmpty()) {
            throw new IllegalArgumentException(COMMITMENT);
        }
        return object(
                "\"pi_a\": " + point(proof.ar()),
                "\"pi_b\": " + point(proof.bs()),
                "\"pi_c\": " + point(proof.krs()),
                "\"protocol\": \"groth16\"",
                "\"curve\": \"bn128\"");
    }

    /** {@code public.json}. */
    public static String publicInputs(List<FrElement> inputs) {
        return list(inputs.stream().map(x -> quoted(x.toBigInteger())).toList()) + "\n";
    }

    private static String object(String... members) {
        return "{\n  " + String.join(",\n  ", members) + "\n}\n";
    }

    private static String point(G1Affine p) {
        if (p.isInfinity()) {
            return "[\"0\", \"1\", \"0\"]";
        }
        byte[] b = p.toUncompressed();
        return list(List.of(word(b, 0), word(b, 1), "\"1\""));
    }

    private static String point(G2Affine p) {
        if (p.isInfinity()) {
            return "[[\"0\", \"0\"], [\"1\", \"0\"], [\"0\", \"0\"]]";
        }
        byte[] b = p.toUncompressed();
        return list(
                List.of(
                        list(List.of(word(b, 1), word(b, 0))),
                        list(List.of(word(b, 3), word(b, 2))),
                        list(List.of("\"1\"", "\"0\""))));
    }

    private static String word(byte[] bytes, int i) {
        return quoted(new BigInteger(1, bytes, Fp.BYTES * i, Fp.BYTES));
    }

    private static String quoted(BigInteger v) {
        return "\"" + v + "\"";
    }

    private static String list(List<String> items) {
        return items.stream().collect(Collectors.joining(", ", "[", "]"));
    }
}
