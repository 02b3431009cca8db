// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.export;

import io.larch.bn254.EncodingException;
import io.larch.bn254.Fp;
import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G2Affine;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.VerifyingKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the files that snarkjs writes for Groth16 over BN254. Coordinates must be canonical, points
 * affine (last coordinate 1, or the form of infinity), on their curve and in their group. Members
 * that a verifier does not need are ignored.
 */
public final class SnarkjsReader {
    private static final int MAX_DIGITS = 78;
    private static final int WORD = Fp.BYTES;

    private SnarkjsReader() {}

    /**
     * Reads {@code verification_key.json}. snarkjs has γ = 1 in all keys and leaves [β]₁ and [δ]₁
     * out, which are infinity in the result: it verifies, but has no encoding of gnark's.
     *
     * @param testKey what the caller knows about the origin of the key
     * @throws EncodingException if the text is malformed or the key cannot be right
     */
    public static VerifyingKey verifyingKey(String json, boolean testKey) throws EncodingException {
        Map<?, ?> key = header(json);
        List<G1Affine> k = new ArrayList<>();
        for (Object point : list(key, "IC")) {
            k.add(g1(point));
        }
        require(!k.isEmpty(), "no point for the constant wire");
        require(text(key.get("nPublic")).equals("" + (k.size() - 1)), "nPublic does not fit IC");
        G2Affine beta2 = g2(key.get("vk_beta_2"));
        G2Affine delta2 = g2(key.get("vk_delta_2"));
        VerifyingKey read =
                new VerifyingKey(
                        g1(key.get("vk_alpha_1")),
                        G1Affine.INFINITY,
                        beta2,
                        g2(key.get("vk_gamma_2")),
                        G1Affine.INFINITY,
                        delta2,
                        k,
                        Optional.empty(),
                        testKey);
        read.checkWithPlainGamma();
        return read;
    }

    /**
     * Reads {@code proof.json}.
     *
     * @throws EncodingException if the text is malformed
     */
    public static Groth16Proof proof(String json) throws EncodingException {
        Map<?, ?> proof = header(json);
        return Groth16Proof.of(g1(proof.get("pi_a")), g2(proof.get("pi_b")), g1(proof.get("pi_c")));
    }

    /**
     * Reads {@code public.json}.
     *
     * @throws EncodingException if the text is malformed or a value is not below r
     */
    public static List<FrElement> publicInputs(String json) throws EncodingException {
        List<FrElement> inputs = new ArrayList<>();
        for (Object x : list(JsonText.parse(json))) {
            inputs.add(FrElement.reduce(number(x, Fr.MODULUS)));
        }
        return List.copyOf(inputs);
    }

    private static Map<?, ?> header(String json) throws EncodingException {
        Object value = JsonText.parse(json);
        require(value instanceof Map<?, ?>, "not an object");
        Map<?, ?> object = (Map<?, ?>) value;
        require(text(object.get("protocol")).equals("groth16"), "not of Groth16");
        require(text(object.get("curve")).equals("bn128"), "not over BN254");
        return object;
    }

    private static G1Affine g1(Object value) throws EncodingException {
        List<?> p = list(value);
        require(p.size() == 3, "a point has three coordinates");
        if (text(p.get(2)).equals("0")) {
            require(text(p.get(0)).equals("0") && text(p.get(1)).equals("1"), "not infinity");
            return G1Affine.INFINITY;
        }
        require(text(p.get(2)).equals("1"), "the last coordinate is not 1");
        byte[] bytes = new byte[2 * WORD];
        put(bytes, 0, p.get(0));
        put(bytes, 1, p.get(1));
        return finite(G1Affine.fromUncompressed(bytes, 0));
    }

    /** The real part comes first here, the imaginary part in the bytes. */
    private static G2Affine g2(Object value) throws EncodingException {
        List<?> p = list(value);
        require(p.size() == 3, "a point has three coordinates");
        List<?> last = list(p.get(2));
        require(last.equals(List.of("1", "0")), "the last coordinate is not 1");
        byte[] bytes = new byte[4 * WORD];
        for (int i = 0; i < 2; i++) {
            List<?> parts = list(p.get(i));
            require(parts.size() == 2, "an element of Fp2 has two parts");
            put(bytes, 2 * i, parts.get(1));
            put(bytes, 2 * i + 1, parts.get(0));
        }
        G2Affine point = G2Affine.fromUncompressed(bytes, 0);
        require(!point.isInfinity(), "not a point");
        return point;
    }

    private static G1Affine finite(G1Affine p) throws EncodingException {
        require(!p.isInfinity(), "not a point");
        return p;
    }

    private static void put(byte[] bytes, int word, Object value) throws EncodingException {
        byte[] magnitude = number(value, Fp.MODULUS).toByteArray();
        int n = Math.min(WORD, magnitude.length);
        System.arraycopy(magnitude, magnitude.length - n, bytes, WORD * (word + 1) - n, n);
    }

    private static BigInteger number(Object value, BigInteger bound) throws EncodingException {
        String digits = text(value);
        require(digits.matches("0|[1-9][0-9]*"), "not a number");
        require(digits.length() <= MAX_DIGITS, "a number is too large");
        BigInteger v = new BigInteger(digits);
        require(v.compareTo(bound) < 0, "a number is too large");
        return v;
    }

    private static List<?> list(Map<?, ?> object, String name) throws EncodingException {
        return list(object.get(name));
    }

    private static List<?> list(Object value) throws EncodingException {
        require(value instanceof List<?>, "a list is missing");
        return (List<?>) value;
    }

    private static String text(Object value) throws EncodingException {
        require(value instanceof String, "a value is missing");
        return (String) value;
    }

    private static void require(boolean condition, String otherwise) throws EncodingException {
        if (!condition) {
            throw new EncodingException("snarkjs: " + otherwise);
        }
    }
}
