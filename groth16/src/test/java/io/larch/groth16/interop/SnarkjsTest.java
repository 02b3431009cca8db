// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.larch.bn254.FrElement;
import io.larch.groth16.Groth16Keys;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.Groth16Prover;
import io.larch.groth16.Groth16Setup;
import io.larch.groth16.Groth16Verifier;
import io.larch.groth16.InvalidGroth16ProofException;
import io.larch.groth16.VerifyingKey;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.export.CircomFiles;
import io.larch.groth16.export.SnarkjsJson;
import io.larch.groth16.export.SnarkjsReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/** snarkjs verifies our proofs, and proves our circuits from circom's files. */
class SnarkjsTest {
    private static final List<String> NAMES =
            List.of("add", "bits-64", "inverse", "low-128-of-minus-two", "poseidon2");

    @Test
    void snarkjsAgrees() throws Exception {
        Path root = ExternalTool.target("snarkjs");
        StringBuilder expected = new StringBuilder();
        for (Case c : Case.corpus()) {
            if (NAMES.contains(c.name())) {
                write(root.resolve(c.name()), c);
            }
        }
        for (String name : NAMES) {
            expected.append(name).append(",true,false,true,false,true\n");
        }
        ExternalTool.Result result = NodeTool.run("snarkjs.mjs", root);
        assertEquals(expected.toString(), result.output());
        for (String name : NAMES) {
            acceptTheirs(root.resolve(name));
        }
    }

    private static void acceptTheirs(Path folder) throws Exception {
        String json = Files.readString(folder.resolve("theirs.key.json"));
        VerifyingKey key = SnarkjsReader.verifyingKey(json, false);
        Groth16Proof proof =
                SnarkjsReader.proof(Files.readString(folder.resolve("theirs.proof.json")));
        List<FrElement> inputs =
                SnarkjsReader.publicInputs(Files.readString(folder.resolve("theirs.public.json")));
        Groth16Verifier.verify(key, inputs, proof);
        List<FrElement> other = List.of(inputs.get(0).add(FrElement.ONE));
        assertThrows(
                InvalidGroth16ProofException.class,
                () -> Groth16Verifier.verify(key, other, proof));
    }

    private static void write(Path folder, Case c) throws Exception {
        Files.createDirectories(folder);
        Circuit circuit = c.builder().compile();
        SecureRandom random = new SecureRandom();
        Groth16Keys keys = Groth16Setup.run(CaseFiles.KERNELS, circuit.r1cs(), random);
        long[] w = circuit.assign(c.publics(), c.privates());
        Groth16Proof proof =
                new Groth16Prover(CaseFiles.KERNELS, circuit.r1cs(), keys.proving(), random)
                        .prove(w);
        SnarkjsFolder.writeProof(folder, keys.verifying(), c.publics(), proof);
        SnarkjsFolder.writeCircuit(folder, circuit.r1cs(), w);
    }

    @Test
    void refusesWhatTheFormatsCannotSay() throws Exception {
        Case c = Case.named("commit");
        Circuit circuit = c.builder().compile();
        Groth16Keys keys = Groth16Setup.unsafe(CaseFiles.KERNELS, circuit.r1cs(), new byte[0]);
        assertThrows(
                IllegalArgumentException.class, () -> SnarkjsJson.verifyingKey(keys.verifying()));
        assertThrows(
                IllegalArgumentException.class,
                () -> CircomFiles.r1cs(OutputStream.nullOutputStream(), circuit.r1cs()));
    }
}
