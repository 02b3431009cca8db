// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.export;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.R1cs;
import io.larch.groth16.circuit.SparseMatrix;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The binary files of circom's tools: {@code .r1cs} (version 1) and {@code .wtns} (version 2).
 * Everything is little-endian, elements canonical. Wires keep their numbers: ONE, public inputs,
 * private inputs, internal wires; there are no outputs.
 */
public final class CircomFiles {
    private static final int BUFFER = 1 << 16;

    private CircomFiles() {}

    /**
     * Writes the constraints; the stream stays open.
     *
     * @throws IllegalArgumentException if the circuit has a commitment, which these files cannot
     *     say
     */
    public static void r1cs(OutputStream out, R1cs r1cs) throws IOException {
        if (r1cs.commitment().isPresent()) {
            throw new IllegalArgumentException("circom has no commitments");
        }
        Writer w = new Writer(out);
        w.text("r1cs").u32(1).u32(3);
        w.u32(1).u64(4 + Fr.BYTES + 4 * 4 + 8 + 4);
        w.u32(Fr.BYTES).element(Fr.MODULUS.toByteArray());
        w.u32(r1cs.wires()).u32(0).u32(r1cs.publicInputs()).u32(r1cs.privateInputs());
        w.u64(r1cs.wires()).u32(r1cs.constraints());
        SparseMatrix[] matrices = {r1cs.left(), r1cs.right(), r1cs.output()};
        long entries = 0;
        for (SparseMatrix m : matrices) {
            entries += m.entries();
        }
        w.u32(2).u64(3L * 4 * r1cs.constraints() + (4L + Fr.BYTES) * entries);
        for (int row = 0; row < r1cs.constraints(); row++) {
            for (SparseMatrix m : matrices) {
                row(w, m, row);
            }
        }
        w.u32(3).u64(8L * r1cs.wires());
        for (int wire = 0; wire < r1cs.wires(); wire++) {
            w.u64(wire);
        }
        w.flush();
    }

    /** A combination, by ascending wire. */
    private static void row(Writer w, SparseMatrix m, int row) throws IOException {
        int[] entries =
                IntStream.range(m.rowStart(row), m.rowStart(row + 1))
                        .boxed()
                        .sorted(Comparator.comparingInt(m::wire))
                        .mapToInt(Integer::intValue)
                        .toArray();
        w.u32(entries.length);
        for (int e : entries) {
            FrElement c = FrElement.load(m.coefficients(), Fr.LIMBS * m.coefficient(e));
            w.u32(m.wire(e)).element(c.toCanonicalBytes());
        }
    }

    /**
     * Writes an assignment; the stream stays open.
     *
     * @param assignment one element per wire, Montgomery limbs; borrowed
     */
    public static void wtns(OutputStream out, long[] assignment) throws IOException {
        int wires = assignment.length / Fr.LIMBS;
        Writer w = new Writer(out);
        w.text("wtns").u32(2).u32(2);
        w.u32(1).u64(4 + Fr.BYTES + 4);
        w.u32(Fr.BYTES).element(Fr.MODULUS.toByteArray()).u32(wires);
        w.u32(2).u64((long) Fr.BYTES * wires);
        for (int i = 0; i < wires; i++) {
            w.element(FrElement.load(assignment, Fr.LIMBS * i).toCanonicalBytes());
        }
        w.flush();
    }

    private static final class Writer {
        private final OutputStream out;
        private final ByteBuffer buffer =
                ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);

        Writer(OutputStream out) {
            this.out = out;
        }

        Writer text(String s) throws IOException {
            for (int i = 0; i < s.length(); i++) {
                room(1).put((byte) s.charAt(i));
            }
            return this;
        }

        Writer u32(int v) throws IOException {
            room(4).putInt(v);
            return this;
        }

        Writer u64(long v) throws IOException {
            room(8).putLong(v);
            return this;
        }

        /** 32 bytes, given big-endian. */
        Writer element(byte[] bigEndian) throws IOException {
            ByteBuffer b = room(Fr.BYTES);
            for (int i = Fr.BYTES - 1; i >= 0; i--) {
                b.put(bigEndian[i]);
            }
            return this;
        }

        void flush() throws IOException {
            out.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }

        private ByteBuffer room(int n) throws IOException {
            if (buffer.remaining() < n) {
                flush();
            }
            return buffer;
        }
    }
}
