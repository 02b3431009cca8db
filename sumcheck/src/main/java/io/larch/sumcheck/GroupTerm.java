// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

/**
 * One term of a multi-scalar sum that the verifier core hands on instead of computing.
 *
 * @param point the group element
 * @param scalar its coefficient
 */
public record GroupTerm<E>(Point<E> point, E scalar) {}
