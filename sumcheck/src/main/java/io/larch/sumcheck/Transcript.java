// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

/**
 * A Fiat–Shamir transcript: challenges depend on everything absorbed before them.
 *
 * @param <E> a field element, known or recorded
 */
public interface Transcript<E> {
    /** Absorbs one element. */
    void absorb(E value);

    /** Draws one full field element. */
    E challenge();
}
