// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The kernels in plain Java. */
public final class JavaKernels implements Kernels {
    /** Elements that are worth a thread. */
    private static final int GRAIN = 1 << 10;

    private final Parallel parallel;

    /** Roots of the domains used so far; half a vector of the domain each. */
    private final Map<Domain, Fft> transforms = new ConcurrentHashMap<>();

    /**
     * Kernels that work on the given threads.
     *
     * @param parallel borrowed; its owner closes it
     */
    public JavaKernels(Parallel parallel) {
        this.parallel = parallel;
    }

    /** An operation on blocks of n elements. */
    private interface BlockOperation {
        void apply(long[] z, long[] x, long[] y, int n);
    }

    @Override
    public void add(FrVector z, FrVector x, FrVector y) {
        zip(z, x, y, FrBlocks::add);
    }

    @Override
    public void sub(FrVector z, FrVector x, FrVector y) {
        zip(z, x, y, FrBlocks::sub);
    }

    @Override
    public void mul(FrVector z, FrVector x, FrVector y) {
        zip(z, x, y, FrBlocks::mul);
    }

    @Override
    public void scale(FrVector z, FrVector x, FrElement c) {
        requireSize(z.size(), x);
        long[] factor = limbs(c);
        forBlocks(
                z.size(),
                () -> {
                    long[] block = FrBlocks.allocate();
                    return (from, n) -> {
                        x.load(from, block, 0, n);
                        FrBlocks.scale(block, block, factor, n);
                        z.store(from, block, 0, n);
                    };
                });
    }

    @Override
    public void axpy(FrVector z, FrElement c, FrColumn x) {
        if (x.size() > z.size()) {
            throw new IllegalArgumentException(x.size() + " elements into " + z.size());
        }
        boolean lookUp = ScaledDigits.worthwhile(x);
        FrColumn terms = lookUp ? ScaledDigits.of(c, x) : x;
        long[] factor = limbs(c);
        forBlocks(
                x.size(),
                () -> {
                    long[] a = FrBlocks.allocate();
                    long[] b = FrBlocks.allocate();
                    return (from, n) -> {
                        terms.load(from, a, 0, n);
                        z.load(from, b, 0, n);
                        if (!lookUp) {
                            FrBlocks.scale(a, a, factor, n);
                        }
                        FrBlocks.add(b, b, a, n);
                        z.store(from, b, 0, n);
                    };
                });
    }

    @Override
    public void promote(FrVector z, FrColumn x) {
        requireSize(z.size(), x);
        forBlocks(
                z.size(),
                () -> {
                    long[] block = FrBlocks.allocate();
                    return (from, n) -> {
                        x.load(from, block, 0, n);
                        z.store(from, block, 0, n);
                    };
                });
    }

    @Override
    public FrElement sum(FrColumn x) {
        return reduceBlocks(
                x.size(),
                sum -> {
                    long[] block = FrBlocks.allocate();
                    return (from, n) -> {
                        x.load(from, block, 0, n);
                        FrBlocks.accumulate(sum, block, n);
                    };
                });
    }

    @Override
    public FrElement innerProduct(FrColumn x, FrColumn y) {
        requireSize(x.size(), y);
        return parallel.reduce(
                x.size(),
                GRAIN,
                FrElement.ZERO,
                (from, to) -> innerProduct(x, y, from, to),
                FrElement::add);
    }

    private static FrElement innerProduct(FrColumn x, FrColumn y, int from, int to) {
        int width = BlockProgram.SIZE;
        long[] limbs = new long[Fr.LIMBS * width];
        long[] a = Fr52.allocate(width);
        long[] b = Fr52.allocate(width);
        long[] sum = new long[Fr52.SUM_DIGITS];
        for (int i = from; i < to; i += width) {
            int n = Math.min(width, to - i);
            x.load(i, limbs, 0, n);
            Fr52.unpack(a, limbs, n);
            y.load(i, limbs, 0, n);
            Fr52.unpack(b, limbs, n);
            Fr52.mul(a, a, b, n);
            Fr52.accumulate(sum, 0, a, n);
        }
        return Fr52.toElement(sum, 0);
    }

