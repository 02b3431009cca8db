// SPDX-License-Identifier: Apache-2.0
package io.larch;

import io.larch.bn254.EncodingException;
import io.larch.sumcheck.InvalidProofException;
import io.larch.wrapper.KeyMismatchException;
import io.larch.wrapper.WrapperCircuit;
import io.larch.wrapper.WrapperInputs;
import io.larch.wrapper.WrapperKeyFile;
import io.larch.wrapper.WrapperKeys;
import io.larch.wrapper.WrapperProvingKey;
import io.larch.wrapper.WrapperSetup;
import io.larch.zkvm.shape.ProofShape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.OptionalLong;

/** Makes wrapper keys and wraps proofs. Holds threads; close it when done. */
public final class Wrapper implements AutoCloseable {
    private final Engine engine;
    private WrapperCircuit circuit;

    /** A wrapper over a reference string, with a number of threads. */
    public Wrapper(PublicParameters parameters, int threads) {
        this.engine = new Engine(parameters, threads);
    }

    /** The verifier of a shape as a circuit; recorded when first asked for. */
    public WrapperCircuit circuit(ProofShape shape) {
        if (circuit == null || !circuit.shape().equals(shape)) {
            circuit = WrapperCircuit.of(shape);
        }
        return circuit;
    }

    /**
     * Makes the keys of a shape.
     *
     * @param testSeed makes keys for tests, reproducible and marked; without it the trapdoor comes
     *     from the system's randomness and is forgotten
     * @throws PublicParametersException if the reference string cannot be read
     */
    public WrapperKeys setup(ProofShape shape, OptionalLong testSeed, ProofListener listener)
            throws PublicParametersException {
        listener.enter("record circuit", 0);
        WrapperCircuit recorded = circuit(shape);
        listener.enter("setup", 0.1);
        if (testSeed.isPresent()) {
            byte[] seed = ByteBuffer.allocate(Long.BYTES).putLong(testSeed.getAsLong()).array();
            return WrapperSetup.unsafe(engine.kernels(), recorded, engine.srs(1), seed);
        }
        return WrapperSetup.run(engine.kernels(), recorded, engine.srs(1), new SecureRandom());
    }

    /**
     * What the circuit of a proof's shape is given to show that the proof holds; the proof is
     * verified first.
     *
     * @throws InvalidProofException if the proof is invalid or its run panicked
     * @throws PublicParametersException if the reference string cannot be read
     */
    public WrapperInputs inputs(Proof proof)
            throws InvalidProofException, PublicParametersException {
        return WrapperInputs.of(
                engine.parameters().verifierKey(), proof.key(), proof.statement(), proof.proof());
    }

    /** Number of constraints of a shape's circuit. */
    public int constraints(ProofShape shape) {
        return circuit(shape).circuit().r1cs().constraints();
    }

    /** Number of public inputs of a shape's circuit. */
    public int publicInputs(ProofShape shape) {
        return circuit(shape).circuit().r1cs().publicInputs();
    }

    /**
     * Reads a proving key with all its checks.
     *
     * @throws EncodingException if the bytes are not exactly such a key
     */
    public WrapperProvingKey readProvingKey(InputStream in) throws IOException, EncodingException {
        return WrapperKeyFile.readProving(engine.kernels(), in);
    }

    /**
     * Wraps a proof, which is verified first.
     *
     * @throws KeyMismatchException if the keys are for another shape
     * @throws InvalidProofException if the proof is invalid or its run panicked
     */
    public WrappedProof wrap(WrapperKeys keys, Proof proof, ProofListener listener)
            throws KeyMismatchException, InvalidProofException {
        io.larch.wrapper.Wrapper.requireShape(keys, proof.shape());
        listener.enter("record circuit", 0);
        WrapperCircuit recorded = circuit(proof.shape());
        listener.enter("wrap", 0.2);
        io.larch.wrapper.Wrapper wrapper =
                new io.larch.wrapper.Wrapper(engine.kernels(), recorded, keys, new SecureRandom());
        return new WrappedProof(wrapper.wrap(proof.key(), proof.statement(), proof.proof()));
    }

    @Override
    public void close() {
        engine.close();
    }
}
