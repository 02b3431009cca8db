// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.badinput;

import io.larch.bn254.EncodingException;
import io.larch.bn254.FpElement;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G2Affine;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Field elements and points by themselves. They read at an offset, so the length is the test's. */
final class ElementReaders {
    private static final long SLACK = 1 << 16;

    private ElementReaders() {}

    static List<Reader> all() {
        byte[] scalar = FrElement.of(12345).inverse().toCanonicalBytes();
        byte[] coordinate = FpElement.of(12345).inverse().toCanonicalBytes();
        byte[] g1 = Honest.TWO_G.toCompressed();
        byte[] g1Raw = Honest.TWO_G.toUncompressed();
        G2Affine twoH = G2Affine.GENERATOR.toJacobian().twice().toAffine();
        return List.of(
                reader(
                        "FrElement.fromCanonicalBytes",
                        Walk.of(scalar).scalar("scalar").end(),
                        b -> FrElement.fromCanonicalBytes(exactly(b, 32), 0),
                        v -> ((FrElement) v).toCanonicalBytes()),
                reader(
                        "FpElement.fromCanonicalBytes",
                        Walk.of(coordinate).skip(32).end(),
                        b -> FpElement.fromCanonicalBytes(exactly(b, 32), 0),
                        v -> ((FpElement) v).toCanonicalBytes()),
                reader(
                        "G1Affine.fromCompressed",
                        Walk.of(g1).g1("point", true).end(),
                        b -> G1Affine.fromCompressed(exactly(b, 32), 0),
                        v -> ((G1Affine) v).toCompressed()),
                reader(
                        "G1Affine.fromUncompressed",
                        Walk.of(g1Raw).g1Raw("point", true).end(),
                        b -> G1Affine.fromUncompressed(exactly(b, 64), 0),
                        v -> ((G1Affine) v).toUncompressed()),
                reader(
                        "G2Affine.fromCompressed",
                        Walk.of(twoH.toCompressed()).g2("point", true).end(),
                        b -> G2Affine.fromCompressed(exactly(b, 64), 0),
                        v -> ((G2Affine) v).toCompressed()),
                reader(
                        "G2Affine.fromUncompressed",
                        Walk.of(twoH.toUncompressed()).g2Raw("point", true).end(),
                        b -> G2Affine.fromUncompressed(exactly(b, 128), 0),
                        v -> ((G2Affine) v).toUncompressed()));
    }

    private static Reader reader(
            String method, Sample sample, Reader.Decode decode, Function<Object, byte[]> encode) {
        Reader.Encode single = v -> List.of(encode.apply(v));
        return new Reader(method, List.of(method), sample, decode, Optional.of(single), SLACK);
    }

    /** Longer arrays are the caller's to refuse. */
    private static byte[] exactly(byte[] bytes, int n) throws EncodingException {
        if (bytes.length > n) {
            throw new EncodingException("too long for one element");
        }
        return bytes;
    }
}
