// SPDX-License-Identifier: Apache-2.0
package io.larch;

import io.larch.bn254.EncodingException;
import io.larch.bn254.JavaKernels;
import io.larch.bn254.Kernels;
import io.larch.bn254.Parallel;
import io.larch.bn254.PtauFile;
import io.larch.groth16.Beacon;
import io.larch.groth16.CeremonyException;
import io.larch.groth16.Groth16Keys;
import io.larch.groth16.Phase1;
import io.larch.groth16.Phase2;
import io.larch.sumcheck.Srs;
import io.larch.wrapper.WrapperCeremony;
import io.larch.wrapper.WrapperCeremonyFile;
import io.larch.wrapper.WrapperCircuit;
import io.larch.wrapper.WrapperKeys;
import io.larch.wrapper.WrapperSetup;
import io.larch.zkvm.shape.ProofShape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the wrapper keys of a shape in a ceremony: nobody can forge if one contributor was honest
 * and the powers of tau are sound. Holds threads; close it when done.
 */
public final class Ceremony implements AutoCloseable {
    /** Estimated parts of the work that are done when the circuit is there, and phase 1. */
    private static final double RECORDED = 0.03;

    private static final double CHECKING = 0.95;

    private final Parallel parallel;
    private final Kernels kernels;
    private final Function<ProofShape, WrapperCircuit> circuits;
    private final SecureRandom random = new SecureRandom();

    /** Ceremonies for the wrapper's circuits, with a number of threads. */
    public Ceremony(int threads) {
        this(threads, WrapperCircuit::of);
    }

    /** Ceremonies for circuits of another source, such as those recorded before. */
    public Ceremony(int threads, Function<ProofShape, WrapperCircuit> circuits) {
        this.parallel = new Parallel(threads);
        this.kernels = new JavaKernels(parallel);
        this.circuits = circuits;
    }

    /**
     * The state before the first contribution: everybody can compute it.
     *
     * @param ptau the powers of tau of a public ceremony
     * @throws PublicParametersException if the file cannot be read, is not consistent or too small
     * @throws CeremonyException if there can be no ceremony for the circuit
     */
    public WrapperCeremony start(ProofShape shape, Path ptau, ProofListener listener)
            throws PublicParametersException, CeremonyException {
        return new WrapperCeremony(shape, Phase2.begin(initial(shape, ptau, listener)));
    }

    private Groth16Keys initial(ProofShape shape, Path ptau, ProofListener listener)
            throws PublicParametersException, CeremonyException {
        listener.enter("record circuit", 0);
        WrapperCircuit circuit = circuits.apply(shape);
        Phase1.Listener phase1 =
                (stage, part) ->
                        listener.enter(
                                "phase 1: " + stage, RECORDED + (CHECKING - RECORDED) * part);
        return read(
                ptau,
                () -> {
                    try (PtauFile file = PtauFile.open(ptau)) {
                        return Phase1.keys(
                                parallel, kernels, circuit.circuit().r1cs(), file, random, phase1);
                    }
                });
    }

    /**
     * Reads a state; nothing in it is trusted.
     *
     * @throws EncodingException if the bytes are not exactly a state
     */
    public WrapperCeremony read(InputStream in) throws IOException, EncodingException {
        return WrapperCeremonyFile.read(kernels, in);
    }

    /**
     * The state after one more contribution, whose secret is drawn and forgotten here.
     *
     * @throws CeremonyException if the ceremony is sealed
     */
    public WrapperCeremony contribute(WrapperCeremony state) throws CeremonyException {
        return new WrapperCeremony(state.shape(), state.phase2().contribute(parallel, random));
    }

    /**
     * The last state.
     *
     * @param beacon the announced public value
     * @throws CeremonyException if the ceremony is sealed already or nobody contributed
     */
    public WrapperCeremony seal(WrapperCeremony state, Beacon beacon) throws CeremonyException {
        return new WrapperCeremony(
                state.shape(),
                state.phase2().seal(parallel, beacon.value(), beacon.logIterations()));
    }

    /**
     * Computes phase 1 again and checks every contribution.
     *
     * @param announced what the beacon must be; without it, compare {@link Phase2#beacon} yourself,
     *     and beacons of more than 2^24 hashes are refused
     * @throws PublicParametersException if the powers of tau cannot be used
     * @throws CeremonyException if the ceremony is invalid
     */
    public void verify(
            WrapperCeremony state, Path ptau, Optional<Beacon> announced, ProofListener listener)
            throws PublicParametersException, CeremonyException {
        Groth16Keys initial = initial(state.shape(), ptau, listener);
        listener.enter("contributions", CHECKING);
        if (announced.isPresent()) {
            state.phase2().verify(kernels, initial, announced.get(), random);
        } else {
            state.phase2().verify(kernels, initial, random);
        }
    }

    /**
     * Verifies a sealed ceremony; its keys are for proofs over the reference string of the same
     * powers.
     *
     * @param announced what the beacon must be
     * @throws PublicParametersException if the powers of tau cannot be used
     * @throws CeremonyException if the ceremony is invalid or not sealed
     */
    public WrapperKeys finish(
            WrapperCeremony state, Path ptau, Beacon announced, ProofListener listener)
            throws PublicParametersException, CeremonyException {
        verify(state, ptau, Optional.of(announced), listener);
        Srs srs = read(ptau, () -> Srs.read(ptau, 2, kernels, random));
        return WrapperSetup.of(state, srs);
    }

    private interface Reading<T> {
        T run() throws IOException, EncodingException, CeremonyException;
    }

    private static <T> T read(Path ptau, Reading<T> reading)
            throws PublicParametersException, CeremonyException {
        try {
            return reading.run();
        } catch (IOException e) {
            throw new PublicParametersException("cannot read " + ptau + ": " + e.getMessage(), e);
        } catch (EncodingException e) {
            throw new PublicParametersException(ptau + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        parallel.close();
    }
}
