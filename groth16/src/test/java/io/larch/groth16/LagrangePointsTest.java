// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.Domain;
import io.larch.bn254.EncodingException;
import io.larch.bn254.FrElement;
import io.larch.bn254.G2;
import io.larch.bn254.G2Affine;
import io.larch.bn254.Parallel;
import io.larch.bn254.PtauFile;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.interop.KnownPtau;
import io.larch.groth16.interop.NodeTool;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Lagrange form of prepared files: used when it is that of the powers, and else refused. */
class LagrangePointsTest {
    private static final Parallel PARALLEL = new Parallel(2);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int POWER = 4;
    private static final Domain DOMAIN = new Domain(3);
    private static final Circuit CIRCUIT = Examples.chain(5);

    @TempDir private static Path folder;
    private static byte[] prepared;
    private static byte[] plain;
    private static byte[] other;

    @BeforeAll
    static void writeFiles() throws Exception {
        prepared = file(987654321, true);
        plain = file(987654321, false);
        other = file(31337, true);
        assertEquals(DOMAIN.size(), Domain.atLeast(CIRCUIT.r1cs().constraints()).size());
    }

    @AfterAll
    static void close() {
        PARALLEL.close();
    }

    private static byte[] file(long tau, boolean prepared) throws Exception {
        Path path = folder.resolve("known.ptau");
        new KnownPtau(Examples.KERNELS, FrElement.of(tau), FrElement.of(5), FrElement.of(6))
                .write(path, POWER, prepared);
        return Files.readAllBytes(path);
    }

    private static byte[] start(byte[] ptau) throws Exception {
        Path path = Files.write(folder.resolve("test.ptau"), ptau);
        try (PtauFile file = PtauFile.open(path)) {
            Groth16Keys keys =
                    Phase1.keys(PARALLEL, Examples.KERNELS, CIRCUIT.r1cs(), file, RANDOM);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Phase2File.write(out, Phase2.begin(keys));
            return out.toByteArray();
        }
    }

    /** Contents of the section with this number in the file of snarkjs's layout. */
    private static int section(byte[] file, int id) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = 12;
        while (in.getInt(at) != id) {
            at += 12 + Math.toIntExact(in.getLong(at + 4));
        }
        return at + 12;
    }

    /** Where the values for the domain begin, behind those of all smaller ones. */
    private static int place(int id, int bytes) {
        return section(prepared, id) + bytes * (DOMAIN.size() - 1);
    }

    private static void assertRefused(String reason, byte[] bytes) {
        EncodingException e = assertThrows(EncodingException.class, () -> start(bytes));
        assertEquals("powers of tau: the Lagrange form " + reason, e.getMessage());
    }

    @Test
    void bothKindsOfFileGiveTheSameKeys() throws Exception {
        assertTrue(open(prepared));
        assertFalse(open(plain));
        assertArrayEquals(start(plain), start(prepared));
    }

    private static boolean open(byte[] bytes) throws Exception {
        try (PtauFile file = PtauFile.open(Files.write(folder.resolve("open.ptau"), bytes))) {
            return file.isPrepared();
        }
    }

    @Test
    void refusesEveryForeignPoint() {
        int[][] sections = {{12, 64}, {13, 128}, {14, 64}, {15, 64}};
        for (int[] section : sections) {
            String reason =
                    "%sis not that of its powers".formatted(section[0] == 13 ? "in G2 " : "");
            for (int j = 0; j < DOMAIN.size(); j++) {
                int at = place(section[0], section[1]) + section[1] * j;
                byte[] bad = prepared.clone();
                System.arraycopy(other, at, bad, at, section[1]);
                assertRefused(reason, bad);
            }
        }
    }

    /** Their sum stays what it was. */
    @Test
    void refusesExchangedPoints() {
        int at = place(12, 64);
        byte[] bad = prepared.clone();
        System.arraycopy(prepared, at, bad, at + 64, 64);
        System.arraycopy(prepared, at + 64, bad, at, 64);
        assertRefused("is not that of its powers", bad);
    }

    @Test
    void refusesPointsOfTheTwistOutsideG2() throws Exception {
        Path path = Files.write(folder.resolve("twist.ptau"), prepared);
        G2Affine first;
        try (PtauFile file = PtauFile.open(path)) {
            first = file.lagrangeTauG2(DOMAIN).get(0);
        }
        G2Affine moved = first.toJacobian().addMixed(SubgroupBatchTest.smallOrder()).toAffine();
        long[] limbs = new long[G2.AFFINE_LIMBS];
        moved.store(limbs, 0);
        byte[] bad = prepared.clone();
        ByteBuffer out = ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < limbs.length; i++) {
            out.putLong(place(13, 128) + Long.BYTES * i, limbs[i]);
        }
        assertRefused("is not all in G2", bad);
    }

    /** A file that snarkjs made and prepared, with randomness of its own. */
    @Test
    void readsWhatSnarkjsPrepares() throws Exception {
        assertEquals(0, NodeTool.run("ptau.mjs", folder, 4).exit());
        byte[] theirs = Files.readAllBytes(folder.resolve("prepared.ptau"));
        byte[] before = Files.readAllBytes(folder.resolve("contributed.ptau"));
        assertTrue(open(theirs));
        assertFalse(open(before));
        assertArrayEquals(start(before), start(theirs));
    }
}
