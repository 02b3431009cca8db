// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Vector;
import io.larch.bn254.G2Affine;
import io.larch.bn254.G2Vector;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes gnark's encodings, points compressed or raw. */
final class PointWriter {
    private final OutputStream out;
    private final boolean raw;

    PointWriter(OutputStream out, boolean raw) {
        this.out = out;
        this.raw = raw;
    }

    void bytes(byte[] b) throws IOException {
        out.write(b);
    }

    void flush() throws IOException {
        out.flush();
    }

    void u8(int v) throws IOException {
        out.write(v);
    }

    void u32(int v) throws IOException {
        bigEndian(v, 4);
    }

    void u64(long v) throws IOException {
        bigEndian(v, 8);
    }

    void scalar(FrElement x) throws IOException {
        out.write(x.toCanonicalBytes());
    }

    void g1(G1Affine p) throws IOException {
        out.write(raw ? p.toUncompressed() : p.toCompressed());
    }

    void g2(G2Affine p) throws IOException {
        out.write(raw ? p.toUncompressed() : p.toCompressed());
    }

    void g1List(List<G1Affine> points) throws IOException {
        u32(points.size());
        for (G1Affine p : points) {
            g1(p);
        }
    }

    void g1Slice(G1Vector points) throws IOException {
        u32(points.size());
        for (int i = 0; i < points.size(); i++) {
            g1(points.get(i));
        }
    }

    void g2Slice(G2Vector points) throws IOException {
        u32(points.size());
        for (int i = 0; i < points.size(); i++) {
            g2(points.get(i));
        }
    }

    void booleans(boolean[] values) throws IOException {
        for (boolean b : values) {
            out.write(b ? 1 : 0);
        }
    }

    private void bigEndian(long v, int n) throws IOException {
        for (int i = n - 1; i >= 0; i--) {
            out.write((int) (v >>> (8 * i)));
        }
    }
}
