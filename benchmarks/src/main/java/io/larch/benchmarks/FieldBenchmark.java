// SPDX-License-Identifier: Apache-2.0
package io.larch.benchmarks;

import io.larch.bn254.Domain;
import io.larch.bn254.FftOrder;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Vector;
import io.larch.bn254.JavaKernels;
import io.larch.bn254.Parallel;
import java.math.BigInteger;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The kernels that dominate a proof: multi-scalar sum, transform, element-wise product. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
public class FieldBenchmark {
    /** log2 of the size. */
    @Param({"16", "18"})
    public int logSize;

    /** Number of threads. */
    @Param({"1", "2"})
    public int threads;

    private Parallel parallel;
    private JavaKernels kernels;
    private Domain domain;
    private FrVector scalars;
    private FrVector product;
    private G1Vector points;

    /** Fills vectors with pseudo-random elements. */
    @Setup
    public void fill() {
        int n = 1 << logSize;
        Random random = new Random(1);
        parallel = new Parallel(threads);
        kernels = new JavaKernels(parallel);
        domain = new Domain(logSize);
        scalars = FrVector.allocate(n);
        product = FrVector.allocate(n);
        for (int i = 0; i < n; i++) {
            scalars.set(i, FrElement.reduce(new BigInteger(254, random)));
        }
        points = G1Vector.allocate(n);
        kernels.multiplyBase(points, G1Affine.GENERATOR, scalars);
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        parallel.close();
    }

    /** A multi-scalar sum of full-width scalars. */
    @Benchmark
    public G1Affine msm() {
        return kernels.msm(points, scalars);
    }

    /** A transform in place. */
    @Benchmark
    public void fft() {
        kernels.fft(scalars, domain, FftOrder.NATURAL_TO_REVERSED, false);
    }

    /** An element-wise product. */
    @Benchmark
    public void multiply() {
        kernels.mul(product, scalars, scalars);
    }
}
