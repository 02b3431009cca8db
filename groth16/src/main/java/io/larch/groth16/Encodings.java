// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.EncodingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Encodings in memory, where input and output cannot fail. */
final class Encodings {
    private Encodings() {}

    interface Write {
        void to(PointWriter out) throws IOException;
    }

    interface Read<T> {
        T from(PointReader in) throws IOException, EncodingException;
    }

    static byte[] write(boolean raw, Write body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            body.to(new PointWriter(out, raw));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Reads all of the bytes. */
    static <T> T read(byte[] bytes, Read<T> body) throws EncodingException {
        PointReader in = PointReader.foreign(new ByteArrayInputStream(bytes));
        try {
            T value = body.from(in);
            in.expectEnd();
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
