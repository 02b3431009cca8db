// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.EncodingException;
import io.larch.bn254.FpElement;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G2Affine;
import io.larch.bn254.JavaKernels;
import io.larch.bn254.Kernels;
import io.larch.bn254.Parallel;
import io.larch.bn254.SmallColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SrsTest {
    private static final BigInteger R = BigInteger.ONE.shiftLeft(256);

    private final Rng rng = Rng.of(SrsTest.class);
    private final Parallel parallel = new Parallel(2);
    private final Kernels kernels = new JavaKernels(parallel);

    @TempDir Path folder;

    @Test
    void holdsThePowersOfTau() {
        Srs srs = Srs.insecure(5, 600, kernels);
        assertTrue(srs.isTest());
        FrElement tau = Srs.insecureTau(5);
        for (int i : new int[] {0, 1, 2, 255, 256, 599}) {
            G1Affine expected = G1Affine.GENERATOR.toJacobian().mul(tau.pow(i)).toAffine();
            assertEquals(expected, srs.powers().get(i), "power " + i);
        }
    }

    @Test
    void commitsStacksAsTheirConcatenation() {
        Srs srs = Srs.insecure(6, 40, kernels);
        byte[] digits = new byte[8];
        rng.random.nextBytes(digits);
        long[] post = rng.random.longs(8).toArray();
        long[] pre = rng.random.longs(8).toArray();
        SmallColumn a = SmallColumn.ofBytes(digits);
        SmallColumn b = SmallColumn.ofDifferences(post, pre);
        FrVector c = FrVector.of(rng.elements(8));
        List<FrElement> all = new ArrayList<>(FrVector.copyOf(a).toList());
        all.addAll(FrVector.copyOf(b).toList());
        all.addAll(c.toList());
        G1Affine direct = srs.committer(kernels).commit(FrVector.of(all));
        assertEquals(direct, srs.committer(kernels).commitStack(List.of(a, b, c)));
        Committer plain = c0 -> srs.committer(kernels).commit(c0);
        assertEquals(direct, plain.commitStack(List.of(a, b, c)));
        FrElement log = Univariate.evaluate(all, Srs.insecureTau(6));
        assertEquals(G1Affine.GENERATOR.toJacobian().mul(log).toAffine(), direct);
        FrVector tooLong = FrVector.allocate(41);
        assertThrows(IllegalArgumentException.class, () -> srs.committer(kernels).commit(tooLong));
    }

    @Test
    void pairingCheckDecidesOpenings() {
        Srs srs = Srs.insecure(7, 8, kernels);
        List<FrElement> f = rng.elements(8);
        FrElement z = rng.element();
        G1Affine commitment = srs.committer(kernels).commit(FrVector.of(f));
        FrVector quotient = FrVector.of(f);
        FrElement y = SyntheticDivision.divide(quotient, z);
        assertEquals(Univariate.evaluate(f, z), y);
        G1Affine witness = srs.committer(kernels).commit(quotient);
        List<G1Affine> points = List.of(commitment, witness);
        for (int error = 0; error < 2; error++) {
            // f - y + z·w = τ·w
            List<GroupTerm<FrElement>> left =
                    List.of(
                            new GroupTerm<>(Points.point(0, commitment), FrElement.ONE),
                            new GroupTerm<>(
                                    Points.generator(Conversation.FIELD),
                                    y.add(FrElement.of(error)).neg()),
                            new GroupTerm<>(Points.point(1, witness), z));
            List<GroupTerm<FrElement>> right =
                    List.of(new GroupTerm<>(Points.point(1, witness), FrElement.ONE));
            PairingSums<FrElement> sums = new PairingSums<>(left, right);
            if (error == 0) {
                assertDoesNotThrow(() -> srs.verifierKey().check(sums, points::get, "test"));
            } else {
                InvalidProofException e =
                        assertThrows(
                                InvalidProofException.class,
                                () -> srs.verifierKey().check(sums, points::get, "test"));
                assertEquals(InvalidProofException.Reason.PAIRING, e.reason());
            }
        }
    }

    /** A file of power 2: seven powers in G1, four in G2. */
    private static byte[] ptau(FrElement tau) {
        ByteArrayOutputStream g1 = new ByteArrayOutputStream();
        ByteArrayOutputStream g2 = new ByteArrayOutputStream();
        for (int i = 0; i < 7; i++) {
            G1Affine p = G1Affine.GENERATOR.toJacobian().mul(tau.pow(i)).toAffine();
            coordinates(g1, p.x(), p.y());
        }
        for (int i = 0; i < 4; i++) {
            G2Affine p = G2Affine.GENERATOR.toJacobian().mul(tau.pow(i)).toAffine();
            coordinates(g2, p.x().a0(), p.x().a1(), p.y().a0(), p.y().a1());
        }
        ByteBuffer header = little(44);
        header.putInt(32).put(littleEndian(io.larch.bn254.Fp.MODULUS)).putInt(2).putInt(2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(little(12).put("ptau".getBytes()).putInt(1).putInt(4).array());
        section(out, 1, header.array());
        section(out, 7, new byte[] {1, 2, 3});
        section(out, 2, g1.toByteArray());
        section(out, 3, g2.toByteArray());
        return out.toByteArray();
    }

    private static ByteBuffer little(int n) {
        return ByteBuffer.allocate(n).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void section(ByteArrayOutputStream out, int id, byte[] contents) {
        out.writeBytes(little(12).putInt(id).putLong(contents.length).array());
        out.writeBytes(contents);
    }

    private static void coordinates(ByteArrayOutputStream out, FpElement... xs) {
        for (FpElement x : xs) {
            BigInteger montgomery = x.toBigInteger().multiply(R).mod(io.larch.bn254.Fp.MODULUS);
            out.writeBytes(littleEndian(montgomery));
        }
    }

    private static byte[] littleEndian(BigInteger v) {
        byte[] out = new byte[32];
        for (int i = 0; i < 32; i++) {
            out[i] = v.shiftRight(8 * i).byteValue();
        }
        return out;
    }

    private Srs read(byte[] bytes, int size) throws IOException, EncodingException {
        Path file = folder.resolve("test.ptau");
        Files.write(file, bytes);
        return Srs.read(file, size, kernels, new SecureRandom());
    }

    @Test
    void readsAPowersOfTauFile() throws Exception {
        FrElement tau = rng.element();
        Srs srs = read(ptau(tau), 7);
        assertFalse(srs.isTest());
        assertEquals(7, srs.size());
        for (int i = 0; i < 7; i++) {
            G1Affine expected = G1Affine.GENERATOR.toJacobian().mul(tau.pow(i)).toAffine();
            assertEquals(expected, srs.powers().get(i));
        }
        assertEquals(G2Affine.GENERATOR.toJacobian().mul(tau).toAffine(), srs.verifierKey().tau());
        assertEquals(3, read(ptau(tau), 3).size());
        assertThrows(EncodingException.class, () -> read(ptau(tau), 8));
    }

    @Test
    void rejectsEveryTruncation() {
        byte[] good = ptau(rng.element());
        for (int n = 0; n < good.length; n += n < 100 ? 1 : 37) {
            byte[] cut = Arrays.copyOf(good, n);
            assertThrows(EncodingException.class, () -> read(cut, 7), "length " + n);
        }
    }

    @Test
    void rejectsBytesAfterTheLastSection() {
        byte[] good = ptau(rng.element());
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        assertThrows(EncodingException.class, () -> read(longer, 7));
    }

    @Test
    void rejectsChangedBytesOfWhatIsRead() {
        byte[] good = ptau(rng.element());
        int unread = 12 + 12 + 44; // section 7: 15 bytes that mean nothing, but for its length
        int g2End = good.length - 2 * 128;
        for (int i = 0; i < g2End; i += i < unread ? 1 : 11) {
            boolean ceremonyPower = i >= unread - 4 && i < unread;
            boolean otherSection = i >= unread && i < unread + 15;
            if (ceremonyPower || otherSection) {
                continue;
            }
            byte[] bad = good.clone();
            bad[i] ^= (byte) (1 << rng.below(8));
            assertThrows(EncodingException.class, () -> read(bad, 7), "byte " + i);
        }
    }

    @Test
    void rejectsPowersOfTwoTaus() {
        byte[] a = ptau(rng.element());
        byte[] b = ptau(rng.element());
        int g1 = 12 + 12 + 44 + 15 + 12;
        byte[] mixed = a.clone();
        System.arraycopy(b, g1 + 3 * 64, mixed, g1 + 3 * 64, 64);
        assertThrows(EncodingException.class, () -> read(mixed, 7));
        byte[] otherTau = a.clone();
        System.arraycopy(b, a.length - 4 * 128, otherTau, a.length - 4 * 128, 4 * 128);
        assertThrows(EncodingException.class, () -> read(otherTau, 7));
    }
}
