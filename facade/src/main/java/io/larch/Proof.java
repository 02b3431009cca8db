// SPDX-License-Identifier: Apache-2.0
package io.larch;

import io.larch.bn254.EncodingException;
import io.larch.zkvm.program.ProgramKey;
import io.larch.zkvm.program.ProgramKeyCodec;
import io.larch.zkvm.proof.ProofCodec;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.Statement;
import io.larch.zkvm.statement.StatementCodec;
import java.util.List;
import java.util.Objects;

/**
 * A zkVM proof with what it claims: a program key and a statement.
 *
 * <p>It claims only; {@link Verifier} decides. It is not zero knowledge: treat it as if it
 * published the private input.
 *
 * @param key the program's key; a verifier checks it against the digest it trusts
 * @param statement public input and output, and how the run ended
 * @param proof the proof
 */
public record Proof(ProgramKey key, Statement statement, ZkvmProof proof) {
    private static final int SECTIONS = 3;

    /** Validates the components. */
    public Proof {
        Objects.requireNonNull(key);
        Objects.requireNonNull(statement);
        Objects.requireNonNull(proof);
    }

    /** The shape of the proof. */
    public ProofShape shape() {
        return ProofShape.of(key.shape(), proof.t());
    }

    /** Whether a file says that it is a zkVM proof. */
    public static boolean matches(byte[] bytes) {
        return Container.kindOf(bytes).filter(k -> k == Container.Kind.ZKVM_PROOF).isPresent();
    }

    /** The whole file. */
    public byte[] encode() {
        List<byte[]> sections =
                List.of(
                        ProgramKeyCodec.encode(key),
                        StatementCodec.encode(statement),
                        ProofCodec.encode(key.shape(), proof));
        return new Container(Container.Kind.ZKVM_PROOF, ProofSchedule.PROTOCOL, sections).encode();
    }

    /**
     * Reads a file; nothing in it is trusted.
     *
     * @throws EncodingException if the bytes are not exactly a proof of this protocol version
     */
    public static Proof decode(byte[] bytes) throws EncodingException {
        Container file = Container.decode(bytes).require(Container.Kind.ZKVM_PROOF, SECTIONS);
        ProgramKey key = ProgramKeyCodec.decode(file.sections().get(0));
        return new Proof(
                key,
                StatementCodec.decode(file.sections().get(1)),
                ProofCodec.decode(key.shape(), file.sections().get(2)));
    }
}
