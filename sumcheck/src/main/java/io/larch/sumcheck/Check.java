// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import java.util.Objects;

/**
 * Names a check of the verifier: what a failure is called and where it happens.
 *
 * @param reason the kind of failure
 * @param stage where in the protocol, e.g. {@code S2}
 * @param round the round or index, −1 if none
 */
public record Check(InvalidProofException.Reason reason, String stage, int round) {
    /** Validates the components. */
    public Check {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(stage);
    }

    /** A check without a round. */
    public static Check of(InvalidProofException.Reason reason, String stage) {
        return new Check(reason, stage, -1);
    }

    @Override
    public String toString() {
        return reason + " in " + stage + (round < 0 ? "" : " round " + round);
    }
}
