// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.VerifyingKey;
import io.larch.groth16.circuit.R1cs;
import io.larch.groth16.export.CircomFiles;
import io.larch.groth16.export.SnarkjsJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of one circuit without commitments, as snarkjs.mjs reads it. */
public final class SnarkjsFolder {
    /** The first public input: wire 0 is ONE. */
    private static final int MOVED_WIRE = 1;

    private SnarkjsFolder() {}

    /** Writes a key, a proof and its inputs. */
    public static void writeProof(
            Path folder, VerifyingKey key, List<FrElement> publics, Groth16Proof proof)
            throws IOException {
        Files.writeString(folder.resolve("verification_key.json"), SnarkjsJson.verifyingKey(key));
        Files.writeString(folder.resolve("public.json"), SnarkjsJson.publicInputs(publics));
        Files.writeString(folder.resolve("proof.json"), SnarkjsJson.proof(proof));
    }

    /** Writes a circuit, a satisfying assignment, and one that differs in the first input. */
    public static void writeCircuit(Path folder, R1cs r1cs, long[] assignment) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("circuit.r1cs"))) {
            CircomFiles.r1cs(out, r1cs);
        }
        long[] moved = assignment.clone();
        int at = Fr.LIMBS * MOVED_WIRE;
        FrElement.load(moved, at).add(FrElement.ONE).store(moved, at);
        writeAssignment(folder.resolve("witness.wtns"), assignment);
        writeAssignment(folder.resolve("moved.wtns"), moved);
    }

    private static void writeAssignment(Path file, long[] assignment) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            CircomFiles.wtns(out, assignment);
        }
    }
}
