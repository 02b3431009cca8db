// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.EncodingException;
import io.larch.bn254.Fp;
import io.larch.bn254.FpElement;
import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Vector;
import io.larch.bn254.G2;
import io.larch.bn254.G2Affine;
import io.larch.bn254.G2Vector;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads gnark's encodings. The flags of the first point say whether points are compressed; all
 * others must have the same form, so that a value has one encoding of each. Memory grows with the
 * bytes that arrive, never with a length that was merely announced.
 */
final class PointReader {
    private static final int FLAGS = 0xC0;
    private static final int CHUNK = 1 << 8;

    /** What an array can hold. */
    private static final int MAX_LIMBS = Integer.MAX_VALUE - 8;

    private final InputStream in;
    private final boolean own;
    private final byte[] buffer = new byte[G2Affine.UNCOMPRESSED_BYTES];
    private Optional<Boolean> compressed;

    private PointReader(InputStream in, boolean own) {
        this.in = in;
        this.own = own;
        this.compressed = own ? Optional.of(false) : Optional.empty();
    }

    /** A reader of bytes that gnark may have written, in either form. */
    static PointReader foreign(InputStream in) {
        return new PointReader(in, false);
    }

    /** A reader of the files that Larch alone writes: points are raw. */
    static PointReader own(InputStream in) {
        return new PointReader(in, true);
    }

    /** Whether only what Larch writes is accepted. */
    boolean isOwn() {
        return own;
    }

    /** Reads exactly n bytes. */
    void bytes(byte[] out, int at, int n) throws IOException, EncodingException {
        if (in.readNBytes(out, at, n) != n) {
            throw new EncodingException("the bytes end too early");
        }
    }

    int u8() throws IOException, EncodingException {
        bytes(buffer, 0, 1);
        return buffer[0] & 0xFF;
    }

    long u64() throws IOException, EncodingException {
        return bigEndian(8);
    }

    /** A length of 32 bits, at most {@code max}. */
    int count(int max) throws IOException, EncodingException {
        return bounded(bigEndian(4), max);
    }

    /** A length of 64 bits, at most {@code max}. */
    int count64(int max) throws IOException, EncodingException {
        return bounded(u64(), max);
    }

    FrElement scalar() throws IOException, EncodingException {
        bytes(buffer, 0, Fr.BYTES);
        return FrElement.fromCanonicalBytes(buffer, 0);
    }

    G1Affine g1() throws IOException, EncodingException {
        bytes(buffer, 0, G1Affine.COMPRESSED_BYTES);
        if (isCompressed()) {
            return G1Affine.fromCompressed(buffer, 0);
        }
        int rest = G1Affine.UNCOMPRESSED_BYTES - G1Affine.COMPRESSED_BYTES;
        bytes(buffer, G1Affine.COMPRESSED_BYTES, rest);
        return G1Affine.fromUncompressed(buffer, 0);
    }

    /** Whether the point that begins in the buffer is compressed, as it must be if others are. */
    private boolean isCompressed() throws EncodingException {
        boolean flagged = (buffer[0] & FLAGS) != 0;
        if (compressed.isPresent() && compressed.get() != flagged) {
            throw new EncodingException(
                    flagged
                            ? "a compressed point where points are raw"
                            : "a raw point where points are compressed");
        }
        compressed = Optional.of(flagged);
        return flagged;
    }

    /** A point of the subgroup; membership is always checked. */
    G2Affine g2() throws IOException, EncodingException {
        bytes(buffer, 0, G2Affine.COMPRESSED_BYTES);
        if (isCompressed()) {
            return G2Affine.fromCompressed(buffer, 0);
        }
        int rest = G2Affine.UNCOMPRESSED_BYTES - G2Affine.COMPRESSED_BYTES;
        bytes(buffer, G2Affine.COMPRESSED_BYTES, rest);
        return G2Affine.fromUncompressed(buffer, 0);
    }

