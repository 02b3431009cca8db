// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.program;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.sumcheck.FrVerifierField;
import io.larch.sumcheck.Points;
import io.larch.zkvm.shape.ProgramShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The verifier key of a program. Its size does not depend on the program's.
 *
 * @param shape the program shape
 * @param entryRow row of the first instruction, below 2^b
 * @param bytecode commitment to the bytecode
 * @param image commitment to the image
 */
public record ProgramKey(ProgramShape shape, int entryRow, G1Affine bytecode, G1Affine image) {
    /** Validates the components. */
    public ProgramKey {
        Objects.requireNonNull(shape);
        Objects.requireNonNull(bytecode);
        Objects.requireNonNull(image);
        if (entryRow < 0 || entryRow >= 1 << shape.b()) {
            throw new IllegalArgumentException("no entry row " + entryRow);
        }
    }

    /** The program digest. */
    public FrElement digest() {
        return ProgramDigest.of(
                new FrVerifierField(),
                shape,
                entryBits(),
                Points.point(0, bytecode),
                Points.point(1, image));
    }

    /** The entry row's b bits, most significant first. */
    public List<FrElement> entryBits() {
        List<FrElement> bits = new ArrayList<>();
        for (int i = shape.b() - 1; i >= 0; i--) {
            bits.add(FrElement.of(entryRow >>> i & 1));
        }
        return List.copyOf(bits);
    }
}
