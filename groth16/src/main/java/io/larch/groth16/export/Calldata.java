// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.export;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.Keccak256;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What a caller of the contract sends. */
public final class Calldata {
    /** Bytes of a proof without a commitment. */
    public static final int PROOF_BYTES = 256;

    /** More bytes of a proof with one. */
    public static final int COMMITMENT_BYTES = 128;

    private static final int WORD = 32;

    private Calldata() {}

    /**
     * The proof as gnark's {@code MarshalSolidity}: {@code Ar ‖ Bs ‖ Krs}, then commitment and
     * proof of knowledge if there are any, uncompressed.
     */
    public static byte[] proof(Groth16Proof proof) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(proof.ar().toUncompressed());
        out.writeBytes(proof.bs().toUncompressed());
        out.writeBytes(proof.krs().toUncompressed());
        for (G1Affine c : proof.commitments()) {
            out.writeBytes(c.toUncompressed());
        }
        if (!proof.commitments().isEmpty()) {
            out.writeBytes(proof.commitmentPok().toUncompressed());
        }
        return out.toByteArray();
    }

    /** The call of {@code verifyProof(bytes,uint256[n])}, or {@code (bytes)} without inputs. */
    public static byte[] verifyProof(List<FrElement> publicInputs, Groth16Proof proof) {
        int n = publicInputs.size();
        String signature = n == 0 ? "verifyProof(bytes)" : "verifyProof(bytes,uint256[" + n + "])";
        byte[] hash = Keccak256.digest(signature.getBytes(StandardCharsets.US_ASCII));
        byte[] bytes = proof(proof);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Arrays.copyOf(hash, 4));
        out.writeBytes(word(WORD * (1 + n)));
        publicInputs.forEach(x -> out.writeBytes(x.toCanonicalBytes()));
        out.writeBytes(word(bytes.length));
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    private static byte[] word(int value) {
        byte[] word = new byte[WORD];
        byte[] bytes = BigInteger.valueOf(value).toByteArray();
        System.arraycopy(bytes, 0, word, WORD - bytes.length, bytes.length);
        return word;
    }
}
