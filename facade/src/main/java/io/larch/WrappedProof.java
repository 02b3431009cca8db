// SPDX-License-Identifier: Apache-2.0
package io.larch;

import io.larch.bn254.EncodingException;
import io.larch.wrapper.WrappedProofCodec;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.statement.Statement;
import java.util.List;
import java.util.Objects;

/**
 * A zkVM proof wrapped in Groth16, as a file. Not zero knowledge in this stage of the project.
 *
 * @param wrapped the proof with what it claims
 */
public record WrappedProof(io.larch.wrapper.WrappedProof wrapped) {
    /** Validates the component. */
    public WrappedProof {
        Objects.requireNonNull(wrapped);
    }

    /** Public input and output. */
    public Statement statement() {
        return wrapped.statement();
    }

    /** Number of bytes of the Groth16 proof alone, compressed. */
    public int groth16Bytes() {
        return wrapped.groth16().toBytes().length;
    }

    /** Whether a file says that it is a wrapped proof. */
    public static boolean matches(byte[] bytes) {
        return Container.kindOf(bytes).filter(k -> k == Container.Kind.WRAPPED_PROOF).isPresent();
    }

    /** The whole file. */
    public byte[] encode() {
        return new Container(
                        Container.Kind.WRAPPED_PROOF,
                        ProofSchedule.PROTOCOL,
                        List.of(WrappedProofCodec.encode(wrapped)))
                .encode();
    }

    /**
     * Reads a file; nothing in it is trusted.
     *
     * @throws EncodingException if the bytes are not exactly a wrapped proof of this version
     */
    public static WrappedProof decode(byte[] bytes) throws EncodingException {
        Container file = Container.decode(bytes).require(Container.Kind.WRAPPED_PROOF, 1);
        return new WrappedProof(WrappedProofCodec.decode(file.sections().get(0)));
    }
}
