// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

/** Hears how far a proof is. Calls come from the proving thread. */
@FunctionalInterface
public interface ProverListener {
    /** Hears nothing. */
    ProverListener NONE = (stage, fraction) -> {};

    /**
     * A stage begins.
     *
     * @param stage witness, commit, S1 to S6
     * @param fraction estimated part of the whole work that is done, from 0 to 1
     */
    void enter(String stage, double fraction);
}
