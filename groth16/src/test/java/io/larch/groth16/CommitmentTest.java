// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.groth16.InvalidGroth16ProofException.Reason;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Circuits;
import io.larch.groth16.circuit.R1cs;
import io.larch.groth16.circuit.UnsatisfiedException;
import io.larch.groth16.circuit.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitmentTest {
    private static final Circuit CIRCUIT = circuit();
    private static final List<FrElement> PUBLIC = Circuits.elements(35, 7);
    private static final List<FrElement> PRIVATE = Circuits.elements(5);
    private static final Groth16Keys KEYS =
            Groth16Setup.unsafe(Examples.KERNELS, CIRCUIT.r1cs(), Examples.SEED);

    /** y = x · p, and (z - x)(z - p) ≠ 0 for a challenge z on x and p. */
    private static Circuit circuit() {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        Wire y = f.publicInput("y");
        Wire p = f.publicInput("p");
        Wire x = f.privateInput("x");
        f.assertEqual(f.mul(x, p), y);
        Wire z = f.commit(x, p, f.add(x, f.one()));
        f.assertNonZero(f.mul(f.sub(z, x), f.sub(z, p)));
        return builder.compile();
    }

    private static Groth16Prover prover(CommitmentHash hash) {
        return new Groth16Prover(
                Examples.KERNELS, CIRCUIT.r1cs(), KEYS.proving(), new SecureRandom(), hash);
    }

    private static Groth16Proof prove(CommitmentHash hash) {
        Groth16Prover prover = prover(hash);
        return prover.prove(CIRCUIT.assign(PUBLIC, PRIVATE, prover.challenger()));
    }

    private static void verify(Groth16Proof proof) throws InvalidGroth16ProofException {
        Groth16Verifier.verifyAllowingTestKeys(KEYS.verifying(), PUBLIC, proof);
    }

    private static void assertRejects(Reason reason, Groth16Proof proof) {
        Reason found =
                assertThrows(InvalidGroth16ProofException.class, () -> verify(proof)).reason();
        assertEquals(reason, found);
    }

    @Test
    void acceptsHonestProofsUnderTheHashTheyWereMadeWith() throws Exception {
        for (CommitmentHash hash : CommitmentHash.values()) {
            Groth16Proof proof = prove(hash);
            for (CommitmentHash other : CommitmentHash.values()) {
                if (hash == other) {
                    Groth16Verifier.verifyAllowingTestKeys(KEYS.verifying(), PUBLIC, proof, other);
                } else {
                    assertThrows(
                            InvalidGroth16ProofException.class,
                            () ->
                                    Groth16Verifier.verifyAllowingTestKeys(
                                            KEYS.verifying(), PUBLIC, proof, other));
                }
            }
        }
    }

    @Test
    void bindsTheExpectedWires() {
        R1cs.Commitment c = CIRCUIT.r1cs().commitment().orElseThrow();
        assertArrayEquals(new int[] {2}, c.publicWires());
        assertEquals(2, c.privateWires().length);
        assertEquals(3, c.privateWires()[0]);
        assertEquals(List.of(2), KEYS.verifying().commitment().orElseThrow().committedInputs());
    }

    @Test
    void hidesWithAFreshMask() {
        G1Affine one = prove(CommitmentHash.SHA256_XMD).commitments().get(0);
        assertNotEquals(one, prove(CommitmentHash.SHA256_XMD).commitments().get(0));
    }

    @Test
    void rejectsOtherCommitmentsAndProofsOfKnowledge() {
        Groth16Proof p = prove(CommitmentHash.SHA256_XMD);
        G1Affine c = p.commitments().get(0);
        for (G1Affine other : List.of(G1Affine.GENERATOR, G1Affine.INFINITY, c.neg())) {
            assertRejects(Reason.EQUATION, with(p, List.of(other), p.commitmentPok()));
            assertRejects(Reason.COMMITMENT, with(p, List.of(c), other));
        }
        assertRejects(Reason.COMMITMENT_COUNT, with(p, List.of(), p.commitmentPok()));
        assertRejects(Reason.COMMITMENT_COUNT, with(p, List.of(c, c), p.commitmentPok()));
    }

    private static Groth16Proof with(Groth16Proof p, List<G1Affine> c, G1Affine pok) {
        return new Groth16Proof(p.ar(), p.bs(), p.krs(), c, pok);
    }

    @Test
    void refusesToProveWithAChallengeOfItsOwn() {
        long[] w = CIRCUIT.assign(PUBLIC, PRIVATE, any -> FrElement.of(99));
        assertThrows(UnsatisfiedException.class, () -> prover(CommitmentHash.SHA256_XMD).prove(w));
        assertThrows(IllegalStateException.class, () -> CIRCUIT.assign(PUBLIC, PRIVATE));
    }

    @Test
    void tiesEveryWireButTheChallengeToTheRows() {
        long[] w = CIRCUIT.assign(PUBLIC, PRIVATE, any -> FrElement.of(99));
        int challenge = CIRCUIT.r1cs().commitment().orElseThrow().wire();
        int mask = CIRCUIT.r1cs().commitment().orElseThrow().privateWires()[1];
        for (int i = 1; i < CIRCUIT.r1cs().wires(); i++) {
            FrElement moved = FrElement.load(w, Fr.LIMBS * i).add(FrElement.ONE);
            boolean free = i == mask;
            long[] other = Circuits.with(w, i, moved);
            assertEquals(free, CIRCUIT.r1cs().check(other).isEmpty(), i + " of " + challenge);
        }
    }

    @Test
    void roundTripsKeysAndProofs() throws Exception {
        Groth16Proof proof = prove(CommitmentHash.SHA256_XMD);
        assertEquals(196, proof.toBytes().length);
        assertEquals(388, proof.toRawBytes().length);
        assertEquals(proof, Groth16Proof.decode(proof.toBytes()));
        assertEquals(proof, Groth16Proof.decode(proof.toRawBytes()));
        VerifyingKey vk = KEYS.verifying();
        assertEquals(vk, VerifyingKey.decode(vk.toBytes(), true));
        assertEquals(vk, VerifyingKey.decode(vk.toRawBytes(), true));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        KeyFile.write(out, KEYS.proving(), new byte[0]);
        ProvingKey key =
                KeyFile.readProving(
                        Examples.KERNELS, new ByteArrayInputStream(out.toByteArray()), new byte[0]);
        Groth16Prover prover =
                new Groth16Prover(Examples.KERNELS, CIRCUIT.r1cs(), key, new SecureRandom());
        verify(prover.prove(CIRCUIT.assign(PUBLIC, PRIVATE, prover.challenger())));
    }

    /** From facts of gnark: no committed public input, then the input 5. */
    @Test
    void hashesAsGnark() {
        assertEquals(
                "2c105d885edf638095e37c39ed40296c2ecb702d5648e6d9425b0512e2275b37",
                hex(CommitmentHash.SHA256_XMD.challenge(G1Affine.GENERATOR, List.of())));
        assertEquals(
                "264c15b4807cb914923f187bcc1ffc1a4f299d624f725031e767fe3cfc08bc4f",
                hex(CommitmentHash.SHA256_XMD.challenge(G1Affine.GENERATOR, Circuits.elements(5))));
    }

    private static String hex(FrElement x) {
        return HexFormat.of().formatHex(x.toCanonicalBytes());
    }

    /** RFC 9380, appendix K.1. */
    @Test
    void expandsAsTheRfc() {
        byte[] tag = "QUUX-V01-CS02-with-expander-SHA256-128".getBytes(StandardCharsets.US_ASCII);
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
        assertEquals(
                "d8ccab23b5985ccea865c6c97b6e5b8350e794e603b4b97902f53a8a0d605615",
                HexFormat.of().formatHex(CommitmentHash.expand(abc, tag, 32)));
    }

    /** The digest of nothing, and of the signature every ERC-20 contract has. */
    @Test
    void hashesKeccak() {
        HexFormat hex = HexFormat.of();
        assertEquals(
                "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
                hex.formatHex(Keccak256.digest(new byte[0])));
        byte[] transfer = "transfer(address,uint256)".getBytes(StandardCharsets.US_ASCII);
        assertEquals("a9059cbb", hex.formatHex(Keccak256.digest(transfer)).substring(0, 8));
    }

    @Test
    void aCircuitHasOneCommitment() {
        CircuitField f = new CircuitBuilder().field();
        f.commit(f.privateInput("x"));
        assertThrows(IllegalStateException.class, () -> f.commit(f.one()));
    }
}
