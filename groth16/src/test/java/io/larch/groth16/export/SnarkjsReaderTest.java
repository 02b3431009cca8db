// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.larch.bn254.EncodingException;
import io.larch.bn254.Fp;
import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.JavaKernels;
import io.larch.bn254.Kernels;
import io.larch.bn254.Parallel;
import io.larch.groth16.Groth16Keys;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.Groth16Prover;
import io.larch.groth16.Groth16Setup;
import io.larch.groth16.Groth16Verifier;
import io.larch.groth16.VerifyingKey;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Wire;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnarkjsReaderTest {
    private static final Kernels KERNELS = new JavaKernels(new Parallel(1));
    private static final Circuit CIRCUIT = circuit();
    private static final Groth16Keys KEYS =
            Groth16Setup.run(KERNELS, CIRCUIT.r1cs(), new SecureRandom());
    private static final List<FrElement> INPUTS = List.of(FrElement.of(9));
    private static final Groth16Proof PROOF =
            new Groth16Prover(KERNELS, CIRCUIT.r1cs(), KEYS.proving(), new SecureRandom())
                    .prove(CIRCUIT.assign(INPUTS, List.of(FrElement.of(3))));

    private static Circuit circuit() {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        Wire y = f.publicInput("y");
        Wire x = f.privateInput("x");
        f.assertEqual(f.mul(x, x), y);
        return builder.compile();
    }

    @Test
    void readsWhatTheWriterWrites() throws Exception {
        VerifyingKey key =
                SnarkjsReader.verifyingKey(SnarkjsJson.verifyingKey(KEYS.verifying()), false);
        assertEquals(KEYS.verifying().k(), key.k());
        assertEquals(PROOF, SnarkjsReader.proof(SnarkjsJson.proof(PROOF)));
        assertEquals(INPUTS, SnarkjsReader.publicInputs(SnarkjsJson.publicInputs(INPUTS)));
        Groth16Verifier.verify(key, INPUTS, PROOF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[\"1\"",
                "[\"1\",]",
                "{}",
                "[\"-1\"]",
                "[\"01\"]",
                "[\"0x1\"]",
                "[\"\"]",
                "[\"1\"] x",
                "[[\"1\"]]",
                "[\"\\u0031\"]",
                "[null]",
                "[1.5]",
                "[1e3]",
                "[[[[[[[[[[[",
                "[\"1\"]\0",
                "[\"1\"] \0 x"
            })
    void refusesOtherInputs(String json) {
        assertThrows(EncodingException.class, () -> SnarkjsReader.publicInputs(json));
    }

    @Test
    void refusesInputsThatAreNotCanonical() throws Exception {
        String top = Fr.MODULUS.subtract(BigInteger.ONE).toString();
        assertEquals(1, SnarkjsReader.publicInputs("[\"" + top + "\"]").size());
        for (String v : List.of(Fr.MODULUS.toString(), "9".repeat(78), "9".repeat(1000))) {
            assertThrows(
                    EncodingException.class, () -> SnarkjsReader.publicInputs("[\"" + v + "\"]"));
        }
    }

    /** Every coordinate moved by one or by the modulus, and every name and mark changed. */
    @Test
    void refusesDamagedProofs() {
        String json = SnarkjsJson.proof(PROOF);
        java.util.regex.Matcher numbers =
                java.util.regex.Pattern.compile("\"([0-9]+)\"").matcher(json);
        while (numbers.find()) {
            BigInteger v = new BigInteger(numbers.group(1));
            for (BigInteger delta : List.of(BigInteger.ONE, Fp.MODULUS)) {
                String other = json.substring(0, numbers.start(1)) + v.add(delta);
                String damaged = other + json.substring(numbers.end(1));
                assertThrows(EncodingException.class, () -> SnarkjsReader.proof(damaged));
            }
        }
        for (String word : List.of("pi_a", "pi_b", "pi_c", "protocol", "groth16", "bn128")) {
            String damaged = json.replace(word, "other");
            assertThrows(EncodingException.class, () -> SnarkjsReader.proof(damaged));
        }
    }

    @Test
    void refusesDamagedKeys() {
        String json = SnarkjsJson.verifyingKey(KEYS.verifying());
        for (String[] change :
                new String[][] {
                    {"\"nPublic\": 1", "\"nPublic\": 2"},
                    {"vk_gamma_2", "vk_delta_2"},
                    {"\"IC\"", "\"ic\""},
                    {"groth16", "plonk"},
                    {"vk_alpha_1", "vk_alpha"}
                }) {
            String damaged = json.replace(change[0], change[1]);
            assertThrows(EncodingException.class, () -> SnarkjsReader.verifyingKey(damaged, false));
        }
    }
}
