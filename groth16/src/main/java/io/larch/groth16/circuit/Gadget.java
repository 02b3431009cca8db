// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

/**
 * A non-primitive operation: a named piece of circuit with inputs, outputs and a known price. Its
 * body is recorded as primitive operations, hints and assertions in a scope of its own, so that
 * constraints and witness come from one description.
 *
 * <p>Implementations are values: equal gadgets record the same body. {@link CircuitField#apply}
 * records the body once for the same inputs.
 */
public interface Gadget {
    /** The name of the operation, also of its scope. */
    String name();

    /** Number of constraints that one use adds when every input is a single wire. */
    int cost();

    /**
     * Records the body.
     *
     * @param f where to record
     * @param in the inputs
     * @return the outputs
     */
    Wire[] record(CircuitField f, Wire[] in);
}
