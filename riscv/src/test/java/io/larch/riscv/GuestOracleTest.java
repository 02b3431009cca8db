// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.crypto.Cipher;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The bundled guests on random inputs of many lengths, against the JDK's own library. */
class GuestOracleTest {
    private static final int MAX_INPUT = 488;
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);

    private final Random random = Seeds.random(GuestOracleTest.class);

    /** A computation that the JDK does as well. */
    private interface Oracle {
        byte[] of(byte[] input) throws Exception;
    }

    @Test
    void digests() throws Exception {
        digest("sha256", "SHA-256", 64, 8);
        digest("sha512", "SHA-512", 128, 16);
        digest("keccak", "SHA3-256", 136, 0);
    }

    /** Around the ends of blocks, and where the padding takes one more. */
    private void digest(String guest, String algorithm, int block, int lengthBytes)
            throws Exception {
        MessageDigest digest = MessageDigest.getInstance(algorithm);
        IntStream edges =
                IntStream.of(0, 1, block - lengthBytes - 1, block - 1, block, 2 * block - 1);
        IntStream lengths =
                edges.flatMap(n -> IntStream.of(n, n + 1, n + block)).filter(n -> n <= MAX_INPUT);
        compare(guest, IntStream.concat(lengths, any(4)), digest::digest);
    }

    @Test
    void crc32() throws Exception {
        Oracle crc =
                message -> {
                    CRC32 sum = new CRC32();
                    sum.update(message);
                    return Arrays.copyOf(words(sum.getValue()), 4);
                };
        compare("crc32", IntStream.concat(IntStream.rangeClosed(0, 9), any(4)), crc);
    }

    private void compare(String name, IntStream lengths, Oracle oracle) throws Exception {
        BundledGuest guest = new BundledGuest(name);
        for (int length : lengths.toArray()) {
            byte[] message = bytes(length);
            byte[] found = guest.outputOn(GuestInput.of(message));
            assertArrayEquals(oracle.of(message), found, name + " of " + length + " bytes");
        }
    }

    private IntStream any(int count) {
        return random.ints(count, 0, MAX_INPUT + 1);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] words(long... words) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(words).forEach(bytes::putLong);
        return bytes.array();
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    @Test
    void aes() throws Exception {
        for (int length : new int[] {0, 1, 15, 16, 17, 32, 33, 255, 472}) {
            byte[] key = bytes(16);
            byte[] counter = bytes(16);
            if (length > 255) {
                Arrays.fill(counter, (byte) 0xff); // carries through the whole block
            }
            byte[] text = bytes(length);
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(counter));
            GuestInput input = new GuestInput(join(counter, text), key);
            assertArrayEquals(cipher.doFinal(text), new BundledGuest("aes").outputOn(input));
        }
    }

    @Test
    void chacha20() throws Exception {
        for (int length : new int[] {0, 1, 63, 64, 65, 127, 128, 129, 472}) {
            byte[] key = bytes(32);
            byte[] nonce = bytes(12);
            int block = random.nextInt(1 << 30);
            byte[] text = bytes(length);
            Cipher cipher = Cipher.getInstance("ChaCha20");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "ChaCha20"),
                    new ChaCha20ParameterSpec(nonce, block));
            byte[] counter = Arrays.copyOf(words(block), 4);
            GuestInput input = new GuestInput(join(nonce, counter, text), key);
            assertArrayEquals(cipher.doFinal(text), new BundledGuest("chacha20").outputOn(input));
        }
    }

    @Test
    void modexp() throws Exception {
        for (int i = 0; i < 6; i++) {
            BigInteger modulus = new BigInteger(512, random).setBit(511).setBit(0);
            BigInteger base = i == 0 ? BigInteger.ZERO : new BigInteger(512, random);
            BigInteger exponent = i < 2 ? BigInteger.valueOf(i) : new BigInteger(90 * i, random);
            byte[] input = join(number(base), number(exponent), number(modulus));
            assertArrayEquals(
                    number(base.modPow(exponent, modulus)),
                    new BundledGuest("modexp").outputOn(GuestInput.of(input)));
        }
    }

    /** 64 bytes, little-endian. */
    private static byte[] number(BigInteger value) {
        byte[] bytes = new byte[64];
        for (int i = 0; i < 64; i++) {
            bytes[i] = value.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }

    @Test
    void sort() throws Exception {
        for (int count : new int[] {0, 1, 2, 3, 16, 60}) {
            long[] numbers = random.longs(count).map(n -> Seeds.word(random)).toArray();
            byte[] found = new BundledGuest("sort").outputOn(GuestInput.of(words(numbers)));
            Arrays.sort(numbers);
            assertArrayEquals(words(numbers), found);
        }
    }

    @Test
    void matrix() throws Exception {
        for (int n : new int[] {0, 1, 2, 7, 22}) {
            long[] entries = random.longs(2L * n * n).map(e -> Seeds.word(random)).toArray();
            long[] expected = new long[n];
            for (int row = 0; row < n; row++) {
                expected[row] = checksum(entries, n, row).longValue();
            }
            GuestInput input = new GuestInput(words(n), words(entries));
            assertArrayEquals(words(expected), new BundledGuest("matrix").outputOn(input));
        }
    }

    private static BigInteger checksum(long[] entries, int n, int row) {
        BigInteger sum = BigInteger.ZERO;
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < n; k++) {
                BigInteger a = BigInteger.valueOf(entries[row * n + k]);
                BigInteger b = BigInteger.valueOf(entries[n * n + k * n + j]);
                sum = sum.add(a.multiply(b).multiply(BigInteger.valueOf(31).pow(j)));
            }
        }
        return sum;
    }

    @Test
    void gcd() throws Exception {
        for (int i = 0; i < 20; i++) {
            long a = Seeds.word(random);
            long b = Seeds.word(random);
            byte[] found = new BundledGuest("gcd").outputOn(GuestInput.of(words(a, b)));
            assertArrayEquals(words(unsigned(a).gcd(unsigned(b)).longValue()), found);
        }
    }

    private static BigInteger unsigned(long word) {
        return BigInteger.valueOf(word).mod(WORD);
    }

    @Test
    void privateSum() throws Exception {
        BundledGuest guest = new BundledGuest("private-sum");
        for (int count : new int[] {0, 1, 2, 50, 1023}) {
            long[] numbers = random.longs(count, 0, 1L << 40).toArray();
            long sum = Arrays.stream(numbers).sum();
            long limit = Arrays.stream(numbers).max().orElse(0);
            GuestInput fine = new GuestInput(words(limit), words(numbers));
            assertArrayEquals(words(sum), guest.outputOn(fine));
            GuestInput exceeded = new GuestInput(words(limit - 1), words(numbers));
            assertEquals(count > 0, guest.run(exceeded).panicked());
        }
        GuestInput overflow = new GuestInput(words(-1), words(-1, 1));
        assertTrue(guest.run(overflow).panicked());
    }

    @Test
    void fibonacciAndChains() throws Exception {
        BigInteger a = BigInteger.ZERO;
        BigInteger b = BigInteger.ONE;
        byte[] digest = new byte[32];
        for (int n = 0; n < 200; n++) {
            if (n < 10 || n % 50 == 43) {
                byte[] found = new BundledGuest("fibonacci").outputOn(GuestInput.of(words(n)));
                assertArrayEquals(words(a.longValue()), found);
            }
            BigInteger next = a.add(b);
            a = b;
            b = next;
        }
        for (int n = 0; n < 6; n++) {
            GuestInput input = GuestInput.of(words(n));
            assertArrayEquals(digest, new BundledGuest("sha256-chain").outputOn(input));
            digest = MessageDigest.getInstance("SHA-256").digest(digest);
        }
    }

    @Test
    void helloAndPanic() throws Exception {
        byte[] name = "any name".getBytes(StandardCharsets.UTF_8);
        for (int length : new int[] {0, 1, 8}) {
            byte[] part = Arrays.copyOf(name, length);
            byte[] hello =
                    join("Hello, ".getBytes(StandardCharsets.UTF_8), part, new byte[] {'!', '\n'});
            assertArrayEquals(hello, new BundledGuest("hello").outputOn(GuestInput.of(part)));
            ExecutionReport report =
                    new BundledGuest("panic").run(GuestInput.of(join(part, new byte[] {0, 'x'})));
            assertTrue(report.panicked());
            assertArrayEquals(part, report.output());
        }
    }
}
