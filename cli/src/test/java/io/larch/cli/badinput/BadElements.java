// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.badinput;

import static io.larch.cli.badinput.Replacement.perhaps;
import static io.larch.cli.badinput.Replacement.refused;

import io.larch.bn254.Fp;
import io.larch.bn254.Fp2Element;
import io.larch.bn254.FpElement;
import io.larch.bn254.Fr;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G2Affine;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Encodings that are none, of field elements and points, in the form of docs/formats.md: big-endian
 * words of 32 bytes, the top two bits of a compressed point 10 or 11 for the sign of y and 01 for
 * infinity. Written with {@link BigInteger}, not with the encoders under test.
 */
final class BadElements {
    private static final int WORD = 32;
    private static final BigInteger P = Fp.MODULUS;
    private static final BigInteger MAX = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

    private BadElements() {}

    /** Instead of a canonical scalar. */
    static List<Replacement> scalars(byte[] honest) {
        BigInteger v = new BigInteger(1, honest);
        List<Replacement> bad = new ArrayList<>();
        bad.add(refused("r", word(Fr.MODULUS)));
        bad.add(refused("x + r", word(v.add(Fr.MODULUS))));
        bad.add(refused("2^256 - 1", word(MAX)));
        bad.add(perhaps("0", new byte[WORD]));
        bad.add(perhaps("r - 1", word(Fr.MODULUS.subtract(BigInteger.ONE))));
        return bad;
    }

    /** Instead of a compressed point of G1. */
    static List<Replacement> g1(byte[] honest, boolean infinityAllowed) {
        List<Replacement> bad = compressed(honest, infinityAllowed);
        bad.add(refused("an x without a point", flagged(word(xWithoutPoint()))));
        return bad;
    }

    /** Instead of a compressed point of G2. */
    static List<Replacement> g2(byte[] honest, boolean infinityAllowed) {
        List<Replacement> bad = compressed(honest, infinityAllowed);
        byte[] second = honest.clone();
        System.arraycopy(word(P), 0, second, WORD, WORD);
        bad.add(refused("a second part of p", second));
        byte[] outside = Arrays.copyOf(outsideTheSubgroup(), honest.length);
        bad.add(refused("a point outside the subgroup", flagged(outside)));
        outside[0] |= (byte) 0xC0;
        bad.add(refused("its negative", outside));
        return bad;
    }

    private static List<Replacement> compressed(byte[] honest, boolean infinityAllowed) {
        int n = honest.length;
        List<Replacement> bad = new ArrayList<>();
        bad.add(refused("x = p", flagged(join(word(P), new byte[n - WORD]))));
        byte[] ones = new byte[n];
        Arrays.fill(ones, (byte) 0xFF);
        bad.add(refused("all ones", ones));
        byte[] plain = honest.clone();
        plain[0] &= 0x3F;
        bad.add(refused("no flag", plain));
        byte[] infinity = new byte[n];
        infinity[0] = 0x40;
        bad.add(new Replacement("infinity", infinity, !infinityAllowed));
        byte[] low = infinity.clone();
        low[n - 1] = 1;
        bad.add(refused("infinity with a last bit", low));
        byte[] high = infinity.clone();
        high[0] |= 0x20;
        bad.add(refused("infinity with a first bit", high));
        bad.add(refused("zeros", new byte[n]));
        byte[] negated = honest.clone();
        negated[0] ^= 0x40;
        bad.add(perhaps("the other sign", negated));
        return bad;
    }

    /** Instead of an uncompressed point of G1. */
    static List<Replacement> g1Raw(byte[] honest, boolean infinityAllowed) {
        List<Replacement> bad = raw(honest, infinityAllowed);
        byte[] compressed = Arrays.copyOf(honest, WORD);
        boolean larger = number(honest, 1).compareTo(P.shiftRight(1)) > 0;
        compressed[0] |= (byte) (larger ? 0xC0 : 0x80);
        bad.add(refused("the point compressed", compressed));
        bad.add(refused("infinity of snarkjs", join(word(BigInteger.ZERO), word(BigInteger.ONE))));
        return bad;
    }

