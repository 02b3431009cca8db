// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.EncodingException;
import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G2Affine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodecTest {
    private static final Groth16Proof PROOF = Examples.cubicProof();
    private static final VerifyingKey VK = Examples.KEYS.verifying();
    private static final byte[] TAG = "cubic".getBytes(StandardCharsets.UTF_8);

    private interface Decoder {
        void decode(byte[] bytes) throws EncodingException, IOException;
    }

    private static byte[] provingFile() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        KeyFile.write(out, Examples.KEYS.proving(), TAG);
        return out.toByteArray();
    }

    private static byte[] verifyingFile() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        KeyFile.write(out, VK, TAG);
        return out.toByteArray();
    }

    private static ProvingKey readProving(byte[] bytes) throws EncodingException, IOException {
        return KeyFile.readProving(Examples.KERNELS, new ByteArrayInputStream(bytes), TAG);
    }

    private static VerifyingKey readVerifying(byte[] bytes) throws EncodingException, IOException {
        return KeyFile.readVerifying(new ByteArrayInputStream(bytes), TAG);
    }

    private static void assertStrict(byte[] good, Decoder decoder) throws Exception {
        decoder.decode(good);
        for (int n = 0; n < good.length; n++) {
            byte[] cut = Arrays.copyOf(good, n);
            assertThrows(EncodingException.class, () -> decoder.decode(cut), "cut at " + n);
        }
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        assertThrows(EncodingException.class, () -> decoder.decode(longer));
    }

    /** Random bytes and random damage are rejected, or decode to what encodes to them again. */
    private static void assertSurvivesNoise(byte[] good, Decoder decoder) throws IOException {
        long seed = Long.getLong("larch.seed", 7L);
        System.out.println("seed: rerun with -Dlarch.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = i % 3 == 0 ? new byte[random.nextInt(600)] : good.clone();
            if (i % 3 == 0) {
                random.nextBytes(bytes);
            } else {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                decoder.decode(bytes);
            } catch (EncodingException e) {
                assertFalse(e.getMessage().isEmpty());
            }
        }
    }

    @Test
    void encodesProofsInTheSizesOfGnark() throws EncodingException {
        byte[] compressed = PROOF.toBytes();
        byte[] raw = PROOF.toRawBytes();
        assertEquals(164, compressed.length);
        assertEquals(324, raw.length);
        assertEquals(PROOF, Groth16Proof.decode(compressed));
        assertEquals(PROOF, Groth16Proof.decode(raw));
    }

    @Test
    void decodesProofsStrictly() throws Exception {
        assertStrict(PROOF.toBytes(), Groth16Proof::decode);
        assertStrict(PROOF.toRawBytes(), Groth16Proof::decode);
        assertSurvivesNoise(PROOF.toBytes(), Groth16Proof::decode);
    }

    /** Else a value would have many encodings. */
    @Test
    void refusesAMixtureOfCompressedAndRawPoints() throws Exception {
        byte[] raw = PROOF.toRawBytes();
        byte[] compressed = PROOF.toBytes();
        byte[] mixed = new byte[32 + 324 - 64];
        System.arraycopy(compressed, 0, mixed, 0, 32);
        System.arraycopy(raw, 64, mixed, 32, mixed.length - 32);
        assertThrows(EncodingException.class, () -> Groth16Proof.decode(mixed));
        byte[] other = new byte[64 + 164 - 32];
        System.arraycopy(raw, 0, other, 0, 64);
        System.arraycopy(compressed, 32, other, 64, other.length - 64);
        assertThrows(EncodingException.class, () -> Groth16Proof.decode(other));
    }

    /** gnark reads both forms; a file of Larch has raw points and a clear flag of the domain. */
    @Test
    void keyFilesHaveOneForm() throws Exception {
        assertRefusedInAKeyFile(VK.toBytes(), 1, CodecTest::readVerifying);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Examples.KEYS.proving().writeRaw(out);
        byte[] precomputed = out.toByteArray();
        precomputed[8 + 5 * 32] = 1;
        assertRefusedInAKeyFile(precomputed, 2, CodecTest::readProving);
        ByteArrayInputStream in = new ByteArrayInputStream(precomputed);
        assertTrue(ProvingKey.read(Examples.KERNELS, in, true).testKey());
    }

    private static void assertRefusedInAKeyFile(byte[] key, int kind, Decoder decoder)
            throws Exception {
        java.nio.ByteBuffer file = java.nio.ByteBuffer.allocate(15 + TAG.length + key.length + 32);
        file.put("LARCHKEY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) kind);
        file.put((byte) 1).putInt(TAG.length).put(TAG).put(key);
        java.security.MessageDigest sha = java.security.MessageDigest.getInstance("SHA-256");
        sha.update(file.array(), 0, file.position());
        file.put(sha.digest());
        assertThrows(EncodingException.class, () -> decoder.decode(file.array()));
    }

    /** Such points are left out and marked; a key has no other form. */
    @Test
    void refusesPointsAtInfinityInAAndB() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Examples.KEYS.proving().writeRaw(out);
        byte[] key = out.toByteArray();
        int a = 8 + 5 * 32 + 1 + 3 * 64 + 4;
        int b = a + 64 * Examples.KEYS.proving().a().size() + 4;
        for (int at : new int[] {a, b}) {
            byte[] bad = key.clone();
            Arrays.fill(bad, at, at + 64, (byte) 0);
            assertThrows(
                    EncodingException.class,
                    () -> ProvingKey.read(Examples.KERNELS, new ByteArrayInputStream(bad), true));
        }
    }

    @Test
    void decodesVerifyingKeysStrictly() throws Exception {
        assertEquals(288 + 4 + 32 * 2 + 8, VK.toBytes().length);
        assertEquals(VK, VerifyingKey.decode(VK.toBytes(), true));
        assertEquals(VK, VerifyingKey.decode(VK.toRawBytes(), true));
        assertStrict(VK.toBytes(), b -> VerifyingKey.decode(b, true));
        assertSurvivesNoise(VK.toBytes(), b -> VerifyingKey.decode(b, true));
    }

    @Test
    void decodesPublicInputsStrictly() throws Exception {
        List<FrElement> inputs = List.of(FrElement.of(35), FrElement.ZERO, FrElement.ofSigned(-1));
        byte[] bytes = PublicWitness.encode(inputs);
        assertEquals(12 + 32 * 3, bytes.length);
        assertEquals(inputs, PublicWitness.decode(bytes));
        assertStrict(bytes, PublicWitness::decode);
        assertSurvivesNoise(bytes, PublicWitness::decode);
    }

    @Test
    void rejectsPublicInputsThatAreNotBelowTheModulus() {
        for (BigInteger v : List.of(Fr.MODULUS, Fr.MODULUS.add(BigInteger.valueOf(35)))) {
            byte[] bytes = PublicWitness.encode(List.of(FrElement.of(35)));
            byte[] big = v.toByteArray();
            System.arraycopy(big, 0, bytes, bytes.length - big.length, big.length);
            assertThrows(EncodingException.class, () -> PublicWitness.decode(bytes));
        }
    }

    @Test
    void boundsMemoryByTheBytesThatArrive() throws IOException {
        byte[] inputs = PublicWitness.encode(List.of());
        Arrays.fill(inputs, 1, 4, (byte) 0xFF);
        assertThrows(EncodingException.class, () -> PublicWitness.decode(inputs));
        byte[] vk = VK.toBytes();
        for (byte top : new byte[] {0, 0x7F, (byte) 0xFF}) {
            vk[288] = top;
            Arrays.fill(vk, 289, 292, (byte) 0xFF);
            assertThrows(EncodingException.class, () -> VerifyingKey.decode(vk, true));
        }
        byte[] pk = provingFile();
        int a = 15 + TAG.length + 169 + 3 * 64;
        for (byte top : new byte[] {0x0F, 0x10, 0x7F, (byte) 0xFF}) {
            pk[a] = top;
            Arrays.fill(pk, a + 1, a + 4, (byte) 0xFF);
            assertThrows(EncodingException.class, () -> readProving(pk));
        }
    }

    @Test
    void keyFilesKeepTheKeyAndTheTestMark() throws Exception {
        VerifyingKey vk = readVerifying(verifyingFile());
        assertEquals(VK, vk);
        assertTrue(vk.testKey());
        ProvingKey pk = readProving(provingFile());
        assertTrue(pk.testKey());
        long[] w = Examples.CUBIC.assign(Examples.THIRTY_FIVE, Examples.THREE);
        Groth16Proof proof = Examples.prove(Examples.CUBIC, pk, w);
        Groth16Verifier.verifyAllowingTestKeys(vk, Examples.THIRTY_FIVE, proof);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        KeyFile.write(again, pk, TAG);
        assertArrayEquals(provingFile(), again.toByteArray());
    }

    @Test
    void keyFilesAreReadStrictly() throws Exception {
        assertStrict(verifyingFile(), CodecTest::readVerifying);
        assertStrict(provingFile(), CodecTest::readProving);
    }

    @Test
    void everyDamagedByteOfAKeyFileIsNoticed() throws Exception {
        byte[] good = verifyingFile();
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            assertThrows(EncodingException.class, () -> readVerifying(bad), "byte " + i);
        }
        Random random = new Random(3);
        byte[] proving = provingFile();
        for (int i = 0; i < 200; i++) {
            byte[] bad = proving.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            assertThrows(EncodingException.class, () -> readProving(bad));
        }
    }

    @Test
    void keyFilesOfOtherCircuitsOrKindsAreRefused() throws IOException {
        byte[] vk = verifyingFile();
        byte[] pk = provingFile();
        byte[] other = {1};
        assertThrows(EncodingException.class, () -> readVerifying(pk));
        assertThrows(EncodingException.class, () -> readProving(vk));
        assertThrows(
                EncodingException.class,
                () -> KeyFile.readVerifying(new ByteArrayInputStream(vk), other));
        assertThrows(
                IllegalArgumentException.class,
                () -> KeyFile.write(new ByteArrayOutputStream(), VK, new byte[4097]));
    }

    @Test
    void refusesKeysThatCannotBeRight() {
        G1Affine g = G1Affine.GENERATOR;
        G2Affine h = G2Affine.GENERATOR;
        refuse(VK.alpha1(), VK.beta1(), VK.beta2(), VK.delta2(), VK.delta1(), VK.delta2(), true);
        refuse(
                G1Affine.INFINITY,
                VK.beta1(),
                VK.beta2(),
                VK.gamma2(),
                VK.delta1(),
                VK.delta2(),
                true);
        refuse(VK.alpha1(), g, VK.beta2(), VK.gamma2(), VK.delta1(), VK.delta2(), true);
        refuse(VK.alpha1(), VK.beta1(), VK.beta2(), VK.gamma2(), g, VK.delta2(), true);
        refuse(VK.alpha1(), VK.beta1(), VK.beta2(), VK.gamma2(), g, h, false);
        refuse(
                VK.alpha1(),
                VK.beta1(),
                VK.beta2(),
                G2Affine.INFINITY,
                VK.delta1(),
                VK.delta2(),
                true);
    }

    private static void refuse(
            G1Affine alpha1,
            G1Affine beta1,
            G2Affine beta2,
            G2Affine gamma2,
            G1Affine delta1,
            G2Affine delta2,
            boolean test) {
        byte[] bytes =
                new VerifyingKey(
                                alpha1,
                                beta1,
                                beta2,
                                gamma2,
                                delta1,
                                delta2,
                                VK.k(),
                                VK.commitment(),
                                test)
                        .toBytes();
        assertThrows(EncodingException.class, () -> VerifyingKey.decode(bytes, test));
    }

    /** backend/solidity/testdata/blank_groth16_bn254_nocommit of gnark v0.16.1, .vk and .sol. */
    @Test
    void readsAKeyThatGnarkWrote() throws Exception {
        byte[] bytes = CodecTest.class.getResourceAsStream("gnark-nocommit.vk").readAllBytes();
        assertEquals(428, bytes.length);
        VerifyingKey key = VerifyingKey.decode(bytes, false);
        assertEquals(3, key.publicInputs());
        assertArrayEquals(bytes, key.toBytes());
        assertEquals(
                new BigInteger(
                        "7429130152180629240426301649629313466013567950287125629095765510207179998940"),
                key.k().get(0).x().toBigInteger());
        assertEquals(
                new BigInteger(
                        "15275138465222268075688167023256986621143795978980984973528354613794178277552"),
                key.alpha1().x().toBigInteger());
        assertEquals(
                new BigInteger(
                        "4256178492919615555831689546236043579358329306076277614215811428074744755299"),
                key.alpha1().y().toBigInteger());
        assertEquals(
                new BigInteger(
                        "1263968980062400593261648229004557971887738225571621134367455459491228678284"),
                key.beta2().x().a0().toBigInteger());
        assertEquals(
                new BigInteger(
                        "463539242419840207397911122385016180701735732628451181160363407439515466810"),
                key.beta2().neg().y().a0().toBigInteger());
    }

    /** The same with one commitment, of private wires only. */
    @Test
    void readsAKeyOfGnarkWithACommitment() throws IOException, EncodingException {
        byte[] bytes = CodecTest.class.getResourceAsStream("gnark-commit.vk").readAllBytes();
        assertEquals(592, bytes.length);
        VerifyingKey key = VerifyingKey.decode(bytes, false);
        assertEquals(3, key.publicInputs());
        assertEquals(List.of(), key.commitment().orElseThrow().committedInputs());
        assertArrayEquals(bytes, key.toBytes());
    }

    @Test
    void refusesTwoCommitments() throws IOException {
        byte[] bytes = CodecTest.class.getResourceAsStream("gnark-commit.vk").readAllBytes();
        int keys = bytes.length - 2 * 64 - 1;
        bytes[keys] = 2;
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 128);
        System.arraycopy(bytes, keys + 1, longer, bytes.length, 128);
        assertThrows(EncodingException.class, () -> VerifyingKey.decode(longer, false));
    }
}
