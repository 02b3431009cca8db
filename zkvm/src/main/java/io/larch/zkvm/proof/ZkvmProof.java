// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.proof;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import java.util.List;

/**
 * A proof: what the prover sends, in the order of the schedule of its shape.
 *
 * @param t log2 of the padded cycles; the only part of the shape that the prover chooses
 * @param points all group elements
 * @param scalars all field elements
 */
public record ZkvmProof(int t, List<G1Affine> points, List<FrElement> scalars) {
    /** Copies the lists. */
    public ZkvmProof {
        points = List.copyOf(points);
        scalars = List.copyOf(scalars);
    }
}