    @Override
    public void batchInverse(FrVector z, FrVector x) {
        requireSize(z.size(), x);
        parallel.forRange(
                z.size(),
                GRAIN,
                (from, to) -> {
                    // Long blocks, because each costs an inversion.
                    long[] a = new long[Fr.LIMBS * GRAIN];
                    long[] prefix = new long[Fr.LIMBS * GRAIN];
                    for (int i = from; i < to; i += GRAIN) {
                        int n = Math.min(GRAIN, to - i);
                        x.load(i, a, 0, n);
                        FrBlocks.invert(a, prefix, n);
                        z.store(i, a, 0, n);
                    }
                });
    }

    @Override
    public void powers(FrVector z, FrElement base, FrElement scale) {
        long[] first = FrBlocks.allocate();
        scale.store(first, 0);
        long[] b = limbs(base);
        for (int i = Fr.LIMBS; i < first.length; i += Fr.LIMBS) {
            Fr.mul(first, i, first, i - Fr.LIMBS, b, 0);
        }
        forBlocks(
                z.size(),
                () -> {
                    long[] block = FrBlocks.allocate();
                    return (from, n) -> {
                        FrBlocks.scale(block, first, limbs(base.pow(from)), n);
                        z.store(from, block, 0, n);
                    };
                });
    }

    @Override
    public void eqTable(FrVector z, List<FrElement> point, FrElement scale) {
        requirePowerOfTwo(z.size(), point);
        int high = Math.max(0, point.size() - Integer.numberOfTrailingZeros(FrBlocks.SIZE));
        long[] heads = eqHeads(point.subList(0, high), scale);
        List<FrElement> low = point.subList(high, point.size());
        int width = 1 << low.size();
        parallel.forRange(
                1 << high,
                Math.max(1, GRAIN / width),
                (from, to) -> {
                    long[] block = FrBlocks.allocate();
                    for (int i = from; i < to; i++) {
                        System.arraycopy(heads, Fr.LIMBS * i, block, 0, Fr.LIMBS);
                        FrBlocks.expandEq(block, low);
                        z.store(i * width, block, 0, width);
                    }
                });
    }

    private static long[] eqHeads(List<FrElement> point, FrElement scale) {
        long[] heads = new long[Fr.LIMBS << point.size()];
        scale.store(heads, 0);
        FrBlocks.expandEq(heads, point);
        return heads;
    }

    @Override
    public void bindTop(FrVector v, int n, FrElement r) {
        bindTop(v, v.slice(0, n), r);
    }

    @Override
    public void bindTop(FrVector z, FrColumn x, FrElement r) {
        int half = x.size() / 2;
        if (x.size() % 2 != 0 || z.size() < half) {
            throw new IllegalArgumentException(x.size() + " elements into " + z.size());
        }
        long[] factor = new long[Fr52.DIGITS];
        Fr52.unpack(factor, limbs(r), 1);
        forBlocks(
                half,
                () -> {
                    long[] limbs = FrBlocks.allocate();
                    long[] lo = Fr52.allocate(FrBlocks.SIZE);
                    long[] hi = Fr52.allocate(FrBlocks.SIZE);
                    return (from, n) -> {
                        x.load(from, limbs, 0, n);
                        Fr52.unpackLimbs(lo, limbs, n);
                        x.load(from + half, limbs, 0, n);
                        Fr52.unpackLimbs(hi, limbs, n);
                        Fr52.sub(hi, hi, lo, n);
                        // Within r/37 of [0, r], as the factor is below 2.25r.
                        Fr52.scale(hi, hi, factor, n);
                        Fr52.add(lo, lo, hi, n);
                        Fr52.packLimbs(limbs, lo, n);
                        z.store(from, limbs, 0, n);
                    };
                });
    }

