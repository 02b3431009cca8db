// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.bn254.EncodingException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/** A stream that ends where its last bytes, the digest of all before, begin. */
final class ChecksumInput extends InputStream {
    private final InputStream in;
    private final MessageDigest digest;
    private byte[] held;

    /**
     * Begins.
     *
     * @throws EncodingException if the stream is shorter than a digest
     */
    ChecksumInput(InputStream in, MessageDigest digest) throws IOException, EncodingException {
        this.in = in;
        this.digest = digest;
        this.held = in.readNBytes(digest.getDigestLength());
        if (held.length != digest.getDigestLength()) {
            throw new EncodingException("the bytes end too early");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] out, int at, int length) throws IOException {
        int n = in.read(out, at, length);
        if (n <= 0) {
            return n;
        }
        byte[] all = Arrays.copyOf(held, held.length + n);
        System.arraycopy(out, at, all, held.length, n);
        System.arraycopy(all, 0, out, at, n);
        held = Arrays.copyOfRange(all, n, all.length);
        digest.update(out, at, n);
        return n;
    }

    /**
     * Compares the digest, once the stream has ended.
     *
     * @throws EncodingException if the last bytes are not the digest of all before
     */
    void check() throws EncodingException {
        if (!MessageDigest.isEqual(held, digest.digest())) {
            throw new EncodingException("the checksum is wrong: the file is damaged");
        }
    }
}
