// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.EncodingException;
import io.larch.bn254.FrElement;
import io.larch.bn254.G2Affine;
import io.larch.groth16.Groth16Keys;
import io.larch.groth16.Groth16Setup;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Files of keys of a small circuit that has the public inputs of a wrapper. */
class WrapperKeyFileTest {
    private static final WrapperKeys KEYS =
            WrapperSetup.unsafe(Fixture.KERNELS, wrapperCircuit(), Fixture.SRS, new byte[] {7});

    @Test
    void verifyingKeysSurviveTheirFile() throws Exception {
        byte[] bytes = verifyingBytes(KEYS.verifying());
        WrapperVerifyingKey read = readVerifying(bytes);
        assertEquals(KEYS.verifying(), read);
        assertTrue(read.test());
        assertArrayEquals(bytes, verifyingBytes(read));
    }

    @Test
    void provingKeysSurviveTheirFile() throws Exception {
        byte[] bytes = provingBytes(KEYS.proving());
        WrapperProvingKey read = readProving(bytes);
        assertEquals(Fixture.SHAPE, read.shape());
        assertTrue(read.test());
        assertArrayEquals(bytes, provingBytes(read));
    }

    /** The mark stays when only the reference string is for tests. */
    @Test
    void keysOverATestStringAreMarked() throws Exception {
        WrapperKeys keys =
                WrapperSetup.run(
                        Fixture.KERNELS, wrapperCircuit(), Fixture.SRS, new SecureRandom());
        assertFalse(keys.verifying().groth16().testKey());
        assertTrue(keys.verifying().test());
        assertTrue(readVerifying(verifyingBytes(keys.verifying())).test());
    }

    @Test
    void theTestMarkOfGroth16CannotBeDropped() throws IOException {
        byte[] bytes = verifyingBytes(KEYS.verifying());
        bytes[1 + ShapeCodec.BYTES] = 0;
        assertThrows(EncodingException.class, () -> readVerifying(bytes));
    }

    @Test
    void rejectsTruncationAndExtension() throws IOException {
        byte[] verifying = verifyingBytes(KEYS.verifying());
        for (int n = 0; n < verifying.length; n += 7) {
            byte[] part = Arrays.copyOf(verifying, n);
            assertThrows(EncodingException.class, () -> readVerifying(part));
        }
        byte[] proving = provingBytes(KEYS.proving());
        for (int n = 0; n < proving.length; n += 31) {
            byte[] part = Arrays.copyOf(proving, n);
            assertThrows(EncodingException.class, () -> readProving(part));
        }
        byte[] longer = Arrays.copyOf(verifying, verifying.length + 1);
        assertThrows(EncodingException.class, () -> readVerifying(longer));
    }

    @Test
    void rejectsOneKindForTheOther() throws IOException {
        byte[] verifying = verifyingBytes(KEYS.verifying());
        byte[] proving = provingBytes(KEYS.proving());
        assertThrows(EncodingException.class, () -> readProving(verifying));
        assertThrows(EncodingException.class, () -> readVerifying(proving));
    }

    /** The shape is repeated inside, so that a header cannot be put before another key. */
    @Test
    void rejectsAnAlteredByteAnywhere() throws IOException {
        byte[] bytes = verifyingBytes(KEYS.verifying());
        for (int i = 0; i < bytes.length; i++) {
            byte[] other = bytes.clone();
            other[i] ^= 1;
            assertThrows(EncodingException.class, () -> readVerifying(other), "byte " + i);
        }
    }

    /** Groth16 keys that are not marked, over a string for tests: only the header has the mark. */
    @Test
    void theMarkOfAReferenceStringCannotBeDroppedOrExchanged() throws IOException {
        WrapperVerifyingKey marked =
                WrapperSetup.run(Fixture.KERNELS, wrapperCircuit(), Fixture.SRS, new SecureRandom())
                        .verifying();
        byte[] bytes = verifyingBytes(marked);
        byte[] dropped = bytes.clone();
        dropped[1 + ShapeCodec.BYTES] = 0;
        assertThrows(EncodingException.class, () -> readVerifying(dropped));
        byte[] other = bytes.clone();
        byte[] generator = G2Affine.GENERATOR.toCompressed();
        System.arraycopy(generator, 0, other, 2 + ShapeCodec.BYTES, generator.length);
        assertThrows(EncodingException.class, () -> readVerifying(other));
    }

    @Test
    void keysOfWhichOneIsMarkedDoNotBelongTogether() {
        WrapperKeys fresh =
                WrapperSetup.run(
                        Fixture.KERNELS, wrapperCircuit(), Fixture.SRS, new SecureRandom());
        assertThrows(
                IllegalArgumentException.class,
                () -> new WrapperKeys(KEYS.proving(), fresh.verifying()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new WrapperKeys(fresh.proving(), KEYS.verifying()));
    }

    @Test
    void keysOfOtherCircuitsAreNotWrapperKeys() {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        f.assertEqual(f.publicInput("x"), f.mul(f.privateInput(), f.privateInput()));
        Groth16Keys keys =
                Groth16Setup.unsafe(Fixture.KERNELS, builder.compile().r1cs(), new byte[1]);
        assertThrows(
                IllegalArgumentException.class,
                () -> new WrapperProvingKey(Fixture.SHAPE, keys.proving()));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new WrapperVerifyingKey(
                                Fixture.SHAPE, keys.verifying(), Fixture.SRS.verifierKey(), true));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new WrapperVerifyingKey(
                                Fixture.SHAPE,
                                KEYS.verifying().groth16(),
                                Fixture.SRS.verifierKey(),
                                false),
                "a test key without its mark");
    }

    private static WrapperCircuit wrapperCircuit() {
        CircuitBuilder builder = new CircuitBuilder();
        record(builder.field());
        return new WrapperCircuit(Fixture.SHAPE, builder.compile());
    }

    private static void record(CircuitField f) {
        for (String name : PublicValues.NAMES) {
            Wire x = f.privateInput();
            f.assertEqual(f.publicInput(name), f.mul(f.add(x, f.constant(FrElement.of(3))), x));
        }
    }

    private static byte[] verifyingBytes(WrapperVerifyingKey key) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WrapperKeyFile.write(out, key);
        return out.toByteArray();
    }

    private static byte[] provingBytes(WrapperProvingKey key) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WrapperKeyFile.write(out, key);
        return out.toByteArray();
    }

    private static WrapperVerifyingKey readVerifying(byte[] bytes)
            throws IOException, EncodingException {
        return WrapperKeyFile.readVerifying(new ByteArrayInputStream(bytes));
    }

    private static WrapperProvingKey readProving(byte[] bytes)
            throws IOException, EncodingException {
        return WrapperKeyFile.readProving(Fixture.KERNELS, new ByteArrayInputStream(bytes));
    }
}