    @Override
    public FrElement evaluate(FrColumn x, List<FrElement> point) {
        requirePowerOfTwo(x.size(), point);
        int low = Math.min(point.size(), Integer.numberOfTrailingZeros(FrBlocks.SIZE));
        List<FrElement> top = point.subList(0, point.size() - low);
        // Sums of words come out divided by 2^64.
        boolean words = x instanceof SmallColumn;
        long[] heads = eqHeads(top, words ? FrElement.load(Fr.WORD_UNIT, 0) : FrElement.ONE);
        long[] tail = FrBlocks.allocate();
        FrElement.ONE.store(tail, 0);
        FrBlocks.expandEq(tail, point.subList(top.size(), point.size()));
        int width = 1 << low;
        return parallel.reduce(
                1 << top.size(),
                Math.max(1, GRAIN / width),
                FrElement.ZERO,
                (from, to) -> {
                    long[] block = FrBlocks.allocate();
                    long[] sums = new long[3 * Fr.LIMBS];
                    for (int i = from; i < to; i++) {
                        Arrays.fill(sums, 0, Fr.LIMBS, 0);
                        if (x instanceof SmallColumn small) {
                            ScaledDigits.accumulate(sums, small, i * width, tail, width, block);
                        } else {
                            x.load(i * width, block, 0, width);
                            FrBlocks.mul(block, block, tail, width);
                            FrBlocks.accumulate(sums, block, width);
                        }
                        Fr.mul(sums, 4, sums, 0, heads, Fr.LIMBS * i);
                        Fr.add(sums, 8, sums, 8, sums, 4);
                    }
                    return FrElement.load(sums, 8);
                },
                FrElement::add);
    }

    @Override
    public void fractionLayer(FrVector parentP, FrVector parentQ, FrColumn p, FrColumn q) {
        int size = parentP.size();
        requireSize(size, parentQ);
        requireSize(Math.multiplyExact(2, size), p);
        requireSize(2 * size, q);
        forBlocks(
                size,
                () -> {
                    long[] ps = new long[2 * Fr.LIMBS * FrBlocks.SIZE];
                    long[] qs = new long[2 * Fr.LIMBS * FrBlocks.SIZE];
                    return (from, n) -> {
                        p.load(2 * from, ps, 0, 2 * n);
                        q.load(2 * from, qs, 0, 2 * n);
                        FrBlocks.addFractions(ps, qs, n);
                        parentP.store(from, ps, 0, n);
                        parentQ.store(from, qs, 0, n);
                    };
                });
    }

    @Override
    public G1Affine msm(G1Vector points, FrColumn scalars) {
        return G1Affine.load(Msm.sum(parallel, Curve.G1_CURVE, points, scalars), 0);
    }

    @Override
    public G2Affine msm(G2Vector points, FrColumn scalars) {
        return G2Affine.load(Msm.sum(parallel, Curve.G2_CURVE, points, scalars), 0);
    }

    @Override
    public void multiplyBase(G1Vector z, G1Affine base, FrColumn scalars) {
        long[] b = new long[G1.AFFINE_LIMBS];
        base.store(b, 0);
        multiplyBase(Curve.G1_CURVE, z, b, scalars);
    }

    @Override
    public void multiplyBase(G2Vector z, G2Affine base, FrColumn scalars) {
        long[] b = new long[G2.AFFINE_LIMBS];
        base.store(b, 0);
        multiplyBase(Curve.G2_CURVE, z, b, scalars);
    }

    private void multiplyBase(Curve curve, PointVector z, long[] base, FrColumn scalars) {
        requireSize(z.size(), scalars);
        new FixedBase(parallel, curve, base, z.size()).multiply(parallel, z, scalars);
    }

    @Override
    public List<FrElement> roundEvaluations(
            VectorProgram program, List<? extends FrColumn> columns, int[] points) {
        int size = columns.isEmpty() ? 0 : columns.get(0).size();
        return new RoundKernel(program, columns, size, null, points).sums(parallel);
    }

    @Override
    public List<FrElement> roundEvaluations(
            VectorProgram program,
            List<? extends FrColumn> columns,
            EqWeights weights,
            int[] points) {
        int size = Math.multiplyExact(2, weights.size());
        return new RoundKernel(program, columns, size, weights, points).sums(parallel);
    }

    @Override
    public void map(FrVector z, VectorProgram program, List<? extends FrColumn> columns) {
        if (columns.size() != program.columns()) {
            throw new IllegalArgumentException(
                    columns.size() + " columns for " + program.columns());
        }
        columns.forEach(column -> requireSize(z.size(), column));
        BlockProgram blocks = new BlockProgram(program);
        int width = BlockProgram.SIZE;
        parallel.forRange(
                z.size(),
                GRAIN,
                (from, to) -> {
                    long[][] registers = blocks.allocate(width);
                    long[] scratch = Fr52.allocate(width);
                    long[] limbs = new long[Fr.LIMBS * width];
                    for (int i = from; i < to; i += width) {
                        int n = Math.min(width, to - i);
                        for (int c = 0; c < columns.size(); c++) {
                            columns.get(c).load(i, limbs, 0, n);
                            Fr52.unpack(registers[c], limbs, n);
                        }
                        Fr52.pack(limbs, blocks.run(registers, n), scratch, n);
                        z.store(i, limbs, 0, n);
                    }
                });
    }

