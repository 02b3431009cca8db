// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.bench;

import io.larch.bn254.Domain;
import io.larch.bn254.FftOrder;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Vector;
import io.larch.bn254.G2Affine;
import io.larch.bn254.G2Vector;
import io.larch.bn254.Kernels;
import io.larch.groth16.Groth16Keys;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.Groth16Prover;
import io.larch.groth16.Groth16Setup;
import io.larch.groth16.Groth16Verifier;
import io.larch.groth16.InvalidGroth16ProofException;
import io.larch.groth16.circuit.Circuit;
import java.security.SecureRandom;

/** Larch's own side of the comparison. */
final class LarchSteps implements AutoCloseable {
    private static final double PER_MILLISECOND = 1e6;

    private final Kernels kernels;
    private final PoseidonChain chain;
    private final Circuit circuit;
    private final FrVector scalars;
    private final FrVector values;
    private final G1Vector points1;
    private final G2Vector points2;
    private final Domain domain;
    private final SecureRandom random = new SecureRandom();
    private Groth16Keys keys;
    private Groth16Prover prover;
    private Groth16Proof proof;

    /** Prepares the steps for a circuit, and for 2^logN points and elements. */
    LarchSteps(Kernels kernels, PoseidonChain chain, int logN) {
        this.kernels = kernels;
        this.chain = chain;
        this.circuit = chain.builder().compile();
        int n = 1 << logN;
        scalars = FrVector.allocate(n);
        values = FrVector.allocate(n);
        points1 = G1Vector.allocate(n);
        points2 = G2Vector.allocate(n);
        domain = new Domain(logN);
        kernels.powers(scalars, FrElement.of(5).inverse(), FrElement.ONE);
        kernels.powers(values, FrElement.of(7).inverse(), FrElement.ONE);
        kernels.multiplyBase(points1, G1Affine.GENERATOR, values);
        kernels.multiplyBase(points2, G2Affine.GENERATOR, values);
    }

    int constraints() {
        return circuit.r1cs().constraints();
    }

    /** Does one step and returns its milliseconds; garbage of others is collected before. */
    double time(BenchStep step) {
        System.gc();
        long start = System.nanoTime();
        run(step);
        return (System.nanoTime() - start) / PER_MILLISECOND;
    }

    private void run(BenchStep step) {
        switch (step) {
            case SETUP -> setup();
            case PROVE -> prove();
            case VERIFY -> verify();
            case MSM_G1 -> kernels.msm(points1, scalars);
            case MSM_G2 -> kernels.msm(points2, scalars);
            case FFT -> kernels.fft(values, domain, FftOrder.NATURAL_TO_REVERSED, false);
        }
    }

    private void setup() {
        keys = Groth16Setup.run(kernels, circuit.r1cs(), random);
        prover = new Groth16Prover(kernels, circuit.r1cs(), keys.proving(), random);
    }

    private void prove() {
        proof = prover.prove(circuit.program().solve(chain.publics(), chain.privates()));
    }

    private void verify() {
        try {
            Groth16Verifier.verify(keys.verifying(), chain.publics(), proof);
        } catch (InvalidGroth16ProofException e) {
            throw new IllegalStateException("an honest proof was rejected", e);
        }
    }

    @Override
    public void close() {
        scalars.close();
        values.close();
    }
}
