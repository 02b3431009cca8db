// SPDX-License-Identifier: Apache-2.0
package io.larch;

/** Hears how far long work is. Calls come from the working thread and must return quickly. */
@FunctionalInterface
public interface ProofListener {
    /** Hears nothing. */
    ProofListener NONE = (stage, fraction) -> {};

    /**
     * A stage begins.
     *
     * @param stage its name
     * @param fraction estimated part of the whole work that is done, from 0 to 1
     */
    void enter(String stage, double fraction);
}
