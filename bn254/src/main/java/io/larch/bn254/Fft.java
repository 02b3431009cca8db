// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/**
 * Radix-2 transforms over one {@link Domain}, in place.
 *
 * <p>Stages whose groups fit {@link #LOCAL} elements run on a copy in the cache; wider stages
 * stream over blocks of butterflies, ordered so that a block of roots serves all groups of its
 * stage.
 *
 * <p>Source: Gentleman and Sande (1966) for decimation in frequency, Cooley and Tukey (1965) for
 * decimation in time.
 */
final class Fft {
    /** Log2 of the elements that a local transform takes. */
    private static final int LOCAL = 10;

    private static final int BLOCK = FrBlocks.SIZE;

    private final Domain domain;

    /** {@code ω^0 … ω^(N/2)}; the inverse of entry i is minus entry N/2 - i. */
    private final FrVector roots;

    /** The roots of the local transform, one after the other. */
    private final long[] localRoots;

    private final int localSize;

    Fft(Kernels kernels, Domain domain) {
        this.domain = domain;
        int half = domain.size() / 2;
        this.roots = FrVector.allocate(half + 1);
        kernels.powers(roots, domain.generator(), FrElement.ONE);
        this.localSize = 1 << Math.min(domain.logSize(), LOCAL);
        this.localRoots = new long[Fr.LIMBS * (localSize / 2 + 1)];
        int stride = domain.size() / localSize;
        for (int i = 0; i <= localSize / 2 && half > 0; i++) {
            roots.load(stride * i, localRoots, Fr.LIMBS * i, 1);
        }
    }

    Domain domain() {
        return domain;
    }

    /** Natural to bit-reversed order; not scaled. */
    void decimateFrequency(Parallel parallel, FrVector v, boolean inverse) {
        for (int half = domain.size() / 2; half >= localSize; half /= 2) {
            wideStage(parallel, v, half, inverse, FrBlocks::frequencyButterflies);
        }
        local(
                parallel,
                v,
                block -> {
                    for (int half = localSize / 2; half >= 1; half /= 2) {
                        localFrequencyStage(block, half, inverse);
                    }
                });
    }

    /** Bit-reversed to natural order; not scaled. */
    void decimateTime(Parallel parallel, FrVector v, boolean inverse) {
        local(
                parallel,
                v,
                block -> {
                    for (int half = 1; half <= localSize / 2; half *= 2) {
                        localTimeStage(block, half, inverse);
                    }
                });
        for (int half = localSize; half <= domain.size() / 2; half *= 2) {
            wideStage(parallel, v, half, inverse, FrBlocks::timeButterflies);
        }
    }

    /** Butterflies between two blocks with a block of roots. */
    private interface Butterflies {
        void apply(long[] low, long[] high, long[] roots, int n);
    }

    /** All butterflies of distance {@code half}, a multiple of a block. */
    private void wideStage(
            Parallel parallel, FrVector v, int half, boolean inverse, Butterflies butterflies) {
        int groups = domain.size() / (2 * half);
        parallel.forRange(
                domain.size() / 2 / BLOCK,
                4,
                (from, to) -> {
                    long[] low = FrBlocks.allocate();
                    long[] high = FrBlocks.allocate();
                    long[] w = FrBlocks.allocate();
                    for (int task = from; task < to; task++) {
                        int first = BLOCK * (task / groups);
                        if (task == from || task % groups == 0) {
                            loadRoots(w, first, groups, inverse);
                        }
                        int at = 2 * half * (task % groups) + first;
                        v.load(at, low, 0, BLOCK);
                        v.load(at + half, high, 0, BLOCK);
                        butterflies.apply(low, high, w, BLOCK);
                        v.store(at, low, 0, BLOCK);
                        v.store(at + half, high, 0, BLOCK);
                    }
                });
    }

    private void loadRoots(long[] w, int first, int stride, boolean inverse) {
        for (int k = 0; k < BLOCK; k++) {
            int i = stride * (first + k);
            roots.load(inverse ? domain.size() / 2 - i : i, w, Fr.LIMBS * k, 1);
        }
        if (inverse) {
            FrBlocks.negate(w, BLOCK);
        }
    }

    /** Work on one local block in the cache. */
    private interface LocalTask {
        void run(long[] block);
    }

    private void local(Parallel parallel, FrVector v, LocalTask task) {
        parallel.forRange(
                domain.size() / localSize,
                1,
                (from, to) -> {
                    long[] block = new long[Fr.LIMBS * localSize];
                    for (int i = from; i < to; i++) {
                        v.load(i * localSize, block, 0, localSize);
                        task.run(block);
                        v.store(i * localSize, block, 0, localSize);
                    }
                });
    }

    private void localFrequencyStage(long[] v, int half, boolean inverse) {
        int stride = localSize / (2 * half);
        long[] w = new long[Fr.LIMBS];
        long[] t = new long[Fr.LIMBS];
        for (int i = 0; i < half; i++) {
            loadLocalRoot(w, stride * i, inverse);
            for (int j = i; j < localSize; j += 2 * half) {
                int low = Fr.LIMBS * j;
                int high = Fr.LIMBS * (j + half);
                Fr.sub(t, 0, v, low, v, high);
                Fr.add(v, low, v, low, v, high);
                if (i == 0) {
                    System.arraycopy(t, 0, v, high, Fr.LIMBS);
                } else {
                    Fr.mul(v, high, t, 0, w, 0);
                }
            }
        }
    }

    private void localTimeStage(long[] v, int half, boolean inverse) {
        int stride = localSize / (2 * half);
        long[] w = new long[Fr.LIMBS];
        long[] t = new long[Fr.LIMBS];
        for (int i = 0; i < half; i++) {
            loadLocalRoot(w, stride * i, inverse);
            for (int j = i; j < localSize; j += 2 * half) {
                int low = Fr.LIMBS * j;
                int high = Fr.LIMBS * (j + half);
                if (i == 0) {
                    System.arraycopy(v, high, t, 0, Fr.LIMBS);
                } else {
                    Fr.mul(t, 0, v, high, w, 0);
                }
                Fr.sub(v, high, v, low, t, 0);
                Fr.add(v, low, v, low, t, 0);
            }
        }
    }

    private void loadLocalRoot(long[] w, int i, boolean inverse) {
        System.arraycopy(localRoots, Fr.LIMBS * (inverse ? localSize / 2 - i : i), w, 0, Fr.LIMBS);
        if (inverse) {
            Fr.neg(w, 0, w, 0);
        }
    }

    /**
     * Multiplies every element by {@code scale·shift^k}, k being its index in natural order.
     *
     * @param reversed whether v is in bit-reversed order
     */
    static void scalePowers(
            Parallel parallel, FrVector v, FrElement shift, FrElement scale, boolean reversed) {
        int logSize = Integer.numberOfTrailingZeros(v.size());
        int logBlock = Math.min(logSize, Integer.numberOfTrailingZeros(BLOCK));
        int width = 1 << logBlock;
        long[] table = new long[Fr.LIMBS * width];
        FrElement step = reversed ? shift.pow(v.size() / width) : shift;
        FrElement power = scale;
        for (int k = 0; k < width; k++) {
            power.store(table, Fr.LIMBS * (reversed ? reverse(k, logBlock) : k));
            power = power.mul(step);
        }
        parallel.forRange(
                v.size() / width,
                4,
                (from, to) -> {
                    long[] block = new long[table.length];
                    long[] c = new long[Fr.LIMBS];
                    for (int b = from; b < to; b++) {
                        long exponent =
                                reversed ? reverse(b, logSize - logBlock) : (long) b * width;
                        shift.pow(exponent).store(c, 0);
                        v.load(b * width, block, 0, width);
                        FrBlocks.mul(block, block, table, width);
                        FrBlocks.scale(block, block, c, width);
                        v.store(b * width, block, 0, width);
                    }
                });
    }

    /** The low bits of i in reversed order. */
    static int reverse(int i, int bits) {
        return bits == 0 ? 0 : Integer.reverse(i) >>> (32 - bits);
    }

    /** Swaps every element with the one at the reversed index. */
    static void bitReverse(Parallel parallel, FrVector v) {
        int bits = Integer.numberOfTrailingZeros(v.size());
        parallel.forRange(
                v.size(),
                1 << 12,
                (from, to) -> {
                    long[] t = new long[2 * Fr.LIMBS];
                    for (int i = from; i < to; i++) {
                        int j = reverse(i, bits);
                        if (i < j) {
                            v.load(i, t, 0, 1);
                            v.load(j, t, Fr.LIMBS, 1);
                            v.store(j, t, 0, 1);
                            v.store(i, t, Fr.LIMBS, 1);
                        }
                    }
                });
    }
}