    @Override
    public void fft(FrVector v, Domain domain, FftOrder order, boolean coset) {
        requireSize(domain.size(), v);
        boolean reversed = order == FftOrder.REVERSED_TO_NATURAL;
        if (coset) {
            Fft.scalePowers(parallel, v, Domain.COSET_SHIFT, FrElement.ONE, reversed);
        }
        transform(v, domain, order, false);
    }

    @Override
    public void inverseFft(FrVector v, Domain domain, FftOrder order, boolean coset) {
        requireSize(domain.size(), v);
        transform(v, domain, order, true);
        if (coset) {
            boolean reversed = order == FftOrder.NATURAL_TO_REVERSED;
            FrElement shift = Domain.COSET_SHIFT.inverse();
            Fft.scalePowers(parallel, v, shift, domain.sizeInverse(), reversed);
        } else {
            scale(v, v, domain.sizeInverse());
        }
    }

    private void transform(FrVector v, Domain domain, FftOrder order, boolean inverse) {
        Fft fft = transforms.computeIfAbsent(domain, d -> new Fft(this, d));
        switch (order) {
            case NATURAL_TO_REVERSED -> fft.decimateFrequency(parallel, v, inverse);
            case REVERSED_TO_NATURAL -> fft.decimateTime(parallel, v, inverse);
        }
    }

    @Override
    public void bitReverse(FrVector v) {
        if (Integer.bitCount(v.size()) != 1) {
            throw new IllegalArgumentException(v.size() + " elements");
        }
        Fft.bitReverse(parallel, v);
    }

    private void zip(FrVector z, FrVector x, FrVector y, BlockOperation operation) {
        requireSize(z.size(), x);
        requireSize(z.size(), y);
        forBlocks(
                z.size(),
                () -> {
                    long[] a = FrBlocks.allocate();
                    long[] b = FrBlocks.allocate();
                    return (from, n) -> {
                        x.load(from, a, 0, n);
                        y.load(from, b, 0, n);
                        operation.apply(a, a, b, n);
                        z.store(from, a, 0, n);
                    };
                });
    }

    /** Work on the n elements from {@code from}, at most a block. */
    private interface BlockTask {
        void run(int from, int n);
    }

    /** Makes the task of one chunk, with scratch of its own. */
    private interface BlockTaskMaker {
        BlockTask make();
    }

    /** Makes the task of one chunk, which adds to the sum. */
    private interface SummingTaskMaker {
        BlockTask make(long[] sum);
    }

    private void forBlocks(int size, BlockTaskMaker maker) {
        parallel.forRange(size, GRAIN, (from, to) -> runBlocks(from, to, maker.make()));
    }

    private FrElement reduceBlocks(int size, SummingTaskMaker maker) {
        return parallel.reduce(
                size,
                GRAIN,
                FrElement.ZERO,
                (from, to) -> {
                    long[] sum = new long[Fr.LIMBS];
                    runBlocks(from, to, maker.make(sum));
                    return FrElement.load(sum, 0);
                },
                FrElement::add);
    }

    private static void runBlocks(int from, int to, BlockTask task) {
        for (int i = from; i < to; i += FrBlocks.SIZE) {
            task.run(i, Math.min(FrBlocks.SIZE, to - i));
        }
    }

    private static long[] limbs(FrElement v) {
        long[] z = new long[Fr.LIMBS];
        v.store(z, 0);
        return z;
    }

    private static void requireSize(int expected, FrColumn x) {
        if (x.size() != expected) {
            throw new IllegalArgumentException(
                    "expected " + expected + " elements, got " + x.size());
        }
    }

    private static void requirePowerOfTwo(int size, List<FrElement> point) {
        if (point.size() > 26 || size != 1 << point.size()) {
            throw new IllegalArgumentException(
                    size + " elements for " + point.size() + " variables");
        }
    }
}
