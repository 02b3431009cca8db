// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/**
 * The arithmetic of Fr over a representation E of its elements.
 *
 * <p>Protocol code that must run both concretely and in a circuit is written once against this
 * interface: {@link FrField} computes, a recording field notes every operation. Values of E are
 * immutable. Code that uses a Field never branches on a value of E.
 *
 * @param <E> an element, known or recorded
 */
public interface Field<E> {
    /** A constant that is the same in every run. */
    E constant(FrElement value);

    /** A small non-negative constant. */
    default E constant(long value) {
        return constant(FrElement.of(value));
    }

    /** Zero. */
    E zero();

    /** One. */
    E one();

    /** x + y. */
    E add(E x, E y);

    /** x - y. */
    E sub(E x, E y);

    /** x · y. */
    E mul(E x, E y);

    /** -x. */
    default E neg(E x) {
        return sub(zero(), x);
    }

    /** x². */
    default E square(E x) {
        return mul(x, x);
    }
}
