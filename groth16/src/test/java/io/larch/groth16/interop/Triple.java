// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import io.larch.bn254.EncodingException;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.Groth16Verifier;
import io.larch.groth16.InvalidGroth16ProofException;
import io.larch.groth16.PublicWitness;
import io.larch.groth16.VerifyingKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** The bytes of a key, a proof and a public witness, as the gnark tool judges them. */
public record Triple(byte[] key, byte[] proof, byte[] inputs) {
    /** Our verdict: A accepted, R rejected, M malformed. */
    public char verdict() {
        try {
            VerifyingKey vk = VerifyingKey.decode(key, false);
            Groth16Verifier.verify(vk, PublicWitness.decode(inputs), Groth16Proof.decode(proof));
            return 'A';
        } catch (EncodingException e) {
            return 'M';
        } catch (InvalidGroth16ProofException e) {
            return 'R';
        }
    }

    /** The file of triples that the tool reads. */
    public static byte[] file(List<Triple> triples) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Triple t : triples) {
            for (byte[] part : new byte[][] {t.key, t.proof, t.inputs}) {
                out.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
                out.writeBytes(part);
            }
        }
        return out.toByteArray();
    }
}
