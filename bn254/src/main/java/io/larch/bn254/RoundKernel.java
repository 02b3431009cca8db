// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Sums of a {@link VectorProgram} over half the cube, at several values of the top variable. */
final class RoundKernel {
    private static final int GRAIN = 1 << 10;

    /**
     * Largest value of the top variable: {@code 2.25·(1 + X)} stays below {@link
     * BlockTranslation#MAX_VALUE}.
     */
    private static final int MAX_POINT = 255;

    /** Up to here {@code (1 + 2X)·2^52} stays within {@link BlockTranslation#MAX_DIGIT}. */
    private static final int MAX_UNCARRIED_POINT = 7;

    private final BlockProgram program;
    private final List<? extends FrColumn> columns;
    private final EqWeights weights;
    private final int[] points;
    private final int half;
    private final boolean carrying;

    /**
     * A round.
     *
     * @param weights of the lower half, or null for none
     */
    RoundKernel(
            VectorProgram program,
            List<? extends FrColumn> columns,
            int size,
            EqWeights weights,
            int[] points) {
        this.columns = columns;
        this.weights = weights;
        this.points = points.clone();
        this.half = size / 2;
        int last = requireAscending(points);
        this.carrying = last > MAX_UNCARRIED_POINT;
        int growth = 1 + 2 * Math.min(last, MAX_UNCARRIED_POINT);
        this.program = new BlockProgram(program, Fr52.UNPACKED_VALUE * (1 + last), growth * 0x1p52);
        requireSizes(program, size);
    }

    private static int requireAscending(int[] points) {
        int last = 0;
        for (int i = 0; i < points.length; i++) {
            if (points[i] < 0 || points[i] > MAX_POINT || i > 0 && points[i] <= last) {
                throw new IllegalArgumentException("points must ascend from 0 to " + MAX_POINT);
            }
            last = points[i];
        }
        return last;
    }

    private void requireSizes(VectorProgram source, int size) {
        if (size % 2 != 0 || columns.size() != source.columns()) {
            throw new IllegalArgumentException(
                    columns.size() + " columns of " + size + " for " + source.columns());
        }
        for (FrColumn column : columns) {
            if (column.size() != size) {
                throw new IllegalArgumentException(column.size() + " elements, not " + size);
            }
        }
        if (weights != null && weights.size() != half) {
            throw new IllegalArgumentException(weights.size() + " weights for " + half);
        }
    }

    /** The sum at every point. */
    List<FrElement> sums(Parallel parallel) {
        return parallel.reduce(
                half,
                GRAIN,
                Collections.nCopies(points.length, FrElement.ZERO),
                (from, to) -> new Chunk().sums(from, to),
                RoundKernel::add);
    }

    private static List<FrElement> add(List<FrElement> x, List<FrElement> y) {
        List<FrElement> z = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            z.add(x.get(i).add(y.get(i)));
        }
        return z;
    }

    /** The work and the scratch of one chunk. */
    private final class Chunk {
        private final int size = Math.min(BlockProgram.SIZE, half);
        private final long[][] registers = program.allocate(size);
        private final long[][] slopes = new long[columns.size()][Fr52.DIGITS * size];
        private final long[] limbs = new long[Fr.LIMBS * size];
        private final long[] low = new long[Fr52.DIGITS * size];
        private final long[] weighted = new long[Fr52.DIGITS * size];
        private final long[] inner = new long[Fr52.SUM_DIGITS * points.length];
        private final long[] total = new long[Fr52.SUM_DIGITS * points.length];

        List<FrElement> sums(int from, int to) {
            int run = weights == null ? Integer.MAX_VALUE : weights.low().size();
            for (int i = from; i < to; ) {
                int n = Math.min(Math.min(size, to - i), run - i % run);
                load(i, n);
                addPoints(i % run, n);
                i += n;
                if (weights != null && (i % run == 0 || i == to)) {
                    addWeighted((i - 1) / run);
                }
            }
            List<FrElement> result = new ArrayList<>();
            for (int k = 0; k < points.length; k++) {
                result.add(Fr52.toElement(total, Fr52.SUM_DIGITS * k));
            }
            return result;
        }

        private void load(int i, int n) {
            for (int c = 0; c < slopes.length; c++) {
                columns.get(c).load(i, limbs, 0, n);
                Fr52.unpack(registers[c], limbs, n);
                columns.get(c).load(i + half, limbs, 0, n);
                Fr52.unpack(slopes[c], limbs, n);
                Fr52.sub(slopes[c], slopes[c], registers[c], n);
            }
        }

        private void addPoints(int lowIndex, int n) {
            if (weights != null) {
                weights.low().load(lowIndex, limbs, 0, n);
                Fr52.unpack(low, limbs, n);
            }
            int x = 0;
            for (int k = 0; k < points.length; k++) {
                for (; x < points[k]; x++) {
                    advance(n);
                }
                long[] values = program.run(registers, n);
                int at = Fr52.SUM_DIGITS * k;
                if (weights == null) {
                    Fr52.accumulate(total, at, values, n);
                } else {
                    Fr52.mul(weighted, values, low, n);
                    Fr52.accumulate(inner, at, weighted, n);
                    Fr52.fold(inner, at);
                }
            }
        }

        private void advance(int n) {
            for (int c = 0; c < slopes.length; c++) {
                Fr52.add(registers[c], registers[c], slopes[c], n);
                if (carrying) {
                    Fr52.carry(registers[c], n);
                }
            }
        }

        /** total += high[index]·inner, and inner starts again. */
        private void addWeighted(int index) {
            weights.high().load(index, limbs, 0, 1);
            Fr52.unpack(low, limbs, 1);
            for (int k = 0; k < points.length; k++) {
                int at = Fr52.SUM_DIGITS * k;
                Fr52.mul(weighted, 0, inner, at, low, 0);
                Fr52.accumulate(total, at, weighted, 1);
            }
            Arrays.fill(inner, 0);
        }
    }
}
