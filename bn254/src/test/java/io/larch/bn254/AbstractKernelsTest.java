// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every tier of kernels must do, stated by the formulas over {@link FrElement}. Sizes are
 * those at which loops over lanes and blocks break.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractKernelsTest {
    static final int[] SIZES = {0, 1, 2, 7, 8, 9, 255, 256, 257, 1024, 2500};

    final Random random = TestRandom.of(AbstractKernelsTest.class);
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

    List<FrElement> elements(int n) {
        List<FrElement> v = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            v.add(random.nextInt(8) == 0 ? FrElement.ZERO : TestRandom.fr(random));
        }
        return v;
    }

    private static List<FrElement> zip(
            List<FrElement> x, List<FrElement> y, BinaryOperator<FrElement> f) {
        List<FrElement> z = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            z.add(f.apply(x.get(i), y.get(i)));
        }
        return z;
    }

    private interface Binary {
        void apply(FrVector z, FrVector x, FrVector y);
    }

    private void checkBinary(Binary kernel, BinaryOperator<FrElement> f) {
        for (int n : SIZES) {
            List<FrElement> x = elements(n), y = elements(n);
            List<FrElement> expected = zip(x, y, f);
            FrVector z = FrVector.allocate(n);
            kernel.apply(z, FrVector.of(x), FrVector.of(y));
            assertEquals(expected, z.toList());
            FrVector a = FrVector.of(x);
            kernel.apply(a, a, FrVector.of(y));
            assertEquals(expected, a.toList());
            FrVector b = FrVector.of(y);
            kernel.apply(b, FrVector.of(x), b);
            assertEquals(expected, b.toList());
            FrVector c = FrVector.of(x);
            kernel.apply(c, c, c);
            assertEquals(zip(x, x, f), c.toList());
        }
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        kernel.apply(
                                FrVector.allocate(2), FrVector.allocate(2), FrVector.allocate(3)));
    }

    @Test
    void addsSubtractsAndMultiplies() {
        for (Kernels k : tiers) {
            checkBinary(k::add, FrElement::add);
            checkBinary(k::sub, FrElement::sub);
            checkBinary(k::mul, FrElement::mul);
        }
    }

    @Test
    void scalesAndAccumulates() {
        for (Kernels k : tiers) {
            for (int n : SIZES) {
                List<FrElement> x = elements(n), y = elements(n);
                FrElement c = TestRandom.fr(random);
                FrVector z = FrVector.of(x);
                k.scale(z, z, c);
                assertEquals(zip(x, x, (a, b) -> a.mul(c)), z.toList());
                FrVector w = FrVector.of(x);
                k.axpy(w, c, FrVector.of(y));
                assertEquals(zip(x, y, (a, b) -> a.add(b.mul(c))), w.toList());
                k.axpy(w, c.neg(), FrVector.of(y).slice(0, n / 2));
                assertEquals(x.subList(0, n / 2), w.slice(0, n / 2).toList());
            }
        }
    }

    @Test
    void sumsAndMultipliesInner() {
        for (Kernels k : tiers) {
            for (int n : SIZES) {
                List<FrElement> x = elements(n), y = elements(n);
                FrElement sum = x.stream().reduce(FrElement.ZERO, FrElement::add);
                assertEquals(sum, k.sum(FrVector.of(x)));
                FrElement inner =
                        zip(x, y, FrElement::mul).stream().reduce(FrElement.ZERO, FrElement::add);
                assertEquals(inner, k.innerProduct(FrVector.of(x), FrVector.of(y)));
            }
        }
    }

    @Test
    void invertsAllButZero() {
        for (Kernels k : tiers) {
            for (int n : SIZES) {
                List<FrElement> x = elements(n);
                FrVector z = FrVector.of(x);
                k.batchInverse(z, z);
                assertEquals(zip(x, x, (a, b) -> a.isZero() ? a : a.inverse()), z.toList());
            }
        }
    }

    @Test
    void raisesToPowers() {
        FrElement base = TestRandom.fr(random);
        FrElement scale = TestRandom.fr(random);
        for (Kernels k : tiers) {
            for (int n : SIZES) {
                FrVector z = FrVector.allocate(n);
                k.powers(z, base, scale);
                FrElement expected = scale;
                for (int i = 0; i < n; i++) {
                    assertEquals(expected, z.get(i));
                    expected = expected.mul(base);
                }
            }
        }
    }

    private static FrElement eq(List<FrElement> point, int index) {
        FrElement product = FrElement.ONE;
        for (int i = 0; i < point.size(); i++) {
            boolean bit = (index >> (point.size() - 1 - i) & 1) == 1;
            product = product.mul(bit ? point.get(i) : FrElement.ONE.sub(point.get(i)));
        }
        return product;
    }

    @Test
    void tabulatesEqWithTheFirstCoordinateMostSignificant() {
        for (Kernels k : tiers) {
            for (int n : new int[] {0, 1, 2, 3, 8, 9, 11}) {
                List<FrElement> point = elements(n);
                FrElement scale = TestRandom.fr(random);
                FrVector z = FrVector.allocate(1 << n);
                k.eqTable(z, point, scale);
                for (int i = 0; i < z.size(); i++) {
                    assertEquals(scale.mul(eq(point, i)), z.get(i));
                }
            }
            assertThrows(
                    IllegalArgumentException.class,
                    () -> k.eqTable(FrVector.allocate(3), elements(2), FrElement.ONE));
        }
    }

    @Test
    void bindsTheMostSignificantVariable() {
        for (Kernels k : tiers) {
            for (int half : SIZES) {
                int n = 2 * half;
                List<FrElement> x = elements(n);
                FrElement r = TestRandom.fr(random);
                List<FrElement> expected =
                        zip(
                                x.subList(0, half),
                                x.subList(half, n),
                                (lo, hi) -> lo.add(r.mul(hi.sub(lo))));
                FrVector v = FrVector.allocate(n + 1);
                v.copyFrom(FrVector.of(x));
                k.bindTop(v, n, r);
                assertEquals(expected, v.slice(0, half).toList());
                assertEquals(x.subList(half, n), v.slice(half, half).toList());
                FrVector z = FrVector.allocate(half);
                k.bindTop(z, FrVector.of(x), r);
                assertEquals(expected, z.toList());
            }
        }
    }

    @Test
    void treatsSmallColumnsAsTheirElements() {
        long[] post = new long[1024], pre = new long[1024];
        short[] digits = new short[1024];
        byte[] bytes = new byte[1024];
        random.nextBytes(bytes);
        for (int i = 0; i < post.length; i++) {
            post[i] = random.nextLong();
            pre[i] = random.nextLong() >>> random.nextInt(64);
            digits[i] = (short) random.nextInt(300);
        }
        List<FrColumn> columns =
                List.of(
                        SmallColumn.ofWords(post),
                        SmallColumn.ofDifferences(post, pre),
                        SmallColumn.ofShorts(digits),
                        SmallColumn.ofBytes(bytes),
                        new TableColumn(FrVector.of(elements(300)), SmallColumn.ofShorts(digits)));
        FrElement r = TestRandom.fr(random);
        List<FrElement> point = elements(10);
        for (Kernels k : tiers) {
            for (FrColumn column : columns) {
                FrVector full = FrVector.copyOf(column);
                FrVector promoted = FrVector.allocate(column.size());
                k.promote(promoted, column);
                assertEquals(full.toList(), promoted.toList());
                FrVector bound = FrVector.allocate(512);
                k.bindTop(bound, column, r);
                k.bindTop(promoted, 1024, r);
                assertEquals(promoted.slice(0, 512).toList(), bound.toList());
                assertEquals(k.evaluate(full, point), k.evaluate(column, point));
                FrVector sum = FrVector.of(elements(1024));
                FrVector same = FrVector.copyOf(sum);
                k.axpy(sum, r, full);
                k.axpy(same, r, column);
                assertEquals(sum.toList(), same.toList());
            }
        }
    }

    @Test
    void evaluatesMultilinearExtensions() {
        for (Kernels k : tiers) {
            for (int n : new int[] {0, 1, 2, 3, 8, 9, 11}) {
                List<FrElement> point = elements(n);
                List<FrElement> x = elements(1 << n);
                FrElement expected = FrElement.ZERO;
                for (int i = 0; i < x.size(); i++) {
                    expected = expected.add(x.get(i).mul(eq(point, i)));
                }
                assertEquals(expected, k.evaluate(FrVector.of(x), point));
            }
        }
    }

    @Test
    void addsNeighbouringFractions() {
        for (Kernels k : tiers) {
            for (int n : SIZES) {
                List<FrElement> p = elements(2 * n), q = elements(2 * n);
                FrVector parentP = FrVector.allocate(n), parentQ = FrVector.allocate(n);
                k.fractionLayer(parentP, parentQ, FrVector.of(p), FrVector.of(q));
                for (int i = 0; i < n; i++) {
                    FrElement left = p.get(2 * i).mul(q.get(2 * i + 1));
                    FrElement right = p.get(2 * i + 1).mul(q.get(2 * i));
                    assertEquals(left.add(right), parentP.get(i));
                    assertEquals(q.get(2 * i).mul(q.get(2 * i + 1)), parentQ.get(i));
                }
            }
        }
    }
}
