// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.FrElement;
import io.larch.bn254.JavaKernels;
import io.larch.bn254.Kernels;
import io.larch.bn254.Parallel;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Wire;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

/** Circuits and keys that the tests share. */
final class Examples {
    static final Kernels KERNELS = new JavaKernels(new Parallel(2));
    static final byte[] SEED = "example".getBytes(StandardCharsets.UTF_8);
    static final List<FrElement> THIRTY_FIVE = List.of(FrElement.of(35));
    static final List<FrElement> THREE = List.of(FrElement.of(3));
    static final Circuit CUBIC = cubic();
    static final Groth16Keys KEYS = Groth16Setup.unsafe(KERNELS, CUBIC.r1cs(), SEED);

    private Examples() {}

    /** x³ + x + 5 = y for a public y. */
    private static Circuit cubic() {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        Wire y = f.publicInput("y");
        Wire x = f.privateInput("x");
        Wire cube = f.mul(f.mul(x, x), x);
        f.assertEqual(f.add(f.add(cube, x), f.constant(5)), y);
        return builder.compile();
    }

    /** A chain x ↦ x² + x of n products from a public to a public end. */
    static Circuit chain(int n) {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        Wire x = f.publicInput("start");
        for (int i = 0; i < n; i++) {
            x = f.add(f.mul(x, x), x);
        }
        f.assertEqual(x, f.publicInput("end"));
        return builder.compile();
    }

    static List<FrElement> chainInputs(long start, int n) {
        FrElement x = FrElement.of(start);
        for (int i = 0; i < n; i++) {
            x = x.square().add(x);
        }
        return List.of(FrElement.of(start), x);
    }

    static Groth16Proof prove(Circuit circuit, ProvingKey key, long[] assignment) {
        return new Groth16Prover(KERNELS, circuit.r1cs(), key, new SecureRandom())
                .prove(assignment);
    }

    static Groth16Proof cubicProof() {
        return prove(CUBIC, KEYS.proving(), CUBIC.assign(THIRTY_FIVE, THREE));
    }
}
