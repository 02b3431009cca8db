// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.FrElement;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * SHA-256 of a constraint system: tag, numbers of wires and rows, then the rows of the three
 * matrices. An entry is its wire and the number of its coefficient in order of first use; a new
 * coefficient is followed by its value. Last comes the commitment, if there is one. Names, scopes
 * and hints do not count.
 */
final class R1csDigest {
    private static final byte[] TAG = "larch-r1cs-1".getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest sha256;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 14);
    private int[] numbers = new int[64];
    private int known;

    private R1csDigest() {
        sha256 = sha256();
        Arrays.fill(numbers, -1);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** SHA-256 of bytes as an element. */
    static FrElement challenge(byte[] bytes) {
        return FrElement.reduce(new BigInteger(1, sha256().digest(bytes)));
    }

    static byte[] of(R1cs r1cs) {
        R1csDigest d = new R1csDigest();
        d.buffer.put(TAG);
        d.number(r1cs.publicInputs());
        d.number(r1cs.privateInputs());
        d.number(r1cs.wires());
        d.number(r1cs.constraints());
        d.matrix(r1cs.left());
        d.matrix(r1cs.right());
        d.matrix(r1cs.output());
        r1cs.commitment().ifPresent(d::commitment);
        d.flush();
        return d.sha256.digest();
    }

    private void commitment(R1cs.Commitment c) {
        number(c.wire());
        for (int[] wires : List.of(c.publicWires(), c.privateWires())) {
            number(wires.length);
            for (int w : wires) {
                number(w);
            }
        }
    }

    private void matrix(SparseMatrix m) {
        for (int j = 0; j < m.rows(); j++) {
            number(m.rowStart(j + 1) - m.rowStart(j));
            for (int e = m.rowStart(j); e < m.rowStart(j + 1); e++) {
                number(m.wire(e));
                coefficient(m, m.coefficient(e));
            }
        }
    }

    private void coefficient(SparseMatrix m, int index) {
        if (index >= numbers.length) {
            int before = numbers.length;
            numbers = Arrays.copyOf(numbers, Math.max(index + 1, 2 * before));
            Arrays.fill(numbers, before, numbers.length, -1);
        }
        boolean first = numbers[index] < 0;
        if (first) {
            numbers[index] = known++;
        }
        number(numbers[index]);
        if (first) {
            FrElement value = FrElement.load(m.coefficients(), 4 * index);
            buffer.put(value.toCanonicalBytes());
        }
    }

    private void number(int v) {
        if (buffer.remaining() < 64) {
            flush();
        }
        buffer.putInt(v);
    }

    private void flush() {
        sha256.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
