// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.larch.bn254.Fr;
import io.larch.groth16.VerifyingKey;
import io.larch.groth16.export.Calldata;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Calls of a verifier contract and what each must come to. */
public final class ContractCalls {
    /** By the decoder of calldata, before the contract's own code. */
    private static final String REFUSED = "refused";

    private static final int SELECTOR = 4;
    private static final int WORD = 32;

    private final List<String> expected = new ArrayList<>();
    private final List<byte[]> calls = new ArrayList<>();

    /**
     * Adds an honest call, which must be accepted, and with which the contract must find fault:
     * each word of it changed, inputs out of the field, other lengths.
     */
    public void addWithMutations(byte[] honest, int inputs) {
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
                addOutOfField(honest, at);
            } else {
                boolean commitment = at >= proof + Calldata.PROOF_BYTES;
                add(commitment ? "CommitmentInvalid" : "ProofInvalid", changed);
                byte[] high = honest.clone();
                high[at] = (byte) 0xFF;
                add(commitment ? "CommitmentInvalid" : "ProofInvalid", high);
            }
        }
    }

    /**
     * Makes the calls to a contract of ours, whose reasons must be the expected ones.
     *
     * @return the gas of the first call
     */
    public long judgeOurs(Path folder, String source) throws IOException {
        Files.writeString(folder.resolve("Verifier.sol"), source);
        return judge(folder, true);
    }

    /**
     * Makes the calls to the contract that gnark writes for a key, which has other reasons.
     *
     * @return the gas of the first call
     */
    public long judgeTheirs(Path folder, VerifyingKey key) throws IOException {
        Path file = folder.resolve("larch.vk");
        Files.write(file, key.toBytes());
        ExternalTool.Result written =
                GnarkTool.run("solidity", file, folder.resolve("Verifier.sol"));
        assertEquals(0, written.exit(), written.output());
        return judge(folder, false);
    }

    private long judge(Path folder, boolean exact) throws IOException {
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
                assertNotEquals("ok", outcome, folder + ", call " + i);
            } else {
                assertEquals(expected.get(i), outcome, folder + ", call " + i);
            }
        }
        assertEquals(expected.size(), found.size());
        return Long.parseLong(found.get(0).split(",")[1]);
    }

    /** The same input plus r, which is the same element, r itself and the largest word. */
    private void addOutOfField(byte[] honest, int at) {
        BigInteger value = new BigInteger(1, honest, at, WORD);
        BigInteger top = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
        for (BigInteger v : List.of(value.add(Fr.MODULUS), Fr.MODULUS, top)) {
            byte[] changed = honest.clone();
            byte[] bytes = v.toByteArray();
            int n = Math.min(WORD, bytes.length);
            Arrays.fill(changed, at, at + WORD, (byte) 0);
            System.arraycopy(bytes, bytes.length - n, changed, at + WORD - n, n);
            add("PublicInputNotInField", changed);
        }
    }

    private void add(String outcome, byte[] call) {
        expected.add(outcome);
        calls.add(call);
    }
}
