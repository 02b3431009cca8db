// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Poseidon2Test {
    private static final BigInteger R = Fr.MODULUS;

    private static FrElement[] of(long... v) {
        return Arrays.stream(v).mapToObj(FrElement::of).toArray(FrElement[]::new);
    }

    private static FrElement[] hex(String... v) {
        return Arrays.stream(v)
                .map(s -> FrElement.reduce(new BigInteger(s, 16)))
                .toArray(FrElement[]::new);
    }

    @Test
    void permutesCountingInputAsPublished() {
        assertArrayEquals(
                hex(
                        "01bd538c2ee014ed5141b29e9ae240bf8db3fe5b9a38629a9647cf8d76c01737",
                        "239b62e7db98aa3a2a8f6a0d2fa1709e7a35959aa6c7034814d9daa90cbac662",
                        "04cbb44c61d928ed06808456bf758cbf0c18d1e15a7b6dbc8245fa7515d5e3cb",
                        "2e11c5cff2a22c64d01304b778d78f6998eff1ab73163a35603f54794c30847a"),
                Poseidon2.permute(of(0, 1, 2, 3)));
    }

    @Test
    void permutesZeroAsPublished() {
        assertArrayEquals(
                hex(
                        "18dfb8dc9b82229cff974efefc8df78b1ce96d9d844236b496785c698bc6732e",
                        "095c230d1d37a246e8d2d5a63b165fe0fade040d442f61e25f0590e5fb76f839",
                        "0bb9545846e1afa4fa3c97414a60a20fc4949f537a68cceca34c5ce71e28aa59",
                        "18a4f34c9c6f99335ff7638b82aeed9018026618358873c982bbdde265b2ed6d"),
                Poseidon2.permute(of(0, 0, 0, 0)));
    }

    @Test
    void permutesEqualInputsAsBarretenberg() {
        String word = "9a807b615c4d3e2fa0b1c2d3e4f56789fedcba9876543210abcdef0123456789";
        assertArrayEquals(
                hex(
                        "2bf1eaf87f7d27e8dc4056e9af975985bccc89077a21891d6c7b6ccce0631f95",
                        "0c01fa1b8d0748becafbe452c0cb0231c38224ea824554c9362518eebdd5701f",
                        "018555a8eb50cf07f64b019ebaf3af3c925c93e631f3ecd455db07bbb52bbdd3",
                        "0cbea457c91c22c6c31fd89afd2541efc2edf31736b9f721e823b2165c90fd41"),
                Poseidon2.permute(hex(word, word, word, word)));
    }

    @Test
    void genericTellingAgreesWithLimbsAndWithMatrices() {
        Random random = TestRandom.of(Poseidon2Test.class);
        List<BigInteger> edges = TestRandom.edges(R);
        for (int n = 0; n < 40; n++) {
            FrElement[] x = new FrElement[4];
            for (int i = 0; i < 4; i++) {
                x[i] =
                        random.nextBoolean()
                                ? TestRandom.fr(random)
                                : FrElement.reduce(edges.get(random.nextInt(edges.size())));
            }
            FrElement[] before = x.clone();
            FrElement[] z = Poseidon2.permute(x);
            assertArrayEquals(before, x);
            assertEquals(List.of(z), Poseidon2.permute(new FrField(), List.of(x)));
            assertArrayEquals(oracle(x), z);
        }
    }

    /** The definition with full matrices, on BigIntegers. */
    private static FrElement[] oracle(FrElement[] state) {
        int[][] external = {{5, 7, 1, 3}, {4, 6, 1, 1}, {1, 3, 5, 7}, {1, 1, 4, 6}};
        BigInteger[][] m = new BigInteger[4][4];
        BigInteger[][] d = new BigInteger[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                m[i][j] = BigInteger.valueOf(external[i][j]);
                BigInteger diagonal = Poseidon2Parameters.diagonal(i).toBigInteger();
                d[i][j] = i == j ? diagonal.add(BigInteger.ONE) : BigInteger.ONE;
            }
        }
        BigInteger[] x =
                Arrays.stream(state).map(FrElement::toBigInteger).toArray(BigInteger[]::new);
        x = multiply(m, x);
        for (int round = 0; round < 64; round++) {
            boolean partial = round >= 4 && round < 60;
            for (int i = 0; i < (partial ? 1 : 4); i++) {
                FrElement c =
                        partial
                                ? Poseidon2Parameters.partialConstant(round - 4)
                                : Poseidon2Parameters.fullConstant(
                                        round < 4 ? round : round - 56, i);
                x[i] = x[i].add(c.toBigInteger()).modPow(BigInteger.valueOf(5), R);
            }
            x = multiply(partial ? d : m, x);
        }
        return Arrays.stream(x).map(FrElement::reduce).toArray(FrElement[]::new);
    }

    private static BigInteger[] multiply(BigInteger[][] m, BigInteger[] x) {
        BigInteger[] z = new BigInteger[4];
        for (int i = 0; i < 4; i++) {
            z[i] = BigInteger.ZERO;
            for (int j = 0; j < 4; j++) {
                z[i] = z[i].add(m[i][j].multiply(x[j])).mod(R);
            }
        }
        return z;
    }

    @Test
    void roundConstantsAreTheGrainStream() {
        Grain grain = new Grain();
        for (int round = 0; round < 64; round++) {
            if (round >= 4 && round < 60) {
                assertEquals(
                        grain.next(),
                        Poseidon2Parameters.partialConstant(round - 4).toBigInteger());
            } else {
                for (int i = 0; i < 4; i++) {
                    assertEquals(
                            grain.next(),
                            Poseidon2Parameters.fullConstant(round < 4 ? round : round - 56, i)
                                    .toBigInteger());
                }
            }
        }
    }

    /** The generator of the Poseidon paper, eprint 2019/458, appendix F. */
    private static final class Grain {
        private final Deque<Integer> bits = new ArrayDeque<>();

        Grain() {
            int[][] seed = {{1, 2}, {0, 4}, {254, 12}, {4, 12}, {8, 10}, {56, 10}, {-1, 30}};
            for (int[] field : seed) {
                for (int i = field[1] - 1; i >= 0; i--) {
                    bits.add(field[0] >> i & 1);
                }
            }
            for (int i = 0; i < 160; i++) {
                step();
            }
        }

        private int step() {
            Integer[] b = bits.toArray(Integer[]::new);
            int next = b[62] ^ b[51] ^ b[38] ^ b[23] ^ b[13] ^ b[0];
            bits.remove();
            bits.add(next);
            return next;
        }

        private int bit() {
            while (step() == 0) {
                step();
            }
            return step();
        }

        BigInteger next() {
            BigInteger v = BigInteger.ZERO;
            for (int i = 0; i < 254; i++) {
                v = v.shiftLeft(1).or(BigInteger.valueOf(bit()));
            }
            return v.compareTo(R) < 0 ? v : next();
        }
    }

    @Test
    void refusesOtherWidths() {
        assertThrows(IllegalArgumentException.class, () -> Poseidon2.permute(of(1, 2, 3)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Poseidon2.permute(new FrField(), List.of(FrElement.ONE)));
        assertThrows(
                IndexOutOfBoundsException.class, () -> Poseidon2Parameters.partialConstant(56));
        assertThrows(IndexOutOfBoundsException.class, () -> Poseidon2Parameters.fullConstant(8, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> Poseidon2Parameters.diagonal(4));
    }
}
