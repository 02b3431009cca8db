// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.EncodingException;
import io.larch.bn254.FrElement;
import io.larch.zkvm.Seeds;
import io.larch.zkvm.prover.Toy;
import io.larch.zkvm.shape.ProgramShape;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ProgramKeyCodecTest {
    private static final ProgramKey KEY = Toy.memory().key();

    @Test
    void decodesWhatItEncodes() throws EncodingException {
        byte[] bytes = ProgramKeyCodec.encode(KEY);
        assertEquals(KEY, ProgramKeyCodec.decode(bytes));
        assertArrayEquals(bytes, ProgramKeyCodec.encode(ProgramKeyCodec.decode(bytes)));
    }

    @Test
    void rejectsEveryTruncation() {
        byte[] bytes = ProgramKeyCodec.encode(KEY);
        for (int n = 0; n < bytes.length; n++) {
            byte[] cut = Arrays.copyOf(bytes, n);
            assertThrows(EncodingException.class, () -> ProgramKeyCodec.decode(cut));
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThrows(EncodingException.class, () -> ProgramKeyCodec.decode(longer));
    }

    @Test
    void changedBytesAreRejectedOrAnotherKey() {
        Random random = Seeds.random(ProgramKeyCodecTest.class);
        byte[] bytes = ProgramKeyCodec.encode(KEY);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= (byte) (1 + random.nextInt(255));
            try {
                ProgramKey other = ProgramKeyCodec.decode(changed);
                assertArrayEquals(changed, ProgramKeyCodec.encode(other));
                assertTrue(!other.digest().equals(KEY.digest()));
            } catch (EncodingException e) {
                assertTrue(!e.getMessage().isEmpty());
            }
        }
    }

    @Test
    void keysThatDifferInAnyPartHaveDifferentDigests() {
        Set<String> digests = new TreeSet<>();
        ProgramShape s = KEY.shape();
        int keys = 0;
        for (ProgramShape shape :
                new ProgramShape[] {
                    s,
                    new ProgramShape(5, s.m(), s.k(), s.io(), s.a()),
                    new ProgramShape(s.b(), 3, s.k(), s.io(), s.a()),
                    new ProgramShape(s.b(), s.m(), 7, s.io(), s.a()),
                    new ProgramShape(s.b(), s.m(), 7, s.io(), 4),
                    new ProgramShape(s.b(), s.m(), 7, 4, 4)
                }) {
            for (int entry = 1; entry <= 2; entry++) {
                digests.add(key(shape, entry, true).digest().toString());
                digests.add(key(shape, entry, false).digest().toString());
                keys += 2;
            }
        }
        assertEquals(keys, digests.size());
        assertEquals(KEY.digest(), key(s, 1, true).digest());
    }

    @Test
    void theEntryRowIsGivenByItsBits() {
        assertEquals(
                java.util.List.of(FrElement.ZERO, FrElement.ONE, FrElement.ONE, FrElement.ZERO),
                key(KEY.shape(), 6, true).entryBits());
    }

    private static ProgramKey key(ProgramShape shape, int entry, boolean inOrder) {
        return inOrder
                ? new ProgramKey(shape, entry, KEY.bytecode(), KEY.image())
                : new ProgramKey(shape, entry, KEY.image(), KEY.bytecode());
    }
}
