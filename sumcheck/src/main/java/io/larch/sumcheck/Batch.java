// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Several relations proved by one sequence of rounds with one point.
 *
 * <p>Member i of n_i rounds is active in its window {@code [offset, offset + n_i)} of the batch's n
 * rounds. The initial claim is {@code Σ α_i·2^(n-n_i)·C_i}; outside its window a member contributes
 * the constant half of its running claim, inside its round polynomial times {@code 2^(rounds of the
 * batch after its window)}. A batch of one member draws no α.
 *
 * @param tag prefix of the batch's transcript labels
 * @param rounds n
 * @param members the relations with their windows, in declaration order
 */
public record Batch(String tag, int rounds, List<Member> members) {

    /** A relation and the batch round in which its own first round falls. */
    public record Member(Relation relation, int offset) {
        /** Validates the components. */
        public Member {
            Objects.requireNonNull(relation);
            if (offset < 0) {
                throw new IllegalArgumentException("negative offset");
            }
        }

        /** Whether the member is active in a batch round. */
        public boolean isActive(int round) {
            return offset <= round && round < offset + relation.rounds();
        }
    }

    /** Checks that every window lies inside the batch and that every round has an active member. */
    public Batch {
        Objects.requireNonNull(tag);
        members = List.copyOf(members);
        for (Member m : members) {
            if (m.offset() + m.relation().rounds() > rounds) {
                throw new IllegalArgumentException(m.relation().name() + " leaves the batch");
            }
        }
        for (int round = 0; round < rounds; round++) {
            if (degree(members, round) == 0) {
                throw new IllegalArgumentException(tag + " has an idle round " + round);
            }
        }
    }

    /** A batch of one relation. */
    public static Batch of(String tag, Relation relation) {
        return new Batch(tag, relation.rounds(), List.of(new Member(relation, 0)));
    }

    /** The degree of a round's polynomial: the maximum over the members active in it. */
    public int degree(int round) {
        return degree(members, round);
    }

    private static int degree(List<Member> members, int round) {
        int degree = 0;
        for (Member m : members) {
            if (m.isActive(round)) {
                degree = Math.max(degree, m.relation().degrees().get(round - m.offset()));
            }
        }
        return degree;
    }

    /** The openings that the members produce, in declaration order. */
    public List<String> outputs() {
        List<String> names = new ArrayList<>();
        members.forEach(m -> names.addAll(m.relation().outputs()));
        return List.copyOf(names);
    }

    /** Label of the batching coefficients. */
    public String alphaLabel() {
        return tag + ".alpha";
    }

    /** Label of a round's polynomial. */
    public String roundLabel(int round) {
        return tag + ".round" + round;
    }

    /** Label of a round's challenge. */
    public String challengeLabel(int round) {
        return tag + ".x" + round;
    }

    /** Declares the batch's sites: α's, then per round the polynomial and its challenge. */
    public void declare(Schedule.Builder schedule) {
        if (members.size() > 1) {
            schedule.challenges(alphaLabel(), members.size());
        }
        for (int round = 0; round < rounds; round++) {
            schedule.scalars(roundLabel(round), degree(round));
            schedule.challenges(challengeLabel(round), 1);
        }
    }
}
