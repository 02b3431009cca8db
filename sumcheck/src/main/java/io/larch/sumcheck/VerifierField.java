// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.Field;
import java.util.List;

/**
 * What the verifier may do with field elements beyond arithmetic. Over known values a failed
 * assertion rejects; over recorded values it becomes a constraint.
 *
 * @param <E> an element, known or recorded
 */
public interface VerifierField<E> extends Field<E> {
    /**
     * Demands x = y.
     *
     * @throws InvalidProofException if the values are known and differ
     */
    void assertEqual(E x, E y, Check check) throws InvalidProofException;

    /**
     * 1/x; demands x ≠ 0.
     *
     * @throws InvalidProofException if the value is known and zero
     */
    E inverse(E x, Check check) throws InvalidProofException;

    /** The Poseidon2 permutation of width 4. */
    List<E> permute(List<E> state);

    /** The low 128 bits of the canonical value of x, as an element. */
    E low128(E x);

    /**
     * Says which part of the protocol begins. It has no effect on values; a recording field counts
     * what follows under this name.
     */
    default void stage(String name) {}
}
