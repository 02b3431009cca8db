// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.larch.bn254.Domain;
import io.larch.bn254.FftOrder;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Vector;
import io.larch.bn254.G2Affine;
import io.larch.bn254.G2Vector;
import io.larch.bn254.JavaKernels;
import io.larch.bn254.Kernels;
import io.larch.bn254.Parallel;
import io.larch.groth16.Groth16Keys;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.Groth16Prover;
import io.larch.groth16.Groth16Setup;
import io.larch.groth16.Groth16Verifier;
import io.larch.groth16.circuit.Circuit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Prints our times beside gnark's on the same circuit and machine: {@code mvn -Pslow -pl groth16
 * -am test -Dtest=GnarkTimingTest -Dsurefire.failIfNoSpecifiedTests=false -Dlarch.links=60
 * -Dlarch.logN=16}. Nothing is asserted about time.
 */
@Tag("slow")
class GnarkTimingTest {
    private final Kernels kernels =
            new JavaKernels(new Parallel(Runtime.getRuntime().availableProcessors()));
    private final StringBuilder table = new StringBuilder("step,larch ms,gnark ms\n");

    @Test
    void printsGroth16SideBySide() throws Exception {
        Case chain = Case.permutations(Integer.getInteger("larch.links", 15));
        Path folder = CaseFiles.write("timing", List.of(chain));
        assertEquals(0, GnarkTool.run("replay", folder).exit());
        String[] theirs = Files.readAllLines(folder.resolve("report.csv")).get(1).split(",");
        Circuit circuit = chain.builder().compile();
        SecureRandom random = new SecureRandom();
        long start = System.nanoTime();
        Groth16Keys keys = Groth16Setup.run(kernels, circuit.r1cs(), random);
        line("setup", start, theirs[4]);
        Groth16Prover prover = new Groth16Prover(kernels, circuit.r1cs(), keys.proving(), random);
        start = System.nanoTime();
        Groth16Proof proof = prover.prove(circuit.assign(chain.publics(), chain.privates()));
        line("solve and prove", start, theirs[5]);
        start = System.nanoTime();
        Groth16Verifier.verify(keys.verifying(), chain.publics(), proof);
        line("verify", start, theirs[6]);
        System.out.println(circuit.r1cs().constraints() + " constraints, gnark " + theirs[1]);
        System.out.print(table);
    }

    @Test
    void printsKernelsSideBySide() {
        int log = Integer.getInteger("larch.logN", 14);
        String[] theirs = GnarkTool.run("time", log).output().split("\n");
        int n = 1 << log;
        FrVector scalars = FrVector.allocate(n);
        kernels.powers(scalars, FrElement.of(5).inverse(), FrElement.ONE);
        G1Vector points1 = G1Vector.allocate(n);
        kernels.multiplyBase(points1, G1Affine.GENERATOR, scalars);
        G2Vector points2 = G2Vector.allocate(n);
        kernels.multiplyBase(points2, G2Affine.GENERATOR, scalars);
        best("MSM in G1, 2^" + log, () -> kernels.msm(points1, scalars), last(theirs[1]));
        best("MSM in G2, 2^" + log, () -> kernels.msm(points2, scalars), last(theirs[2]));
        Domain domain = new Domain(log);
        Runnable fft = () -> kernels.fft(scalars, domain, FftOrder.NATURAL_TO_REVERSED, false);
        best("FFT, 2^" + log, fft, last(theirs[3]));
        System.out.print(table);
    }

    private void best(String name, Runnable body, String theirs) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            body.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        line(name, System.nanoTime() - best, theirs);
    }

    private static String last(String csv) {
        return csv.substring(csv.lastIndexOf(',') + 1);
    }

    private void line(String name, long start, String theirs) {
        double ms = (System.nanoTime() - start) / 1e6;
        table.append(String.format("%s,%.1f,%s%n", name, ms, theirs));
    }
}
