// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairingTest {
    private static final G1Affine G = G1Affine.GENERATOR;
    private static final G2Affine H = G2Affine.GENERATOR;

    private final Random random = TestRandom.of(PairingTest.class);

    private static G1Affine g1(FrElement k) {
        return G.toJacobian().mul(k).toAffine();
    }

    private static G2Affine g2(FrElement k) {
        return H.toJacobian().mul(k).toAffine();
    }

    @Test
    void seedGivesTheModuli() {
        BigInteger x = Pairing.SEED;
        BigInteger common =
                x.pow(4).add(x.pow(3)).multiply(BigInteger.valueOf(36)).add(x.multiply(six()));
        BigInteger xx = x.pow(2).multiply(six());
        BigInteger one = BigInteger.ONE;
        assertEquals(Fp.MODULUS, common.add(xx.multiply(BigInteger.valueOf(4))).add(one));
        assertEquals(Fr.MODULUS, common.add(xx.multiply(BigInteger.valueOf(3))).add(one));
    }

    private static BigInteger six() {
        return BigInteger.valueOf(6);
    }

    /** 2x(6x² + 3x + 1), the factor of the exponent besides (p^12 - 1)/r. */
    private static BigInteger multiple() {
        BigInteger x = Pairing.SEED;
        BigInteger square = x.pow(2).multiply(six());
        BigInteger linear = x.multiply(BigInteger.valueOf(3)).add(BigInteger.ONE);
        return square.add(linear).multiply(x.shiftLeft(1));
    }

    @Test
    void pairsTheGeneratorsAsPublished() {
        String[] hex = {
            "12c70e90e12b7874510cd1707e8856f71bf7f61d72631e268fca81000db9a1f5",
            "084f330485b09e866bc2f2ea2b897394deaf3f12aa31f28cb0552990967d4704",
            "0e841c2ac18a4003ac9326b9558380e0bc27fdd375e3605f96b819a358d34bde",
            "2067586885c3318eeffa1938c754fe3c60224ee5ae15e66af6b5104c47c8c5d8",
            "01676555de427abc409c4a394bc5426886302996919d4bf4bdd02236e14b3636",
            "2b03614464f04dd772d86df88674c270ffc8747ea13e72da95e3594468f222c4",
            "2c53748bcd21a7c038fb30ddc8ac3bf0af25d7859cfbc12c30c866276c565909",
            "27ed208e7a0b55ae6e710bbfbd2fd922669c026360e37cc5b2ab862411536104",
            "1ad9db1937fd72f4ac462173d31d3d6117411fa48dba8d499d762b47edb3b54a",
            "279db296f9d479292532c7c493d8e0722b6efae42158387564889c79fc038ee3",
            "0dc26f240656bbe2029bd441d77c221f0ba4c70c94b29b5f17f0f6d08745a069",
            "108c19d15f9446f744d0f110405d3856d6cc3bda6c4d537663729f5257628417"
        };
        Fp2Element[] c = new Fp2Element[6];
        for (int i = 0; i < 6; i++) {
            c[i] =
                    Fp2Element.of(
                            FpElement.reduce(new BigInteger(hex[2 * i], 16)),
                            FpElement.reduce(new BigInteger(hex[2 * i + 1], 16)));
        }
        // The published value has the exponent (p^12 - 1)/r.
        Fp12Element textbook =
                new Fp12Element(new Fp6Element(c[0], c[1], c[2]), new Fp6Element(c[3], c[4], c[5]));
        assertEquals(textbook.pow(multiple()), Pairing.pair(G, H));
    }

    @Test
    void isBilinear() {
        FrElement a = TestRandom.fr(random);
        FrElement b = TestRandom.fr(random);
        Fp12Element e = Pairing.pair(g1(a), g2(b));
        assertEquals(e, Pairing.pair(G, H).pow(a.mul(b).toBigInteger()));
        assertEquals(e, Pairing.pair(g1(b), g2(a)));
        assertEquals(e, Pairing.pair(g1(a.mul(b)), H));
        assertEquals(e, Pairing.pair(G, g2(a.mul(b))));
    }

    @Test
    void takesSumsToProducts() {
        G1Affine p = TestRandom.g1(random);
        G1Affine q = TestRandom.g1(random);
        G2Affine h = g2(TestRandom.fr(random));
        G1Affine sum = p.toJacobian().addMixed(q).toAffine();
        assertEquals(Pairing.pair(p, h).mul(Pairing.pair(q, h)), Pairing.pair(sum, h));
        assertEquals(Pairing.pair(sum, h), Pairing.pair(List.of(p, q), List.of(h, h)));
    }

    @Test
    void isNotDegenerateAndHasOrderR() {
        Fp12Element e = Pairing.pair(G, H);
        assertFalse(e.isOne());
        assertTrue(e.pow(Fr.MODULUS).isOne());
    }

    @Test
    void finalExponentiationIsAPower() {
        Fp12Element f = Pairing.millerLoop(List.of(G), List.of(H));
        BigInteger e =
                Fp.MODULUS.pow(12).subtract(BigInteger.ONE).divide(Fr.MODULUS).multiply(multiple());
        assertEquals(f.pow(e), Pairing.finalExponentiation(f));
        assertEquals(BigInteger.ONE, multiple().gcd(Fr.MODULUS));
        assertThrows(
                ArithmeticException.class, () -> Pairing.finalExponentiation(Fp12Element.ZERO));
    }

    @Test
    void leavesOutPairsWithInfinity() {
        assertTrue(Pairing.pair(G1Affine.INFINITY, H).isOne());
        assertTrue(Pairing.pair(G, G2Affine.INFINITY).isOne());
        assertTrue(Pairing.pair(G1Affine.INFINITY, G2Affine.INFINITY).isOne());
        assertTrue(Pairing.pair(List.of(), List.of()).isOne());
        assertEquals(
                Pairing.pair(G, H),
                Pairing.pair(List.of(G1Affine.INFINITY, G, G), List.of(H, H, G2Affine.INFINITY)));
    }

    @Test
    void checksProductsOfNegatedAndEqualPairs() {
        FrElement a = TestRandom.fr(random);
        assertTrue(Pairing.productIsOne(List.of(G, G.neg()), List.of(H, H)));
        assertTrue(Pairing.productIsOne(List.of(G, G), List.of(H, H.neg())));
        assertTrue(Pairing.productIsOne(List.of(G.neg(), g1(a)), List.of(g2(a), H)));
        assertFalse(Pairing.productIsOne(List.of(G, g1(a)), List.of(g2(a), H)));
        assertFalse(Pairing.productIsOne(List.of(G, G), List.of(H, H)));
        assertEquals(Pairing.pair(G, H).square(), Pairing.pair(List.of(G, G), List.of(H, H)));
    }

    @Test
    void refusesListsOfDifferentLength() {
        assertThrows(
                IllegalArgumentException.class, () -> Pairing.productIsOne(List.of(G), List.of()));
    }
}
