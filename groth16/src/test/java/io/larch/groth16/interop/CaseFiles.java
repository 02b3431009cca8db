// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import io.larch.bn254.JavaKernels;
import io.larch.bn254.Kernels;
import io.larch.bn254.Parallel;
import io.larch.groth16.Groth16Keys;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.Groth16Prover;
import io.larch.groth16.Groth16Setup;
import io.larch.groth16.Groth16Verifier;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.IrExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the gnark tool reads of a case: circuit, witness, our key and our proof. */
final class CaseFiles {
    static final Kernels KERNELS = new JavaKernels(new Parallel(2));

    private static final int MOVED = 16;

    private CaseFiles() {}

    /** Writes one folder per case, with fresh keys, below target, and removes those of before. */
    static Path write(String name, List<Case> cases) throws Exception {
        Path folder = ExternalTool.target("gnark-cases").resolve(name);
        delete(folder);
        for (Case c : cases) {
            write(Files.createDirectories(folder.resolve(c.name())), c);
        }
        return folder;
    }

    private static void write(Path folder, Case c) throws Exception {
        GnarkFolder.writeCircuit(folder, c.builder(), c.publics(), c.privates());
        GnarkFolder.writeMoved(folder, spread(c.publics().size()));
        Circuit circuit = c.builder().compile();
        SecureRandom random = new SecureRandom();
        Groth16Keys keys = Groth16Setup.run(KERNELS, circuit.r1cs(), random);
        Groth16Prover prover = new Groth16Prover(KERNELS, circuit.r1cs(), keys.proving(), random);
        Groth16Proof proof =
                prover.prove(circuit.assign(c.publics(), c.privates(), prover.challenger()));
        Groth16Verifier.verify(keys.verifying(), c.publics(), proof);
        GnarkFolder.writeProof(folder, keys, proof, c.name().hashCode() % 2 == 0);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(p);
                }
            }
        }
    }

    /** At most so many of the first n places, for gnark solves the circuit again for each. */
    private static List<Integer> spread(int n) {
        int moved = Math.min(n, MOVED);
        return IntStream.range(0, moved).map(i -> (int) ((long) i * n / moved)).boxed().toList();
    }

    /**
     * Constraints side by side: ours, those of the same recording in gnark, and those of gnark's
     * own gadget for the job where there is one.
     */
    static String constraintTable(List<Case> cases, List<String> report, Map<String, String> own) {
        StringBuilder out = new StringBuilder("case,larch,replayed in gnark,gnark's own\n");
        for (Case c : cases) {
            String line =
                    report.stream().filter(l -> l.startsWith(c.name() + ",")).findFirst().get();
            int ours = c.builder().compile().r1cs().constraints();
            out.append(c.name()).append(',').append(ours);
            out.append(',').append(line.split(",")[1]);
            out.append(',').append(own.getOrDefault(c.name(), "")).append('\n');
        }
        return out.toString();
    }

    /** The circuit file as lines of hexadecimal digits. */
    static String hex(Case c) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new IrExport(c.builder()).writeCircuit(file);
        String digits = HexFormat.of().formatHex(file.toByteArray());
        return digits.replaceAll("(.{64})", "$1\n") + "\n";
    }
}