    /** Instead of an uncompressed point of G2. */
    static List<Replacement> g2Raw(byte[] honest, boolean infinityAllowed) {
        List<Replacement> bad = raw(honest, infinityAllowed);
        bad.add(refused("a point outside the subgroup", outsideTheSubgroup()));
        return bad;
    }

    private static List<Replacement> raw(byte[] honest, boolean infinityAllowed) {
        List<Replacement> bad = new ArrayList<>();
        for (int i = 0; i < honest.length / WORD; i++) {
            BigInteger v = number(honest, i);
            bad.add(refused("word " + i + " plus p", with(honest, i, v.add(P))));
            BigInteger next = v.add(BigInteger.ONE).mod(P);
            bad.add(refused("word " + i + " plus one", with(honest, i, next)));
            bad.add(refused("word " + i + " of 2^256 - 1", with(honest, i, MAX)));
        }
        bad.add(new Replacement("infinity", new byte[honest.length], !infinityAllowed));
        byte[] infinity = new byte[honest.length / 2];
        infinity[0] = 0x40;
        bad.add(refused("infinity compressed", infinity));
        byte[] flagged = new byte[honest.length];
        flagged[0] = 0x40;
        bad.add(refused("infinity with a flag", flagged));
        return bad;
    }

    /** A point of the twist that is not in G2, as x.a1 ‖ x.a0 ‖ y.a1 ‖ y.a0. */
    static byte[] outsideTheSubgroup() {
        for (long a = 1; ; a++) {
            Fp2Element x = Fp2Element.of(FpElement.of(a), FpElement.ONE);
            Fp2Element square = x.square().mul(x).add(G2Affine.B);
            if (square.sqrt().isPresent()) {
                Fp2Element y = square.sqrt().orElseThrow();
                byte[] bytes = join(words(x), words(y));
                if (!isRTorsion(x, y)) {
                    return bytes;
                }
            }
        }
    }

    /** Whether r times the point is infinity, by doubling and adding. */
    private static boolean isRTorsion(Fp2Element x, Fp2Element y) {
        long[] limbs = new long[16];
        x.store(limbs, 0);
        y.store(limbs, 8);
        G2Affine p = G2Affine.load(limbs, 0);
        io.larch.bn254.G2Jacobian sum = io.larch.bn254.G2Jacobian.INFINITY;
        for (int i = Fr.MODULUS.bitLength() - 1; i >= 0; i--) {
            sum = sum.twice();
            sum = Fr.MODULUS.testBit(i) ? sum.addMixed(p) : sum;
        }
        return sum.toAffine().isInfinity();
    }

    private static byte[] words(Fp2Element e) {
        return join(word(e.a1().toBigInteger()), word(e.a0().toBigInteger()));
    }

    /** The least x for which x³ + 3 is no square: Euler's criterion. */
    private static BigInteger xWithoutPoint() {
        BigInteger half = P.shiftRight(1);
        for (BigInteger x = BigInteger.ONE; ; x = x.add(BigInteger.ONE)) {
            BigInteger square = x.pow(3).add(G1Affine.B.toBigInteger());
            if (!square.modPow(half, P).equals(BigInteger.ONE)) {
                return x;
            }
        }
    }

    private static byte[] flagged(byte[] bytes) {
        byte[] out = bytes.clone();
        out[0] |= (byte) 0x80;
        return out;
    }

    static BigInteger number(byte[] bytes, int word) {
        return new BigInteger(1, Arrays.copyOfRange(bytes, WORD * word, WORD * (word + 1)));
    }

    static byte[] with(byte[] bytes, int word, BigInteger v) {
        byte[] out = bytes.clone();
        System.arraycopy(word(v), 0, out, WORD * word, WORD);
        return out;
    }

    /** The last 256 bits, big-endian. */
    static byte[] word(BigInteger v) {
        byte[] out = new byte[WORD];
        for (int i = 0; i < WORD; i++) {
            out[WORD - 1 - i] = v.shiftRight(8 * i).byteValue();
        }
        return out;
    }

    static byte[] join(byte[] a, byte[] b) {
        byte[] out = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, out, a.length, b.length);
        return out;
    }
}
