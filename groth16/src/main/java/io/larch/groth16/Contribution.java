// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.EncodingException;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G2Affine;
import java.io.IOException;
import java.util.Optional;

/**
 * One step of a second phase: δ becomes x·δ.
 *
 * @param delta1 [x·δ]₁
 * @param delta2 [x·δ]₂
 * @param x2 [x]₂
 * @param proof x·R, for a point R of G1 hashed from all steps before and [x]₂, which shows that x
 *     is known
 * @param beacon what x follows from, if it is public
 */
record Contribution(
        G1Affine delta1, G2Affine delta2, G2Affine x2, G1Affine proof, Optional<Beacon> beacon) {
    void write(PointWriter out) throws IOException {
        out.g1(delta1);
        out.g2(delta2);
        out.g2(x2);
        out.g1(proof);
        out.u32(beacon.map(b -> b.value().length).orElse(0));
        if (beacon.isPresent()) {
            out.bytes(beacon.get().value());
            out.u8(beacon.get().logIterations());
        }
    }

    static Contribution read(PointReader in) throws IOException, EncodingException {
        G1Affine delta1 = in.g1();
        G2Affine delta2 = in.g2();
        G2Affine x2 = in.g2();
        G1Affine proof = in.g1();
        VerifyingKey.require(
                !delta1.isInfinity()
                        && !delta2.isInfinity()
                        && !x2.isInfinity()
                        && !proof.isInfinity(),
                "a point of a contribution is infinity");
        byte[] value = new byte[in.count(Beacon.MAX_VALUE)];
        in.bytes(value, 0, value.length);
        Optional<Beacon> beacon = Optional.empty();
        if (value.length > 0) {
            int log = in.u8();
            VerifyingKey.require(log <= Beacon.MAX_LOG_ITERATIONS, "a beacon of too many hashes");
            beacon = Optional.of(new Beacon(value, log));
        }
        return new Contribution(delta1, delta2, x2, proof, beacon);
    }
}
