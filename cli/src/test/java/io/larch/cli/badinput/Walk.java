// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.badinput;

import static io.larch.cli.badinput.Replacement.perhaps;
import static io.larch.cli.badinput.Replacement.refused;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Walks through an honest file as docs/formats.md describes it and notes what lies where. */
final class Walk {
    private final byte[] bytes;
    private final boolean littleEndian;
    private final List<Field> fields = new ArrayList<>();
    private UnaryOperator<byte[]> seal = b -> b;
    private int at;

    private Walk(byte[] bytes, boolean littleEndian) {
        this.bytes = bytes;
        this.littleEndian = littleEndian;
    }

    static Walk of(byte[] bytes) {
        return new Walk(bytes, false);
    }

    static Walk littleEndian(byte[] bytes) {
        return new Walk(bytes, true);
    }

    int at() {
        return at;
    }

    Walk seek(int offset) {
        at = offset;
        return this;
    }

    /** Bytes without a wrong value. */
    Walk skip(int n) {
        at += n;
        return this;
    }

    /** Bytes of which none may differ. */
    Walk magic(String name, int n) {
        List<Replacement> bad = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            byte[] other = next(n);
            other[i] ^= 0x11;
            bad.add(refused("byte " + i, other));
        }
        return field(name, n, bad);
    }

    /** One byte with a largest value. */
    Walk u8(String name, int max) {
        List<Replacement> bad = new ArrayList<>();
        for (int v = 0; v < 256; v++) {
            if ((byte) v != bytes[at]) {
                bad.add(new Replacement("" + v, new byte[] {(byte) v}, v > max));
            }
        }
        return field(name, 1, bad);
    }

    /** A length or count that fits no file when it is large; returns its value. */
    int count(String name, int width) {
        return number(name, width, true).intValueExact();
    }

    /** An integer of any meaning. */
    Walk integer(String name, int width) {
        number(name, width, false);
        return this;
    }

    private BigInteger number(String name, int width, boolean largeFails) {
        BigInteger n = read(width);
        List<Replacement> bad = new ArrayList<>();
        for (BigInteger v :
                List.of(BigInteger.ZERO, n.subtract(BigInteger.ONE), n.add(BigInteger.ONE))) {
            if (!v.equals(n) && v.signum() >= 0) {
                bad.add(perhaps("" + v, write(v, width)));
            }
        }
        for (int bits : new int[] {15, 16, 31, 32, 63, 64}) {
            if (bits <= 8 * width) {
                BigInteger power = BigInteger.ONE.shiftLeft(bits);
                byte[] less = write(power.subtract(BigInteger.ONE), width);
                bad.add(new Replacement("2^" + bits + " - 1", less, largeFails));
                byte[] full = write(power, width);
                boolean fits = bits < 8 * width;
                bad.add(new Replacement("2^" + bits, full, largeFails && fits));
            }
        }
        field(name, width, bad);
        return n;
    }

    Walk scalar(String name) {
        return field(name, 32, BadElements.scalars(next(32)));
    }

    Walk g1(String name, boolean infinityAllowed) {
        return field(name, 32, BadElements.g1(next(32), infinityAllowed));
    }

    Walk g2(String name, boolean infinityAllowed) {
        return field(name, 64, BadElements.g2(next(64), infinityAllowed));
    }

    Walk g1Raw(String name, boolean infinityAllowed) {
        return field(name, 64, BadElements.g1Raw(next(64), infinityAllowed));
    }

    Walk g2Raw(String name, boolean infinityAllowed) {
        return field(name, 128, BadElements.g2Raw(next(128), infinityAllowed));
    }

    /** A field with replacements of its own. */
    Walk field(String name, int size, List<Replacement> replacements) {
        fields.add(new Field(name, at, size, List.copyOf(replacements)));
        at += size;
        return this;
    }

    /** The last 32 bytes are the SHA-256 of all bytes from an offset. */
    Walk checksum(int from) {
        seal = b -> sealed(b, from);
        return skip(32);
    }

    Sample end() {
        if (at != bytes.length) {
            throw new IllegalStateException("the file has " + bytes.length + " bytes, not " + at);
        }
        return part();
    }

    /** Without having walked to the end. */
    Sample part() {
        return new Sample(bytes, List.copyOf(fields), seal);
    }

    private static byte[] sealed(byte[] file, int from) {
        int end = file.length - 32;
        if (end < from) {
            return file;
        }
        byte[] out = file.clone();
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(file, from, end - from);
            System.arraycopy(sha.digest(), 0, out, end, 32);
            return out;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] next(int n) {
        return Arrays.copyOfRange(bytes, at, at + n);
    }

    private BigInteger read(int width) {
        byte[] b = next(width);
        return new BigInteger(1, littleEndian ? reversed(b) : b);
    }

    private byte[] write(BigInteger v, int width) {
        byte[] out = new byte[width];
        for (int i = 0; i < width; i++) {
            out[width - 1 - i] = v.shiftRight(8 * i).byteValue();
        }
        return littleEndian ? reversed(out) : out;
    }

    static byte[] reversed(byte[] b) {
        byte[] out = new byte[b.length];
        for (int i = 0; i < b.length; i++) {
            out[i] = b[b.length - 1 - i];
        }
        return out;
    }
}
