// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.FrElement;
import io.larch.bn254.JavaKernels;
import io.larch.bn254.Kernels;
import io.larch.bn254.Parallel;
import io.larch.bn254.Poseidon2;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Setup, proof and verification of a chain of permutations; -Dlarch.links gives its length. */
@Tag("slow")
class TimingTest {
    @Test
    void provesAChainOfPermutations() throws Exception {
        int links = Integer.getInteger("larch.links", 60);
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        Wire[] state = {f.publicInput("x"), f.zero(), f.zero(), f.zero()};
        FrElement[] values = {FrElement.ONE, FrElement.ZERO, FrElement.ZERO, FrElement.ZERO};
        for (int i = 0; i < links; i++) {
            state = f.poseidon2(state);
            values = Poseidon2.permute(values);
        }
        f.assertEqual(state[0], f.publicInput("y"));
        Circuit circuit = builder.compile();
        List<FrElement> inputs = List.of(FrElement.ONE, values[0]);
        try (Parallel parallel = new Parallel(Runtime.getRuntime().availableProcessors())) {
            Kernels kernels = new JavaKernels(parallel);
            long start = System.nanoTime();
            Groth16Keys keys = Groth16Setup.unsafe(kernels, circuit.r1cs(), new byte[0]);
            long setup = System.nanoTime();
            long[] w = circuit.assign(inputs, List.of());
            Groth16Prover prover =
                    new Groth16Prover(kernels, circuit.r1cs(), keys.proving(), new SecureRandom());
            Groth16Proof proof = prover.prove(w);
            long proved = System.nanoTime();
            Groth16Verifier.verifyAllowingTestKeys(keys.verifying(), inputs, proof);
            long verified = System.nanoTime();
            System.out.printf(
                    "%d constraints, %d wires: setup %d ms, prove %d ms, verify %d ms%n",
                    circuit.r1cs().constraints(),
                    circuit.r1cs().wires(),
                    (setup - start) / 1_000_000,
                    (proved - setup) / 1_000_000,
                    (verified - proved) / 1_000_000);
            timeKeyFile(kernels, keys.proving());
        }
    }

    private static void timeKeyFile(Kernels kernels, ProvingKey key) throws Exception {
        long start = System.nanoTime();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        KeyFile.write(out, key, new byte[0]);
        long written = System.nanoTime();
        KeyFile.readProving(kernels, new ByteArrayInputStream(out.toByteArray()), new byte[0]);
        System.out.printf(
                "proving key of %d bytes: written in %d ms, read in %d ms%n",
                out.size(),
                (written - start) / 1_000_000,
                (System.nanoTime() - written) / 1_000_000);
    }
}
