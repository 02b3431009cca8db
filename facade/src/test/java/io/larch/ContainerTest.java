// SPDX-License-Identifier: Apache-2.0
package io.larch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.EncodingException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContainerTest {
    private static final int LENGTHS_AT = 24;

    private static byte[] sample() {
        List<byte[]> sections = List.of(new byte[] {1, 2, 3}, new byte[0], new byte[] {4});
        return new Container(Container.Kind.ZKVM_PROOF, 1, sections).encode();
    }

    @Test
    void decodesWhatItEncodes() throws EncodingException {
        Container file = Container.decode(sample());
        assertEquals(Container.Kind.ZKVM_PROOF, file.kind());
        assertEquals(3, file.sections().size());
        assertArrayEquals(new byte[] {1, 2, 3}, file.sections().get(0));
        assertArrayEquals(sample(), file.encode());
    }

    @Test
    void rejectsEveryTruncationAndExtension() {
        byte[] bytes = sample();
        for (int n = 0; n < bytes.length; n++) {
            byte[] cut = Arrays.copyOf(bytes, n);
            assertThrows(EncodingException.class, () -> Container.decode(cut), "length " + n);
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThrows(EncodingException.class, () -> Container.decode(longer));
    }

    @Test
    void rejectsLengthsThatWrapOrExceedTheFile() {
        for (int length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 4, 1 << 30}) {
            for (int section = 0; section < 3; section++) {
                byte[] bytes = sample();
                ByteBuffer.wrap(bytes).putInt(LENGTHS_AT + 4 * section, length);
                assertThrows(EncodingException.class, () -> Container.decode(bytes));
            }
        }
        for (int count : new int[] {-1, 17, Integer.MAX_VALUE}) {
            byte[] bytes = sample();
            ByteBuffer.wrap(bytes).putInt(LENGTHS_AT - 4, count);
            assertThrows(EncodingException.class, () -> Container.decode(bytes));
        }
    }

    @Test
    void namesTheProtocolVersionsWhenTheyDiffer() throws EncodingException {
        byte[] bytes = new Container(Container.Kind.ZKVM_PROOF, 77, List.of()).encode();
        Container file = Container.decode(bytes);
        EncodingException e =
                assertThrows(
                        EncodingException.class, () -> file.require(Container.Kind.ZKVM_PROOF, 0));
        assertTrue(e.getMessage().contains("made with protocol 77"), e.getMessage());
    }

    @Test
    void refusesAnotherKind() throws EncodingException {
        Container file = Container.decode(sample());
        assertThrows(EncodingException.class, () -> file.require(Container.Kind.WRAPPED_PROOF, 3));
        assertThrows(EncodingException.class, () -> file.require(Container.Kind.ZKVM_PROOF, 2));
    }

    @Test
    void neverFailsOtherwiseOnRandomBytes() {
        long seed = Long.getLong("larch.seed", System.nanoTime());
        System.out.println(
                "seed " + seed + "; rerun: mvn verify -pl facade -am -Dlarch.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = sample();
            for (int k = random.nextInt(4); k >= 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertArrayEquals(bytes, Container.decode(bytes).encode());
            } catch (EncodingException e) {
                // A typed rejection is as good as a faithful decoding.
            }
        }
    }
}
