// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.verifier;

import io.larch.sumcheck.Point;
import io.larch.zkvm.relation.PublicInputs;
import java.util.Objects;

/**
 * What the verifier core works with beside the proof. In a circuit all but the digest and the hash
 * of the I/O words are private wires.
 *
 * @param digest the program digest
 * @param publics entry row and I/O words
 * @param bytecode commitment to the bytecode
 * @param image commitment to the image
 */
public record VerifierInputs<E>(
        E digest, PublicInputs<E> publics, Point<E> bytecode, Point<E> image) {
    /** Validates the components. */
    public VerifierInputs {
        Objects.requireNonNull(digest);
        Objects.requireNonNull(publics);
        Objects.requireNonNull(bytecode);
        Objects.requireNonNull(image);
    }
}
