// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.badinput;

import static io.larch.cli.badinput.Replacement.refused;

import io.larch.Ceremony;
import io.larch.bn254.Domain;
import io.larch.bn254.Fp;
import io.larch.bn254.PtauFile;
import io.larch.groth16.Phase1;
import io.larch.groth16.Phase2;
import io.larch.groth16.Phase2File;
import io.larch.sumcheck.Srs;
import io.larch.wrapper.WrapperCeremony;
import io.larch.wrapper.WrapperCeremonyFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Powers of tau of snarkjs, which nothing here writes, and states of a second phase. */
final class CeremonyReaders {
    private static final long SLACK = 1 << 20;
    private static final BigInteger R = BigInteger.ONE.shiftLeft(256);
    private static final int POWER = 2;

    private CeremonyReaders() {}

    /**
     * What a user of powers of tau looks at.
     *
     * @param tau1 so many powers in G1
     * @param tau2 so many powers in G2
     * @param others so many multiples of α and β, and [β]₂ if any
     * @param inSubgroup whether points of G2 must be in the subgroup, which {@link PtauFile} leaves
     *     to its callers
     * @param places at how many places to damage the file
     */
    private record Read(int tau1, int tau2, int others, boolean inSubgroup, int places) {}

    static List<Reader> all() throws Exception {
        Phase2 honest = Honest.ceremony();
        return List.of(
                ptau(
                        "powers of tau",
                        List.of(
                                "PtauFile.open",
                                "PtauFile.tauG1",
                                "PtauFile.tauG2",
                                "PtauFile.alphaTauG1",
                                "PtauFile.betaTauG1",
                                "PtauFile.betaG2"),
                        new Read(7, 4, 4, false, 300),
                        CeremonyReaders::everything),
                ptau(
                        "reference string",
                        List.of("Srs.read"),
                        new Read(4, 2, 0, true, 120),
                        CeremonyReaders::srs),
                ptau(
                        "phase 1",
                        List.of("Phase1.keys"),
                        new Read(3, 2, 2, true, 40),
                        CeremonyReaders::phase1),
                preparedPtau(),
                phase2(honest),
                wrapper(honest));
    }

    private static Reader ptau(String name, List<String> covers, Read read, Reader.Decode decode)
            throws Exception {
        Sample sample = ptauSample(Honest.ptau(), read);
        return new Reader(name, covers, sample, decode, Optional.empty(), SLACK, read.places);
    }

    private static Object everything(byte[] bytes) throws Exception {
        try (PtauFile file = PtauFile.open(file(bytes))) {
            file.tauG2(file.powersG2());
            file.alphaTauG1(file.powersG2());
            file.betaTauG1(file.powersG2());
            file.betaG2();
            return file.tauG1(file.powersG1());
        }
    }

    private static Object prepared(byte[] bytes) throws Exception {
        try (PtauFile file = PtauFile.open(file(bytes))) {
            Domain domain = new Domain(POWER);
            file.lagrangeTauG2(domain);
            file.lagrangeAlphaTauG1(domain);
            file.lagrangeBetaTauG1(domain);
            return file.lagrangeTauG1(domain);
        }
    }

    /** Sections 12 to 15, of which the points of the largest domain, the last ones, are read. */
    private static Reader preparedPtau() throws Exception {
        byte[] file = Honest.resource("snarkjs-prepared.ptau");
        Walk w = Walk.littleEndian(file).seek(file.length - 960 - 896 - 2 * 448 - 4 * 12);
        Read read = new Read(0, 0, 0, false, 300);
        int before = (1 << POWER) - 1;
        int n = 1 << POWER;
        section(w, 12);
        points(w.skip(64 * before), "tau1 ", 3 * n, 2, n, read);
        section(w, 13);
        points(w.skip(128 * before), "tau2 lagrange ", n, 4, n, read);
        section(w, 14);
        points(w.skip(64 * before), "alpha ", n, 2, n, read);
        section(w, 15);
        points(w.skip(64 * before), "beta ", n, 2, n, read);
        return new Reader(
                "prepared powers of tau",
                List.of(
                        "PtauFile.lagrangeTauG1",
                        "PtauFile.lagrangeTauG2",
                        "PtauFile.lagrangeAlphaTauG1",
                        "PtauFile.lagrangeBetaTauG1"),
                w.end(),
                CeremonyReaders::prepared,
                Optional.empty(),
                SLACK,
                read.places);
    }

    private static Object srs(byte[] bytes) throws Exception {
        return Srs.read(file(bytes), 4, Honest.KERNELS, new SecureRandom());
    }

    private static Object phase1(byte[] bytes) throws Exception {
        try (PtauFile file = PtauFile.open(file(bytes))) {
            return Phase1.keys(
                    Holder.PARALLEL,
                    Honest.KERNELS,
                    Honest.smallCircuit().r1cs(),
                    file,
                    new SecureRandom());
        }
    }

    private static Path file(byte[] bytes) throws Exception {
        return Files.write(Holder.FILE, bytes);
    }

