// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

/**
 * A handle on a recorded value. It has no value yet, so nothing may branch on it: {@link #equals}
 * and {@link #hashCode} throw, which also keeps wires out of hash maps. The language operator
 * {@code ==} cannot be forbidden; it compares handles and means nothing. An equality of values is
 * {@link CircuitField#assertEqual}.
 */
public final class Wire {
    private final CircuitBuilder owner;
    private final int id;

    Wire(CircuitBuilder owner, int id) {
        this.owner = owner;
        this.id = id;
    }

    int id() {
        return id;
    }

    CircuitBuilder owner() {
        return owner;
    }

    /**
     * Never answers.
     *
     * @throws UnsupportedOperationException always: the value is not known while recording
     */
    @Override
    public boolean equals(Object other) {
        throw new UnsupportedOperationException(
                "a recorded value cannot be compared; record assertEqual instead");
    }

    /**
     * Never answers.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public int hashCode() {
        throw new UnsupportedOperationException("a recorded value has no hash code");
    }

    /** The definition of the value, for people. */
    @Override
    public String toString() {
        return owner.describe(id);
    }
}
