// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import io.larch.groth16.CommitmentHash;
import io.larch.groth16.Groth16Keys;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.Groth16Prover;
import io.larch.groth16.Groth16Setup;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.export.Calldata;
import io.larch.groth16.export.SolidityVerifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

/** Contracts compiled by solc and called in an EVM. */
class EvmTest {
    @Test
    void theContractJudgesProofs() throws Exception {
        Golden.GROTH16.check(
                "gas.csv", "case,larch,gnark\n" + run("add") + run("mul-zero") + run("commit"));
    }

    /**
     * Our contract, then gnark's for the same key and calls; returns a line of the table of gas.
     */
    private String run(String name) throws Exception {
        Case c = Case.named(name);
        Circuit circuit = c.builder().compile();
        byte[] seed = {1, 2, 3};
        Groth16Keys keys = Groth16Setup.unsafe(CaseFiles.KERNELS, circuit.r1cs(), seed);
        ContractCalls calls = new ContractCalls();
        for (int i = 0; i < 3; i++) {
            calls.addWithMutations(
                    Calldata.verifyProof(c.publics(), proof(c, circuit, keys)), c.publics().size());
        }
        Path folder = Files.createDirectories(ExternalTool.target("evm").resolve(name));
        String source = SolidityVerifier.write(keys.verifying(), "Verifier");
        long ours = calls.judgeOurs(folder, source);
        return name + "," + ours + "," + calls.judgeTheirs(folder, keys.verifying()) + "\n";
    }

    private static Groth16Proof proof(Case c, Circuit circuit, Groth16Keys keys) {
        Groth16Prover prover =
                new Groth16Prover(
                        CaseFiles.KERNELS,
                        circuit.r1cs(),
                        keys.proving(),
                        new SecureRandom(),
                        CommitmentHash.KECCAK256);
        return prover.prove(circuit.assign(c.publics(), c.privates(), prover.challenger()));
    }
}
