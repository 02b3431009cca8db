// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.sumcheck.PairingSums;
import io.larch.sumcheck.VerifierField;
import io.larch.zkvm.shape.ProgramShape;
import java.util.List;

/**
 * The public inputs of the wrapper circuit, in their order.
 *
 * @param programDigest the program
 * @param inputDigest the public input, {@link WrapperDigests#input}
 * @param outputDigest the output, {@link WrapperDigests#output}
 * @param groupDigest what is left to group arithmetic, {@link WrapperDigests#group}
 */
record PublicValues<E>(E programDigest, E inputDigest, E outputDigest, E groupDigest) {
    /** Names of the public inputs. */
    static final List<String> NAMES =
            List.of("programDigest", "inputDigest", "outputDigest", "groupDigest");

    /** The public inputs that belong to a program, an I/O block and a pairing equation. */
    static <E> PublicValues<E> of(
            VerifierField<E> f,
            ProgramShape shape,
            E programDigest,
            List<E> ioWords,
            PairingSums<E> sums) {
        return new PublicValues<>(
                programDigest,
                WrapperDigests.input(f, shape, ioWords),
                WrapperDigests.output(f, shape, ioWords),
                WrapperDigests.group(f, sums));
    }

    /** The values in order. */
    List<E> toList() {
        return List.of(programDigest, inputDigest, outputDigest, groupDigest);
    }
}
