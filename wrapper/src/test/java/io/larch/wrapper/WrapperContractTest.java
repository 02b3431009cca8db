// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.groth16.export.Calldata;
import io.larch.groth16.interop.ContractCalls;
import io.larch.groth16.interop.ExternalTool;
import io.larch.groth16.interop.Golden;
import io.larch.groth16.interop.NodeTool;
import io.larch.groth16.interop.SnarkjsFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Groth16 part of real wrapped proofs in an EVM and in snarkjs. */
class WrapperContractTest {
    private static final Golden GOLDEN = new Golden("wrapper", "golden");
    private static final List<WrappedProof> PROOFS =
            List.of(Fixture.wrapped(), Fixture.wrappedSquare());

    /** Every word of the calldata counts, and each fault has its own reason. */
    @Test
    void theContractJudgesTheGroth16PartOfWrappedProofs() throws Exception {
        ContractCalls calls = new ContractCalls();
        for (WrappedProof proof : PROOFS) {
            List<FrElement> inputs = inputs(proof);
            calls.addWithMutations(
                    Calldata.verifyProof(inputs, proof.groth16()), PublicValues.NAMES.size());
        }
        WrapperVerifyingKey key = Fixture.keys().verifying();
        Path folder = ExternalTool.target("evm");
        long ours = calls.judgeOurs(folder, WrapperContract.write(key));
        long theirs = calls.judgeTheirs(folder, key.groth16());
        GOLDEN.check("gas.csv", "case,larch,gnark\nwrapped," + ours + "," + theirs + "\n");
    }

    @Test
    void theContractSaysWhatItDoesNotCheck() {
        String source = WrapperContract.write(Fixture.keys().verifying());
        assertTrue(source.contains("/// THIS CONTRACT ALONE DOES NOT CHECK A WRAPPED PROOF"));
        assertTrue(source.contains(String.join(", ", PublicValues.NAMES)));
        assertTrue(source.contains("/// A TEST KEY"));
    }

    /** The same proof, and the wrapper's circuit with its witness, in snarkjs. */
    @Test
    void snarkjsAgrees() throws Exception {
        WrappedProof proof = Fixture.wrapped();
        Path root = ExternalTool.target("snarkjs");
        Path folder = Files.createDirectories(root.resolve("wrapped"));
        SnarkjsFolder.writeProof(
                folder, Fixture.keys().verifying().groth16(), inputs(proof), proof.groth16());
        List<FrElement> privates = Fixture.tripled().witness().flatten();
        SnarkjsFolder.writeCircuit(
                folder,
                Fixture.circuit().circuit().r1cs(),
                Fixture.circuit().circuit().assign(inputs(proof), privates));
        ExternalTool.Result result = NodeTool.run("snarkjs.mjs", root);
        assertEquals("wrapped,true,false,true,false,none\n", result.output());
    }

    private static List<FrElement> inputs(WrappedProof proof) {
        return WrappedVerifier.publicInputs(proof.programDigest(), proof);
    }
}
