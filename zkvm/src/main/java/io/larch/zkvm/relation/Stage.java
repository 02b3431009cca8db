// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import io.larch.sumcheck.Batch;
import io.larch.sumcheck.Schedule;
import java.util.List;

/**
 * One of S1 to S4: what is sent and drawn before its batch, the batch, and the openings after it.
 *
 * @param batch the relations
 * @param sent openings sent before the draws; empty in all stages but S3
 * @param draws the challenges of claims and summands, in order
 */
public record Stage(Batch batch, List<String> sent, List<Draw> draws) {

    /**
     * A site at which challenges are drawn.
     *
     * @param label its transcript label
     * @param count number of elements
     */
    public record Draw(String label, int count) {}

    /** Copies the lists. */
    public Stage {
        sent = List.copyOf(sent);
        draws = List.copyOf(draws);
    }

    /** The stage's name, S1 to S4. */
    public String tag() {
        return batch.tag();
    }

    /** Label of {@link #sent}. */
    public String sentLabel() {
        return tag() + ".in";
    }

    /** Label of the openings that the batch produces: fixed before the next challenge. */
    public String openingsLabel() {
        return tag() + ".openings";
    }

    /** Declares the stage's sites. */
    void declare(Schedule.Builder schedule) {
        if (!sent.isEmpty()) {
            schedule.scalars(sentLabel(), sent.size());
        }
        draws.forEach(d -> schedule.challenges(d.label(), d.count()));
        batch.declare(schedule);
        schedule.scalars(openingsLabel(), batch.outputs().size());
    }
}
