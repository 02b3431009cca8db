// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import io.larch.zkvm.shape.ProgramShape;
import java.util.List;

/**
 * What the relations know beside the proof.
 *
 * <p>Soundness: in a circuit the caller must constrain the entry bits to be Boolean and the words
 * to be below 2^64.
 *
 * @param entryBits the entry row, b bits, most significant first
 * @param ioWords the 2^io public words
 */
public record PublicInputs<E>(List<E> entryBits, List<E> ioWords) {
    /** Copies the lists. */
    public PublicInputs {
        entryBits = List.copyOf(entryBits);
        ioWords = List.copyOf(ioWords);
    }

    /** Checks the lengths against a shape. */
    public void requireShape(ProgramShape shape) {
        if (entryBits.size() != shape.b() || ioWords.size() != 1 << shape.io()) {
            throw new IllegalArgumentException("public inputs of another shape");
        }
    }
}
