// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.Fp;
import io.larch.bn254.FpElement;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G2Affine;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Writes powers-of-tau files from known secrets, point by point. */
final class PtauBytes {
    private static final BigInteger R = BigInteger.ONE.shiftLeft(256);

    private PtauBytes() {}

    /** A file; {@code tau2} and {@code beta2} are those used in G2. */
    static byte[] of(
            int power,
            FrElement tau,
            FrElement tau2,
            FrElement alpha,
            FrElement beta,
            FrElement beta2) {
        G2Affine g = G2Affine.GENERATOR;
        G2Affine last = g.toJacobian().mul(beta2).toAffine();
        return of(power, FrElement.ONE, tau, powers(power, g, tau2), alpha, beta, last);
    }

    /** The first 2^power multiples of a point by powers of τ. */
    static List<G2Affine> powers(int power, G2Affine g, FrElement tau) {
        List<G2Affine> powers = new ArrayList<>();
        for (int i = 0; i < 1 << power; i++) {
            powers.add(g.toJacobian().mul(tau.pow(i)).toAffine());
        }
        return powers;
    }

    /** A file with any multiple of the generator in front, and any points of the twist. */
    static byte[] of(
            int power,
            FrElement first,
            FrElement tau,
            List<G2Affine> tau2,
            FrElement alpha,
            FrElement beta,
            G2Affine beta2) {
        int n = 1 << power;
        ByteBuffer header = little(44);
        header.putInt(32).put(littleEndian(Fp.MODULUS)).putInt(power).putInt(power);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(little(12).put("ptau".getBytes()).putInt(1).putInt(6).array());
        section(out, 1, header.array());
        section(out, 2, powersG1(2 * n - 1, tau, first));
        ByteArrayOutputStream g2 = new ByteArrayOutputStream();
        tau2.forEach(p -> g2(g2, p));
        section(out, 3, g2.toByteArray());
        section(out, 4, powersG1(n, tau, alpha));
        section(out, 5, powersG1(n, tau, beta));
        ByteArrayOutputStream last = new ByteArrayOutputStream();
        g2(last, beta2);
        section(out, 6, last.toByteArray());
        return out.toByteArray();
    }

    private static byte[] powersG1(int n, FrElement tau, FrElement factor) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < n; i++) {
            FrElement k = tau.pow(i).mul(factor);
            G1Affine p = G1Affine.GENERATOR.toJacobian().mul(k).toAffine();
            coordinates(out, p.x(), p.y());
        }
        return out.toByteArray();
    }

    private static void g2(ByteArrayOutputStream out, G2Affine p) {
        coordinates(out, p.x().a0(), p.x().a1(), p.y().a0(), p.y().a1());
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
            out.writeBytes(littleEndian(x.toBigInteger().multiply(R).mod(Fp.MODULUS)));
        }
    }

    private static byte[] littleEndian(BigInteger v) {
        byte[] out = new byte[32];
        for (int i = 0; i < out.length; i++) {
            out[i] = v.shiftRight(8 * i).byteValue();
        }
        return out;
    }
}
