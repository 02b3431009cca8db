// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import io.larch.bn254.Domain;
import io.larch.bn254.Fp;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Vector;
import io.larch.bn254.G2Affine;
import io.larch.bn254.G2Vector;
import io.larch.bn254.Kernels;
import io.larch.bn254.PointVector;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes large powers-of-tau files from known secrets, as snarkjs lays them out; those that are
 * prepared have the values ℓ_j(τ) from the formula of the Lagrange basis.
 *
 * @param tau τ
 * @param alpha α
 * @param beta β
 */
public record KnownPtau(Kernels kernels, FrElement tau, FrElement alpha, FrElement beta) {

    /** The points of a section, made when it is written. */
    private interface Points {
        PointVector get();
    }

    private record Section(int id, List<Points> parts) {}

    /** Writes a file with 2^power powers in G2. */
    public void write(Path file, int power, boolean prepared) throws IOException {
        int n = 1 << power;
        FrElement one = FrElement.ONE;
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(2, List.of(() -> g1(powers(2 * n - 1, one)))));
        sections.add(new Section(3, List.of(() -> g2(powers(n, one)))));
        sections.add(new Section(4, List.of(() -> g1(powers(n, alpha)))));
        sections.add(new Section(5, List.of(() -> g1(powers(n, beta)))));
        sections.add(new Section(6, List.of(() -> g2(powers(1, beta)))));
        if (prepared) {
            sections.add(new Section(12, lagrange(power + 1, one, false)));
            sections.add(new Section(13, lagrange(power, one, true)));
            sections.add(new Section(14, lagrange(power, alpha, false)));
            sections.add(new Section(15, lagrange(power, beta, false)));
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            ByteBuffer head = little(12 + 12 + 44).put("ptau".getBytes()).putInt(1);
            head.putInt(1 + sections.size()).putInt(1).putLong(44).putInt(32);
            byte[] modulus = Fp.MODULUS.toByteArray();
            for (int i = 31; i >= 0; i--) {
                head.put(modulus[i]);
            }
            out.write(head.putInt(power).putInt(power).array());
            for (Section section : sections) {
                write(out, section);
            }
        }
    }

    private static void write(OutputStream out, Section section) throws IOException {
        List<PointVector> parts = section.parts().stream().map(Points::get).toList();
        long longs = parts.stream().mapToLong(p -> (long) p.stride() * p.size()).sum();
        out.write(little(12).putInt(section.id()).putLong(Long.BYTES * longs).array());
        for (PointVector p : parts) {
            long[] limbs = new long[p.stride()];
            for (int i = 0; i < p.size(); i++) {
                p.load(i, limbs, 0, 1);
                ByteBuffer bytes = little(Long.BYTES * limbs.length);
                bytes.asLongBuffer().put(limbs);
                out.write(bytes.array());
            }
        }
    }

    private static ByteBuffer little(int n) {
        return ByteBuffer.allocate(n).order(ByteOrder.LITTLE_ENDIAN);
    }

    private FrVector powers(int n, FrElement factor) {
        FrVector v = FrVector.allocate(n);
        kernels.powers(v, tau, factor);
        return v;
    }

    private List<Points> lagrange(int power, FrElement factor, boolean inG2) {
        List<Points> parts = new ArrayList<>();
        for (int log = 0; log <= power; log++) {
            Domain domain = new Domain(log);
            parts.add(() -> inG2 ? g2(lagrange(domain, factor)) : g1(lagrange(domain, factor)));
        }
        return parts;
    }

    /** {@code factor · ω^j (τ^n - 1) / (n (τ - ω^j))}. */
    private FrVector lagrange(Domain domain, FrElement factor) {
        int n = domain.size();
        FrVector v = FrVector.allocate(n);
        FrElement scale = domain.vanishing(tau).mul(domain.sizeInverse()).mul(factor);
        FrElement w = FrElement.ONE;
        for (int j = 0; j < n; j++) {
            v.set(j, tau.sub(w).mul(w.inverse()));
            w = w.mul(domain.generator());
        }
        kernels.batchInverse(v, v);
        kernels.scale(v, v, scale);
        return v;
    }

    private G1Vector g1(FrVector scalars) {
        G1Vector points = G1Vector.allocate(scalars.size());
        kernels.multiplyBase(points, G1Affine.GENERATOR, scalars);
        return points;
    }

    private G2Vector g2(FrVector scalars) {
        G2Vector points = G2Vector.allocate(scalars.size());
        kernels.multiplyBase(points, G2Affine.GENERATOR, scalars);
        return points;
    }
}
