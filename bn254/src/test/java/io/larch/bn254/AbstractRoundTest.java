// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The relation kernels of a tier against {@link VectorProgram#evaluate} row by row. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractRoundTest {
    private static final int[] SIZES = {0, 2, 4, 14, 16, 18, 128, 130, 1024, 5000};

    private final Random random = TestRandom.of(AbstractRoundTest.class);
    private final List<BigInteger> edges = TestRandom.edges(Fr.MODULUS);
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

    /** A random element, often one where carries and reductions happen. */
    private FrElement element() {
        return random.nextBoolean()
                ? TestRandom.fr(random)
                : FrElement.reduce(edges.get(random.nextInt(edges.size())));
    }

    private List<FrVector> columns(int count, int size) {
        List<FrVector> columns = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            FrVector v = FrVector.allocate(size);
            for (int i = 0; i < size; i++) {
                v.set(i, element());
            }
            columns.add(v);
        }
        return columns;
    }

    private VectorProgram randomProgram(int columns, int length) {
        List<FrElement> constants = List.of(element(), element());
        List<VectorProgram.Instruction> list = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            int limit = columns + constants.size() + i;
            // Mostly recent values, so that chains get long.
            int a = random.nextInt(3) > 0 ? limit - 1 : random.nextInt(limit);
            int b = random.nextInt(limit);
            var operation = VectorProgram.Operation.values()[random.nextInt(3)];
            list.add(new VectorProgram.Instruction(operation, a, b));
        }
        return new VectorProgram(columns, constants, list, columns + constants.size() + length - 1);
    }

    private static List<FrElement> row(List<? extends FrColumn> columns, int i, int half, int x) {
        List<FrElement> row = new ArrayList<>();
        for (FrColumn column : columns) {
            FrVector v = (FrVector) column;
            FrElement lo = v.get(i);
            row.add(lo.add(FrElement.of(x).mul(v.get(i + half).sub(lo))));
        }
        return row;
    }

    private static List<FrElement> expected(
            VectorProgram program, List<FrVector> columns, FrVector weights, int[] points) {
        int half = columns.get(0).size() / 2;
        List<FrElement> sums = new ArrayList<>();
        for (int x : points) {
            FrElement sum = FrElement.ZERO;
            for (int i = 0; i < half; i++) {
                FrElement value = program.evaluate(row(columns, i, half, x));
                sum = sum.add(weights == null ? value : value.mul(weights.get(i)));
            }
            sums.add(sum);
        }
        return sums;
    }

    private void check(VectorProgram program, int size, int[] points) {
        List<FrVector> columns = columns(program.columns(), size);
        List<FrElement> expected = expected(program, columns, null, points);
        for (Kernels k : tiers) {
            assertEquals(expected, k.roundEvaluations(program, columns, points));
        }
    }

    @Test
    void sumsRandomPrograms() {
        for (int size : SIZES) {
            check(randomProgram(1 + random.nextInt(4), 12), size, new int[] {0, 2, 3});
        }
        for (int i = 0; i < 150; i++) {
            VectorProgram program = randomProgram(1 + random.nextInt(4), 1 + random.nextInt(60));
            check(program, 6, new int[] {0, 1, 5, 6});
        }
    }

    @Test
    void sumsAtDistantPoints() {
        for (int i = 0; i < 10; i++) {
            check(randomProgram(3, 20), 20, new int[] {7, 8, 100, 255});
        }
    }

    /** Sums and doublings only: nothing but the inserted reductions keeps digits in range. */
    @Test
    void staysExactInLongSums() {
        List<VectorProgram.Instruction> list = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            var operation = VectorProgram.Operation.values()[random.nextInt(2)];
            list.add(new VectorProgram.Instruction(operation, 1 + i, random.nextInt(2 + i)));
        }
        check(new VectorProgram(2, List.of(), list, 201), 8, new int[] {0, 1, 2});
        List<VectorProgram.Instruction> doublings = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            doublings.add(new VectorProgram.Instruction(VectorProgram.Operation.ADD, i, i));
        }
        doublings.add(new VectorProgram.Instruction(VectorProgram.Operation.MUL, 100, 99));
        check(new VectorProgram(1, List.of(), doublings, 101), 8, new int[] {0, 1, 2});
    }

    /** Sums of many products and plain terms of either sign, deep enough to overflow any digit. */
    @Test
    void staysExactInSumsOfProducts() {
        for (int products : new int[] {1, 2, 3, 10, 300}) {
            for (int columns : new int[] {1, 5}) {
                VectorProgram.Builder b = new VectorProgram.Builder(columns);
                VectorProgram.Builder.Value sum = b.constant(element());
                for (int i = 0; i < products; i++) {
                    var x = b.column(random.nextInt(columns));
                    var y = b.column(random.nextInt(columns));
                    var grown = b.add(b.add(x, x), b.sub(y, x));
                    var product = b.mul(random.nextBoolean() ? grown : x, y);
                    sum = random.nextBoolean() ? b.add(sum, product) : b.sub(product, sum);
                    if (random.nextInt(3) == 0) {
                        sum = b.sub(sum, grown);
                    }
                }
                check(b.build(b.mul(sum, sum)), 10, new int[] {0, 2, 6, 7});
                check(b.build(sum), 10, new int[] {0, 2, 6, 200});
            }
        }
    }

    @Test
    void returnsColumnsAndConstants() {
        check(new VectorProgram(2, List.of(element()), List.of(), 1), 10, new int[] {0, 2});
        check(new VectorProgram(2, List.of(element()), List.of(), 2), 10, new int[] {0, 2});
    }

    @Test
    void weighsWithTwoTables() {
        for (int variables = 0; variables <= 9; variables++) {
            List<FrElement> point = new ArrayList<>();
            for (int i = 0; i < variables; i++) {
                point.add(element());
            }
            FrVector eq = FrVector.allocate(1 << variables);
            tiers.get(0).eqTable(eq, point, FrElement.ONE);
            VectorProgram program = randomProgram(3, 10);
            List<FrVector> columns = columns(3, 2 << variables);
            int[] points = {0, 2, 3};
            List<FrElement> expected = expected(program, columns, eq, points);
            for (Kernels k : tiers) {
                EqWeights weights = EqWeights.of(k, point);
                assertEquals(expected, k.roundEvaluations(program, columns, weights, points));
            }
        }
    }

    @Test
    void weighsLongRuns() {
        FrVector high = columns(1, 2).get(0);
        FrVector low = columns(1, 2048).get(0);
        FrVector all = FrVector.allocate(4096);
        for (int i = 0; i < 4096; i++) {
            all.set(i, high.get(i / 2048).mul(low.get(i % 2048)));
        }
        VectorProgram program = randomProgram(2, 5);
        List<FrVector> columns = columns(2, 8192);
        int[] points = {0, 2};
        List<FrElement> expected = expected(program, columns, all, points);
        for (Kernels k : tiers) {
            EqWeights weights = new EqWeights(high, low);
            assertEquals(expected, k.roundEvaluations(program, columns, weights, points));
        }
    }

    @Test
    void dropsVariablesOfWeights() {
        List<FrElement> point = List.of(element(), element(), element(), element(), element());
        for (Kernels k : tiers) {
            EqWeights weights = EqWeights.of(k, point);
            for (int dropped = 1; dropped <= 5; dropped++) {
                weights = weights.dropTop(k);
                List<FrElement> rest = point.subList(dropped, 5);
                FrVector eq = FrVector.allocate(1 << rest.size());
                k.eqTable(eq, rest, FrElement.ONE);
                assertEquals(eq.size(), weights.size());
                int m = weights.low().size();
                for (int i = 0; i < eq.size(); i++) {
                    FrElement w = weights.high().get(i / m).mul(weights.low().get(i % m));
                    assertEquals(eq.get(i), w);
                }
            }
        }
    }

    @Test
    void acceptsColumnsOfEveryKind() {
        int n = 600;
        long[] words = random.longs(n).toArray();
        byte[] digits = new byte[n];
        random.nextBytes(digits);
        FrVector table = columns(1, 256).get(0);
        List<FrColumn> columns =
                List.of(
                        SmallColumn.ofWords(words),
                        new TableColumn(table, SmallColumn.ofBytes(digits)),
                        columns(1, n).get(0));
        List<FrVector> promoted = columns.stream().map(FrVector::copyOf).toList();
        VectorProgram program = randomProgram(3, 8);
        int[] points = {0, 2, 3};
        for (Kernels k : tiers) {
            assertEquals(
                    k.roundEvaluations(program, promoted, points),
                    k.roundEvaluations(program, columns, points));
        }
    }

    @Test
    void mapsRows() {
        for (int size : SIZES) {
            VectorProgram program = randomProgram(2, 15);
            List<FrVector> columns = columns(2, size);
            List<FrElement> expected = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                expected.add(program.evaluate(row(columns, i, 0, 0)));
            }
            for (Kernels k : tiers) {
                FrVector z = FrVector.copyOf(columns.get(0));
                k.map(z, program, List.of(z, columns.get(1)));
                assertEquals(expected, z.toList());
            }
        }
    }

    @Test
    void mapsToConstantsAndColumns() {
        List<FrVector> columns = columns(1, 300);
        FrElement c = element();
        FrVector z = FrVector.allocate(300);
        for (Kernels k : tiers) {
            k.map(z, new VectorProgram(1, List.of(c), List.of(), 1), columns);
            assertEquals(Collections.nCopies(300, c), z.toList());
            k.map(z, new VectorProgram(1, List.of(c), List.of(), 0), columns);
            assertEquals(columns.get(0).toList(), z.toList());
        }
    }

    @Test
    void buildsPrograms() {
        VectorProgram.Builder b = new VectorProgram.Builder(2);
        var x = b.column(0);
        var y = b.column(1);
        var two = b.constant(FrElement.of(2));
        assertEquals(two, b.constant(FrElement.of(2)));
        var product = b.mul(b.sub(x, two), b.add(y, b.constant(FrElement.of(5))));
        VectorProgram program = b.build(product);
        List<FrElement> row = List.of(FrElement.of(10), FrElement.of(3));
        assertEquals(FrElement.of(64), program.evaluate(row));
        assertEquals(1, program.multiplications());
    }

    @Test
    void refusesWrongShapes() {
        VectorProgram program = randomProgram(2, 3);
        List<FrVector> columns = columns(2, 4);
        List<FrVector> odd = columns(2, 3);
        for (Kernels k : tiers) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> k.roundEvaluations(program, columns.subList(0, 1), new int[] {0}));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> k.roundEvaluations(program, odd, new int[] {0}));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> k.roundEvaluations(program, columns, new int[] {2, 1}));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> k.roundEvaluations(program, columns, new int[] {256}));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new VectorProgram(1, List.of(), List.of(), 1));
    }
}