    /** A point of the twist; a raw one is only checked to be on it. */
    private G2Affine twistPoint() throws IOException, EncodingException {
        bytes(buffer, 0, G2Affine.COMPRESSED_BYTES);
        if (isCompressed()) {
            return G2Affine.fromCompressed(buffer, 0);
        }
        int rest = G2Affine.UNCOMPRESSED_BYTES - G2Affine.COMPRESSED_BYTES;
        bytes(buffer, G2Affine.COMPRESSED_BYTES, rest);
        long[] limbs = new long[G2.AFFINE_LIMBS];
        for (int i = 0; i < 4; i++) {
            FpElement part = FpElement.fromCanonicalBytes(buffer, Fp.BYTES * i);
            part.store(limbs, Fp.LIMBS * (i ^ 1));
        }
        G2Affine p = G2Affine.load(limbs, 0);
        if (!p.isOnCurve()) {
            throw new EncodingException("point is not on the twist");
        }
        return p;
    }

    List<G1Affine> g1List(int max) throws IOException, EncodingException {
        int n = count(max);
        List<G1Affine> points = new ArrayList<>(Math.min(n, CHUNK));
        for (int i = 0; i < n; i++) {
            points.add(g1());
        }
        return points;
    }

    /** A slice of points. */
    G1Vector g1Slice(int max) throws IOException, EncodingException {
        int n = count(Math.min(max, MAX_LIMBS / G1.AFFINE_LIMBS));
        long[] limbs = new long[G1.AFFINE_LIMBS * Math.min(n, CHUNK)];
        for (int i = 0; i < n; i++) {
            limbs = room(limbs, G1.AFFINE_LIMBS, i, n);
            g1().store(limbs, G1.AFFINE_LIMBS * i);
        }
        G1Vector points = G1Vector.allocate(n);
        points.store(0, limbs, 0, n);
        return points;
    }

    /** A slice of points of the twist; the caller checks that they are in G2. */
    G2Vector g2Slice(int max) throws IOException, EncodingException {
        int n = count(Math.min(max, MAX_LIMBS / G2.AFFINE_LIMBS));
        long[] limbs = new long[G2.AFFINE_LIMBS * Math.min(n, CHUNK)];
        for (int i = 0; i < n; i++) {
            limbs = room(limbs, G2.AFFINE_LIMBS, i, n);
            twistPoint().store(limbs, G2.AFFINE_LIMBS * i);
        }
        G2Vector points = G2Vector.allocate(n);
        points.store(0, limbs, 0, n);
        return points;
    }

    /** One byte each, 0 or 1. */
    boolean[] booleans(int n) throws IOException, EncodingException {
        boolean[] out = new boolean[Math.min(n, CHUNK)];
        for (int i = 0; i < n; i++) {
            if (i == out.length) {
                out = Arrays.copyOf(out, (int) Math.min(n, 2L * i));
            }
            int b = u8();
            if (b > 1) {
                throw new EncodingException("a truth value of " + b);
            }
            out[i] = b == 1;
        }
        return out;
    }

    void expectEnd() throws IOException, EncodingException {
        if (in.read() >= 0) {
            throw new EncodingException("bytes after the end");
        }
    }

    private static long[] room(long[] limbs, int width, int i, int n) {
        boolean full = (long) width * i == limbs.length;
        return full ? Arrays.copyOf(limbs, Math.toIntExact(width * Math.min(n, 2L * i))) : limbs;
    }

    private long bigEndian(int n) throws IOException, EncodingException {
        bytes(buffer, 0, n);
        long v = 0;
        for (int i = 0; i < n; i++) {
            v = v << 8 | (buffer[i] & 0xFF);
        }
        return v;
    }

    private static int bounded(long v, int max) throws EncodingException {
        if (Long.compareUnsigned(v, max) > 0) {
            throw new EncodingException(
                    "a length of " + Long.toUnsignedString(v) + " is above the limit " + max);
        }
        return (int) v;
    }
}