    private static Reader phase2(Phase2 honest) throws Exception {
        Walk w = Walk.of(phase2Bytes(honest));
        return new Reader(
                "second phase",
                List.of("Phase2File.read"),
                phase2(w).end(),
                b -> Phase2File.read(Honest.KERNELS, new ByteArrayInputStream(b)),
                Optional.of(v -> List.of(phase2Bytes((Phase2) v))),
                SLACK);
    }

    private static Reader wrapper(Phase2 honest) throws Exception {
        Walk w = Walk.of(wrapperBytes(new WrapperCeremony(Honest.SHAPE, honest)));
        w.magic("magic", 8).magic("version", 1).magic("protocol", 4);
        return new Reader(
                "ceremony state",
                List.of("WrapperCeremonyFile.read", "Ceremony.read"),
                phase2(KeyReaders.shape(w)).checksum(0).end(),
                CeremonyReaders::readInFacade,
                Optional.of(v -> List.of(wrapperBytes((WrapperCeremony) v))),
                SLACK);
    }

    private static Object readInFacade(byte[] bytes) throws Exception {
        try (Ceremony ceremony = new Ceremony(1)) {
            return ceremony.read(new ByteArrayInputStream(bytes));
        }
    }

    private static Walk phase2(Walk w) {
        w.magic("phase 2 magic", 8).magic("phase 2 version", 1).skip(32);
        for (int n = w.count("steps", 4), i = 0; i < n; i++) {
            String step = "step " + i + " ";
            w.g1Raw(step + "delta1", false).g2Raw(step + "delta2", false);
            w.g2Raw(step + "x2", false).g1Raw(step + "proof", false);
            int beacon = w.count(step + "beacon", 4);
            if (beacon > 0) {
                w.skip(beacon).u8(step + "log of hashes", 40);
            }
        }
        KeyReaders.points(KeyReaders.provingKey(w), true, "K of the verifying key");
        return w;
    }

    private static byte[] wrapperBytes(WrapperCeremony state) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WrapperCeremonyFile.write(out, state);
        return out.toByteArray();
    }

    private static byte[] phase2Bytes(Phase2 state) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Phase2File.write(out, state);
        return out.toByteArray();
    }

    private static Sample ptauSample(byte[] file, Read read) {
        Walk w = Walk.littleEndian(file);
        w.magic("magic", 4).magic("version", 4).integer("sections", 4);
        section(w, 1);
        w.magic("bytes of a coordinate", 4).magic("p", 32).integer("power", 4);
        w.skip(4);
        section(w, 2);
        points(w, "tau1 ", (2 << POWER) - 1, 2, read.tau1, read);
        section(w, 3);
        points(w, "tau2 ", 1 << POWER, 4, read.tau2, read);
        if (read.others > 0) {
            section(w, 4);
            points(w, "alpha ", 1 << POWER, 2, read.others, read);
            section(w, 5);
            points(w, "beta ", 1 << POWER, 2, read.others, read);
            section(w, 6);
            points(w, "beta2 ", 1, 4, 1, read);
        }
        return w.part();
    }

    private static void section(Walk w, int id) {
        w.integer("id of section " + id, 4);
        w.count("length of section " + id, 8);
    }

    /** Little-endian words in Montgomery form; the first {@code used} points have fields. */
    private static void points(Walk w, String name, int n, int words, int used, Read read) {
        for (int i = 0; i < used; i++) {
            boolean checked = read.inSubgroup || (name.equals("tau2 ") && i == 0);
            w.field(name + i, 32 * words, badPoints(w.next(32 * words), words, checked));
        }
        w.skip(32 * words * (n - used));
    }

    private static List<Replacement> badPoints(byte[] honest, int words, boolean inSubgroup) {
        List<Replacement> bad = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            byte[] word = Arrays.copyOfRange(honest, 32 * i, 32 * (i + 1));
            BigInteger v = new BigInteger(1, Walk.reversed(word));
            bad.add(refused("word " + i + " plus p", with(honest, i, v.add(Fp.MODULUS))));
            BigInteger next = v.add(BigInteger.ONE).mod(Fp.MODULUS);
            bad.add(refused("word " + i + " plus one", with(honest, i, next)));
        }
        bad.add(refused("infinity", new byte[honest.length]));
        if (words == 4) {
            bad.add(new Replacement("a point outside the subgroup", montgomery(), inSubgroup));
        }
        return bad;
    }

    private static byte[] montgomery() {
        byte[] point = BadElements.outsideTheSubgroup();
        byte[] out = new byte[point.length];
        int[] order = {1, 0, 3, 2};
        for (int i = 0; i < 4; i++) {
            BigInteger v = BadElements.number(point, order[i]);
            out = with(out, i, v.multiply(R).mod(Fp.MODULUS));
        }
        return out;
    }

    private static byte[] with(byte[] bytes, int word, BigInteger v) {
        byte[] out = bytes.clone();
        System.arraycopy(Walk.reversed(BadElements.word(v)), 0, out, 32 * word, 32);
        return out;
    }

    private static final class Holder {
        static final io.larch.bn254.Parallel PARALLEL = new io.larch.bn254.Parallel(1);
        static final Path FILE = temporary();

        private static Path temporary() {
            try {
                Path file = Files.createTempFile("larch", ".ptau");
                file.toFile().deleteOnExit();
                return file;
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
