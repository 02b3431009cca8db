// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The precompiled contracts of EIP-196 and EIP-197 on the vectors of Ethereum clients. */
class EthereumVectorTest {
    private static final int PAIR_BYTES = G1Affine.UNCOMPRESSED_BYTES + G2Affine.UNCOMPRESSED_BYTES;

    @Test
    void addsAsEip196() throws IOException, EncodingException {
        List<Vectors.Vector> vectors = Vectors.read("eip196-add.txt");
        assertEquals(16, vectors.size());
        for (Vectors.Vector v : vectors) {
            byte[] input = Arrays.copyOf(v.input(), 128); // missing bytes are zero
            G1Affine a = G1Affine.fromUncompressed(input, 0);
            G1Affine b = G1Affine.fromUncompressed(input, 64);
            assertArrayEquals(
                    v.expected(),
                    a.toJacobian().add(b.toJacobian()).toAffine().toUncompressed(),
                    v.name());
            assertArrayEquals(
                    v.expected(), a.toJacobian().addMixed(b).toAffine().toUncompressed(), v.name());
        }
    }

    @Test
    void multipliesAsEip196() throws IOException, EncodingException {
        List<Vectors.Vector> vectors = Vectors.read("eip196-mul.txt");
        assertEquals(19, vectors.size());
        for (Vectors.Vector v : vectors) {
            byte[] input = Arrays.copyOf(v.input(), 96);
            G1Affine a = G1Affine.fromUncompressed(input, 0);
            BigInteger k = new BigInteger(1, input, 64, 32);
            assertArrayEquals(
                    v.expected(), a.toJacobian().mul(k).toAffine().toUncompressed(), v.name());
        }
    }

    @Test
    void checksPairingProductsAsEip197() throws IOException, EncodingException {
        List<Vectors.Vector> vectors = Vectors.read("eip197-pairing.txt");
        assertEquals(14, vectors.size());
        for (Vectors.Vector v : vectors) {
            List<G1Affine> ps = new ArrayList<>();
            List<G2Affine> qs = new ArrayList<>();
            for (int at = 0; at < v.input().length; at += PAIR_BYTES) {
                ps.add(G1Affine.fromUncompressed(v.input(), at));
                qs.add(G2Affine.fromUncompressed(v.input(), at + G1Affine.UNCOMPRESSED_BYTES));
            }
            assertEquals(v.expected()[31] == 1, Pairing.productIsOne(ps, qs), v.name());
        }
    }
}
