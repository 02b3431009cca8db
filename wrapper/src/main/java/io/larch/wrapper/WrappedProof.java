// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.groth16.Groth16Proof;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.statement.Statement;
import java.util.List;
import java.util.Objects;

/**
 * A zkVM proof wrapped in Groth16, with the part that is left to group arithmetic.
 *
 * <p>It claims: the program with this digest, run on the public input of the statement, finished
 * without panic with the output of the statement. {@link WrappedVerifier} decides whether to
 * believe it. It is not zero knowledge: the terms are functions of the trace.
 *
 * @param shape the proof shape, which says for which key the proof was made
 * @param programDigest the program
 * @param statement public input and output of a run that finished
 * @param groth16 the Groth16 proof
 * @param left the terms of L
 * @param right the terms of R
 */
public record WrappedProof(
        ProofShape shape,
        FrElement programDigest,
        Statement statement,
        Groth16Proof groth16,
        List<Term> left,
        List<Term> right) {
    /** More terms in one sum are refused. */
    public static final int MAX_TERMS = 1 << 10;

    /**
     * One term of a multi-scalar sum.
     *
     * @param point the group element
     * @param scalar its coefficient
     */
    public record Term(G1Affine point, FrElement scalar) {
        /** Validates the components. */
        public Term {
            Objects.requireNonNull(point);
            Objects.requireNonNull(scalar);
        }
    }

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the statement is of a run that did not finish well, does
     *     not fit the shape, or a sum has too many terms
     */
    public WrappedProof {
        Objects.requireNonNull(programDigest);
        Objects.requireNonNull(groth16);
        left = List.copyOf(left);
        right = List.copyOf(right);
        if (left.size() > MAX_TERMS || right.size() > MAX_TERMS) {
            throw new IllegalArgumentException("too many terms");
        }
        if (statement.termination() != 1 || statement.panic() != 0) {
            throw new IllegalArgumentException("only a run that finished well can be wrapped");
        }
        if (!IoBlock.fits(shape.program(), statement)) {
            throw new IllegalArgumentException("the statement does not fit the I/O block");
        }
    }
}
