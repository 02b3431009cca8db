// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.bn254.Kernels;
import io.larch.groth16.CeremonyException;
import io.larch.groth16.Groth16Keys;
import io.larch.groth16.Groth16Setup;
import io.larch.sumcheck.Srs;
import io.larch.zkvm.shape.ProofShape;
import java.security.SecureRandom;

/**
 * Makes the keys of a proof shape. They serve every program of that shape.
 *
 * <p>Soundness: whoever knows the trapdoor of the Groth16 keys, or the τ of the polynomial
 * commitments, can forge wrapped proofs. Keys from a seed or over a reference string for tests are
 * marked; {@link WrappedVerifier#verify} refuses them.
 */
public final class WrapperSetup {
    private WrapperSetup() {}

    /**
     * Keys whose trapdoor is forgotten by this process.
     *
     * @param srs the reference string of the proofs to be wrapped
     * @param random where the trapdoor comes from
     */
    public static WrapperKeys run(
            Kernels kernels, WrapperCircuit circuit, Srs srs, SecureRandom random) {
        Groth16Keys keys = Groth16Setup.run(kernels, circuit.circuit().r1cs(), random);
        return keys(circuit.shape(), keys, srs);
    }

    /**
     * Keys for tests: whoever knows the seed can forge proofs. They are marked.
     *
     * @param srs the reference string of the proofs to be wrapped
     */
    public static WrapperKeys unsafe(
            Kernels kernels, WrapperCircuit circuit, Srs srs, byte[] seed) {
        Groth16Keys keys = Groth16Setup.unsafe(kernels, circuit.circuit().r1cs(), seed);
        return keys(circuit.shape(), keys, srs);
    }

    /**
     * The keys of a sealed ceremony, which the caller has verified.
     *
     * @param srs the reference string of the proofs to be wrapped
     * @throws CeremonyException if the ceremony is not sealed
     */
    public static WrapperKeys of(WrapperCeremony ceremony, Srs srs) throws CeremonyException {
        return keys(ceremony.shape(), ceremony.phase2().sealedKeys(), srs);
    }

    private static WrapperKeys keys(ProofShape shape, Groth16Keys keys, Srs srs) {
        boolean test = srs.isTest() || keys.verifying().testKey();
        return new WrapperKeys(
                new WrapperProvingKey(shape, keys.proving()),
                new WrapperVerifyingKey(shape, keys.verifying(), srs.verifierKey(), test));
    }
}
