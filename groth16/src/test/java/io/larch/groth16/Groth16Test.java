// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G2Affine;
import io.larch.groth16.InvalidGroth16ProofException.Reason;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.UnsatisfiedException;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Groth16Test {
    private static final VerifyingKey KEY = Examples.KEYS.verifying();
    private static final Groth16Proof PROOF = Examples.cubicProof();

    private static void accept(VerifyingKey key, List<FrElement> inputs, Groth16Proof proof)
            throws InvalidGroth16ProofException {
        Groth16Verifier.verifyAllowingTestKeys(key, inputs, proof);
    }

    private static void assertRejects(Reason reason, List<FrElement> inputs, Groth16Proof proof) {
        InvalidGroth16ProofException e =
                assertThrows(InvalidGroth16ProofException.class, () -> accept(KEY, inputs, proof));
        assertEquals(reason, e.reason());
    }

    @Test
    void acceptsAnHonestProof() throws InvalidGroth16ProofException {
        accept(KEY, Examples.THIRTY_FIVE, PROOF);
    }

    @Test
    void rejectsOtherPublicInputs() {
        for (long y : new long[] {0, 1, 34, 36}) {
            assertRejects(Reason.EQUATION, List.of(FrElement.of(y)), PROOF);
        }
        assertRejects(Reason.PUBLIC_INPUT_COUNT, List.of(), PROOF);
        FrElement y = FrElement.of(35);
        assertRejects(Reason.PUBLIC_INPUT_COUNT, List.of(y, y), PROOF);
    }

    @Test
    void rejectsEveryMutatedField() {
        List<G1Affine> points1 =
                List.of(G1Affine.GENERATOR, G1Affine.INFINITY, KEY.alpha1(), KEY.delta1());
        List<G2Affine> points2 =
                List.of(G2Affine.GENERATOR, G2Affine.INFINITY, KEY.beta2(), KEY.delta2());
        for (G1Affine p : points1) {
            reject(Reason.EQUATION, p, PROOF.bs(), PROOF.krs());
            reject(Reason.EQUATION, PROOF.ar(), PROOF.bs(), p);
        }
        for (G2Affine p : points2) {
            reject(Reason.EQUATION, PROOF.ar(), p, PROOF.krs());
        }
        reject(Reason.EQUATION, PROOF.ar().neg(), PROOF.bs(), PROOF.krs());
        reject(Reason.EQUATION, PROOF.ar(), PROOF.bs().neg(), PROOF.krs());
        reject(Reason.EQUATION, PROOF.ar(), PROOF.bs(), PROOF.krs().neg());
        reject(Reason.EQUATION, PROOF.krs(), PROOF.bs(), PROOF.ar());
    }

    private static void reject(Reason reason, G1Affine ar, G2Affine bs, G1Affine krs) {
        assertRejects(reason, Examples.THIRTY_FIVE, Groth16Proof.of(ar, bs, krs));
    }

    @Test
    void rejectsCommitmentsTheKeyDoesNotHave() {
        Groth16Proof extra =
                new Groth16Proof(
                        PROOF.ar(),
                        PROOF.bs(),
                        PROOF.krs(),
                        List.of(G1Affine.INFINITY),
                        G1Affine.INFINITY);
        assertRejects(Reason.COMMITMENT_COUNT, Examples.THIRTY_FIVE, extra);
        Groth16Proof pok =
                new Groth16Proof(
                        PROOF.ar(), PROOF.bs(), PROOF.krs(), List.of(), G1Affine.GENERATOR);
        assertRejects(Reason.COMMITMENT_COUNT, Examples.THIRTY_FIVE, pok);
    }

    @Test
    void rejectsPointsOutsideTheirGroups() {
        long[] limbs = new long[16];
        PROOF.ar().store(limbs, 0);
        limbs[0] ^= 1;
        G1Affine offCurve = G1Affine.load(limbs, 0);
        reject(Reason.INVALID_POINT, offCurve, PROOF.bs(), PROOF.krs());
        reject(Reason.INVALID_POINT, PROOF.ar(), PROOF.bs(), offCurve);
        PROOF.bs().store(limbs, 0);
        limbs[0] ^= 1;
        reject(Reason.INVALID_POINT, PROOF.ar(), G2Affine.load(limbs, 0), PROOF.krs());
    }

    @Test
    void refusesTestKeysInProduction() {
        InvalidGroth16ProofException e =
                assertThrows(
                        InvalidGroth16ProofException.class,
                        () -> Groth16Verifier.verify(KEY, Examples.THIRTY_FIVE, PROOF));
        assertEquals(Reason.TEST_KEY, e.reason());
    }

    @Test
    void acceptsProofsUnderKeysOfAForgottenTrapdoor() throws InvalidGroth16ProofException {
        Groth16Keys keys =
                Groth16Setup.run(Examples.KERNELS, Examples.CUBIC.r1cs(), new SecureRandom());
        assertFalse(keys.verifying().testKey());
        long[] w = Examples.CUBIC.assign(Examples.THIRTY_FIVE, Examples.THREE);
        Groth16Proof proof = Examples.prove(Examples.CUBIC, keys.proving(), w);
        Groth16Verifier.verify(keys.verifying(), Examples.THIRTY_FIVE, proof);
        assertThrows(
                InvalidGroth16ProofException.class, () -> accept(KEY, Examples.THIRTY_FIVE, proof));
    }

    @Test
    void seededSetupsAreReproducible() {
        Groth16Keys again =
                Groth16Setup.unsafe(Examples.KERNELS, Examples.CUBIC.r1cs(), Examples.SEED);
        assertEquals(KEY, again.verifying());
        Groth16Keys other =
                Groth16Setup.unsafe(Examples.KERNELS, Examples.CUBIC.r1cs(), new byte[1]);
        assertNotEquals(KEY, other.verifying());
    }

    @Test
    void drawsFreshBlinders() {
        Groth16Proof other = Examples.cubicProof();
        assertNotEquals(PROOF.ar(), other.ar());
        assertNotEquals(PROOF.bs(), other.bs());
        assertNotEquals(PROOF.krs(), other.krs());
    }

    /** (Ar/x, x·Bs + x·y·δ, Krs + y·Ar) proves the same: proofs are malleable by design. */
    @Test
    void acceptsRerandomisedProofs() throws InvalidGroth16ProofException {
        FrElement x = FrElement.of(77);
        FrElement y = FrElement.of(1234567);
        Groth16Proof other =
                Groth16Proof.of(
                        PROOF.ar().toJacobian().mul(x.inverse()).toAffine(),
                        PROOF.bs()
                                .toJacobian()
                                .mul(x)
                                .add(KEY.delta2().toJacobian().mul(x.mul(y)))
                                .toAffine(),
                        PROOF.krs().toJacobian().add(PROOF.ar().toJacobian().mul(y)).toAffine());
        assertNotEquals(PROOF, other);
        accept(KEY, Examples.THIRTY_FIVE, other);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 31, 100})
    void provesChainsOfEveryLength(int n) throws InvalidGroth16ProofException {
        Circuit circuit = Examples.chain(n);
        Groth16Keys keys = Groth16Setup.unsafe(Examples.KERNELS, circuit.r1cs(), Examples.SEED);
        List<FrElement> inputs = Examples.chainInputs(3, n);
        long[] w = circuit.assign(inputs, List.of());
        accept(keys.verifying(), inputs, Examples.prove(circuit, keys.proving(), w));
    }

    @Test
    void refusesToProveWhatIsNotSatisfied() {
        long[] w = Examples.CUBIC.assign(Examples.THIRTY_FIVE, Examples.THREE);
        FrElement.of(36).store(w, Fr.LIMBS);
        assertThrows(
                UnsatisfiedException.class,
                () -> Examples.prove(Examples.CUBIC, Examples.KEYS.proving(), w));
    }

    @Test
    void refusesAKeyOfAnotherShape() {
        Circuit other = Examples.chain(9);
        SecureRandom random = new SecureRandom();
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Groth16Prover(
                                Examples.KERNELS, other.r1cs(), Examples.KEYS.proving(), random));
        assertTrue(Examples.KEYS.proving().testKey());
    }
}
