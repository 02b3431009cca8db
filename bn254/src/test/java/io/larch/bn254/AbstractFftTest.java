// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The transforms of a tier against evaluation of the polynomial point by point. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractFftTest {
    private final Random random = TestRandom.of(AbstractFftTest.class);
    private Parallel one;
    private Parallel three;
    private List<Kernels> tiers;

    /** The tier under test on the given threads. */
    abstract Kernels kernels(Parallel parallel);

    @BeforeAll
    void start() {
        one = new Parallel(1);
        three = new Parallel(3);
        tiers = List.of(kernels(one), kernels(three));
    }

    @AfterAll
    void stop() {
        one.close();
        three.close();
    }

    private List<FrElement> elements(int n) {
        List<FrElement> v = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            v.add(TestRandom.fr(random));
        }
        return v;
    }

    private static FrElement horner(List<FrElement> coefficients, FrElement x) {
        FrElement sum = FrElement.ZERO;
        for (int i = coefficients.size() - 1; i >= 0; i--) {
            sum = sum.mul(x).add(coefficients.get(i));
        }
        return sum;
    }

    private static List<FrElement> reversed(List<FrElement> v) {
        int bits = Integer.numberOfTrailingZeros(v.size());
        List<FrElement> z = new ArrayList<>();
        for (int i = 0; i < v.size(); i++) {
            z.add(v.get(bits == 0 ? 0 : Integer.reverse(i) >>> (32 - bits)));
        }
        return z;
    }

    private void check(Domain domain, List<FrElement> c, List<FrElement> values, boolean coset) {
        for (Kernels k : tiers) {
            FrVector v = FrVector.of(c);
            k.fft(v, domain, FftOrder.NATURAL_TO_REVERSED, coset);
            assertEquals(reversed(values), v.toList());
            k.inverseFft(v, domain, FftOrder.REVERSED_TO_NATURAL, coset);
            assertEquals(c, v.toList());
            k.bitReverse(v);
            assertEquals(reversed(c), v.toList());
            k.fft(v, domain, FftOrder.REVERSED_TO_NATURAL, coset);
            assertEquals(values, v.toList());
            k.inverseFft(v, domain, FftOrder.NATURAL_TO_REVERSED, coset);
            assertEquals(reversed(c), v.toList());
        }
    }

    @Test
    void evaluatesAtThePowersOfTheGenerator() {
        for (int log = 0; log <= 8; log++) {
            Domain domain = new Domain(log);
            List<FrElement> c = elements(domain.size());
            for (boolean coset : new boolean[] {false, true}) {
                FrElement x = coset ? Domain.COSET_SHIFT : FrElement.ONE;
                List<FrElement> values = new ArrayList<>();
                for (int i = 0; i < domain.size(); i++) {
                    values.add(horner(c, x));
                    x = x.mul(domain.generator());
                }
                check(domain, c, values, coset);
            }
        }
    }

    /** A polynomial with two terms has known values, at sizes beyond the local transform. */
    @Test
    void evaluatesSparsePolynomialsOfHighDegree() {
        for (int log = 9; log <= 14; log++) {
            Domain domain = new Domain(log);
            List<FrElement> c = new ArrayList<>(Collections.nCopies(1 << log, FrElement.ZERO));
            int degree = 1 + random.nextInt((1 << log) - 1);
            FrElement a = TestRandom.fr(random);
            FrElement b = TestRandom.fr(random);
            c.set(0, b);
            c.set(degree, a);
            for (boolean coset : new boolean[] {false, true}) {
                FrElement shift = coset ? Domain.COSET_SHIFT : FrElement.ONE;
                FrElement power = a.mul(shift.pow(degree));
                FrElement step = domain.generator().pow(degree);
                List<FrElement> values = new ArrayList<>();
                for (int i = 0; i < domain.size(); i++) {
                    values.add(power.add(b));
                    power = power.mul(step);
                }
                check(domain, c, values, coset);
            }
        }
    }

    @Test
    void invertsAndAgreesForAnyThreadCount() {
        for (int log : new int[] {9, 10, 11, 13}) {
            Domain domain = new Domain(log);
            List<FrElement> c = elements(domain.size());
            FrVector values = FrVector.of(c);
            tiers.get(0).fft(values, domain, FftOrder.NATURAL_TO_REVERSED, true);
            tiers.get(0).bitReverse(values);
            FrElement x = Domain.COSET_SHIFT.mul(domain.generator().pow(77));
            assertEquals(horner(c, x), values.get(77));
            check(domain, c, values.toList(), true);
        }
    }

    @Test
    void domainsHaveTheirOrder() {
        for (int log = 0; log <= Domain.MAX_LOG_SIZE; log++) {
            Domain domain = new Domain(log);
            FrElement g = domain.generator();
            assertEquals(FrElement.ONE, g.pow(domain.size()));
            assertFalse(log > 0 && g.pow(domain.size() / 2).isOne());
            assertEquals(FrElement.ZERO, domain.vanishing(g));
            assertEquals(FrElement.ONE, domain.sizeInverse().mul(FrElement.of(domain.size())));
        }
        FrElement five = FrElement.of(5);
        assertEquals(new Domain(28).generator(), five.pow(Fr.MODULUS.shiftRight(28)));
        assertEquals(0, Domain.atLeast(1).logSize());
        assertEquals(3, Domain.atLeast(8).logSize());
        assertEquals(4, Domain.atLeast(9).logSize());
        assertThrows(IllegalArgumentException.class, () -> new Domain(29));
        assertThrows(IllegalArgumentException.class, () -> Domain.atLeast(0));
    }

    @Test
    void refusesOtherSizes() {
        for (Kernels k : tiers) {
            FrVector v = FrVector.allocate(6);
            assertThrows(IllegalArgumentException.class, () -> k.bitReverse(v));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> k.fft(v, new Domain(3), FftOrder.NATURAL_TO_REVERSED, false));
        }
    }
}
