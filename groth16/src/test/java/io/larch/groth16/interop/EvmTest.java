// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.larch.bn254.Fr;
import io.larch.groth16.CommitmentHash;
import io.larch.groth16.Groth16Keys;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.Groth16Prover;
import io.larch.groth16.Groth16Setup;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.export.Calldata;
import io.larch.groth16.export.SolidityVerifier;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contracts compiled by solc and called in an EVM. */
class EvmTest {
    /** By the decoder of calldata, before the contract's own code. */
    private static final String REFUSED = "refused";

    private static final int SELECTOR = 4;
    private static final int WORD = 32;

    private final List<String> expected = new ArrayList<>();
    private final List<byte[]> calls = new ArrayList<>();

    @Test
    void theContractJudgesProofs() throws Exception {
        Golden.check(
                "gas.csv", "case,larch,gnark\n" + run("add") + run("mul-zero") + run("commit"));
    }

    /**
     * Our contract, then gnark's for the same key and calls; returns a line of the table of gas.
     */
    private String run(String name) throws Exception {
        expected.clear();
        calls.clear();
        Case c = Case.corpus().stream().filter(x -> x.name().equals(name)).findFirst().get();
        Circuit circuit = c.builder().compile();
        byte[] seed = {1, 2, 3};
        Groth16Keys keys = Groth16Setup.unsafe(CaseFiles.KERNELS, circuit.r1cs(), seed);
        for (int i = 0; i < 3; i++) {
            collect(Calldata.verifyProof(c.publics(), proof(c, circuit, keys)), c.publics().size());
        }
        Path folder = Files.createDirectories(ExternalTool.target("evm").resolve(name));
        String source = SolidityVerifier.write(keys.verifying(), "Verifier");
        Files.writeString(folder.resolve("Verifier.sol"), source);
        String ours = call(name, folder, true);
        Files.write(folder.resolve("larch.vk"), keys.verifying().toBytes());
        ExternalTool.Result written =
                GnarkTool.run(
                        "solidity", folder.resolve("larch.vk"), folder.resolve("Verifier.sol"));
        assertEquals(0, written.exit(), written.output());
        return name + "," + ours + "," + call(name, folder, false) + "\n";
    }

    /** Makes the calls and returns the gas of the first; exact compares reasons too. */
    private String call(String name, Path folder, boolean exact) throws IOException {
        Files.write(
                folder.resolve("calls.txt"),
                calls.stream().map(HexFormat.of()::formatHex).toList());
        ExternalTool.Result result = NodeTool.run("evm.mjs", folder);
        assertEquals(0, result.exit(), result.output());
        List<String> found = Files.readAllLines(folder.resolve("results.csv"));
        for (int i = 0; i < expected.size(); i++) {
            String outcome = found.get(i).split(",")[0];
            boolean refused = !expected.get(i).equals("ok");
            if (refused && (!exact || expected.get(i).equals(REFUSED))) {
                assertNotEquals("ok", outcome, name + ", call " + i);
            } else {
                assertEquals(expected.get(i), outcome, name + ", call " + i);
            }
        }
        assertEquals(expected.size(), found.size());
        return Long.toString(rounded(found.get(0).split(",")[1]));
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

    /** The price of calldata depends on how many of its random bytes are zero. */
    private static long rounded(String gas) {
        return Math.round(Long.parseLong(gas) / 1000.0) * 1000;
    }

    /** The honest call, each word of it changed, inputs out of the field, and other lengths. */
    private void collect(byte[] honest, int inputs) {
        add("ok", honest);
        int proof = SELECTOR + WORD * (2 + inputs);
        byte[] shorter = honest.clone();
        shorter[proof - 2] -= 1;
        shorter[proof - 1] = (byte) 0xFF;
        add("ProofInvalid", shorter);
        add(REFUSED, Arrays.copyOf(honest, honest.length - 1));
        for (int at = SELECTOR; at < honest.length; at += WORD) {
            boolean input = at < proof - WORD;
            byte[] changed = honest.clone();
            changed[at + WORD - 1] ^= 1;
            if (at == SELECTOR || at == proof - WORD) {
                add(REFUSED, changed);
            } else if (input) {
                add("ProofInvalid", changed);
                outOfField(honest, at);
            } else {
                boolean commitment = at >= proof + Calldata.PROOF_BYTES;
                add(commitment ? "CommitmentInvalid" : "ProofInvalid", changed);
                byte[] high = honest.clone();
                high[at] = (byte) 0xFF;
                add(commitment ? "CommitmentInvalid" : "ProofInvalid", high);
            }
        }
    }

    /** The same input plus r, which is the same element, and the largest word. */
    private void outOfField(byte[] honest, int at) {
        BigInteger value = new BigInteger(1, honest, at, WORD);
        BigInteger top = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
        for (BigInteger v : List.of(value.add(Fr.MODULUS), Fr.MODULUS, top)) {
            byte[] changed = honest.clone();
            byte[] bytes = v.toByteArray();
            int n = Math.min(WORD, bytes.length);
            System.arraycopy(bytes, bytes.length - n, changed, at + WORD - n, n);
            add("PublicInputNotInField", changed);
        }
    }

    private void add(String outcome, byte[] call) {
        expected.add(outcome);
        calls.add(call);
    }
}
