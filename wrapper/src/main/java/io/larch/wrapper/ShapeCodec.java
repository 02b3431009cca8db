// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.bn254.EncodingException;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import java.nio.ByteBuffer;

/** A proof shape as the eight bytes b, m, k, io, a, t, w, N. */
final class ShapeCodec {
    /** Length of an encoded shape. */
    static final int BYTES = 8;

    /** Largest N: the two-adicity of Fr bounds every set-up. */
    private static final int MAX_N = 28;

    private ShapeCodec() {}

    static void put(ByteBuffer out, ProofShape shape) {
        ProgramShape p = shape.program();
        int[] values = {p.b(), p.m(), p.k(), p.io(), p.a(), shape.t(), shape.w(), shape.n()};
        for (int v : values) {
            out.put((byte) v);
        }
    }

    static ProofShape get(ByteBuffer in) throws EncodingException {
        int[] v = new int[BYTES];
        for (int i = 0; i < BYTES; i++) {
            v[i] = in.get();
        }
        if (v[7] > MAX_N) {
            throw new EncodingException("a shape with N=" + v[7]);
        }
        try {
            return new ProofShape(new ProgramShape(v[0], v[1], v[2], v[3], v[4]), v[5], v[6], v[7]);
        } catch (IllegalArgumentException e) {
            throw new EncodingException(e.getMessage());
        }
    }

    /** The shape for people. */
    static String describe(ProofShape s) {
        ProgramShape p = s.program();
        return "t=" + s.t() + " b=" + p.b() + " m=" + p.m() + " k=" + p.k() + " io=" + p.io()
                + " a=" + p.a() + " w=" + s.w() + " N=" + s.n();
    }
}
