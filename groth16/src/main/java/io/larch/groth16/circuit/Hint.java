// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.FrElement;

/**
 * Advice of the prover: computes values that the circuit does not compute. Nothing is proved about
 * the outputs by the hint itself; whoever records one adds the constraints that tie them down.
 */
public interface Hint {
    /** A name for listings. */
    String name();

    /**
     * Computes the outputs.
     *
     * @param in the values of the inputs, borrowed
     * @param out filled with one value per declared output
     */
    void compute(FrElement[] in, FrElement[] out);
}
