// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.Proof;
import io.larch.WrappedProof;
import io.larch.bn254.EncodingException;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.UserFiles;
import io.larch.zkvm.statement.Statement;
import java.util.Optional;

/**
 * A file that holds a zkVM proof or a wrapped proof: exactly one of the two is present.
 *
 * @param zkvm the zkVM proof
 * @param wrapped the wrapped proof
 */
record ProofFile(Optional<Proof> zkvm, Optional<WrappedProof> wrapped) {

    /** Reads a proof of either kind. */
    static ProofFile read(String name) throws CommandFailure {
        byte[] bytes = UserFiles.read(name);
        try {
            return decode(bytes);
        } catch (EncodingException e) {
            throw new CommandFailure(ExitCode.USAGE, name + ": " + e.getMessage(), e);
        }
    }

    static ProofFile decode(byte[] bytes) throws EncodingException {
        if (WrappedProof.matches(bytes)) {
            return new ProofFile(Optional.empty(), Optional.of(WrappedProof.decode(bytes)));
        }
        return new ProofFile(Optional.of(Proof.decode(bytes)), Optional.empty());
    }

    String kind() {
        return zkvm.isPresent() ? "zkvm-proof" : "wrapped-proof";
    }

    Statement statement() {
        return zkvm.map(Proof::statement).orElseGet(() -> wrapped.orElseThrow().statement());
    }
}
