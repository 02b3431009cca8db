// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

/** Walks through a schedule and insists that every site is used in its order. */
final class ScheduleCursor {
    private final Schedule schedule;
    private int next;

    ScheduleCursor(Schedule schedule) {
        this.schedule = schedule;
    }

    /** Enters the next site, which must be this one; returns its count. */
    int enter(Schedule.Kind kind, String label) {
        if (next == schedule.sites().size()) {
            throw new IllegalStateException(label + " is beyond the schedule's end");
        }
        Schedule.Site site = schedule.sites().get(next++);
        if (site.kind() != kind || !site.label().equals(label)) {
            throw new IllegalStateException("schedule says " + site + ", code does " + label);
        }
        return site.count();
    }

    /** Enters the next site and checks the number of values. */
    void enter(Schedule.Kind kind, String label, int count) {
        int expected = enter(kind, label);
        if (expected != count) {
            throw new IllegalStateException(label + " has " + expected + " values, not " + count);
        }
    }

    void finish() {
        if (next != schedule.sites().size()) {
            throw new IllegalStateException(
                    "the schedule goes on with " + schedule.sites().get(next));
        }
    }
}
