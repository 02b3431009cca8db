// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import java.util.ArrayList;
import java.util.List;

/**
 * The verifier's side of the conversation: hands out the proof's messages in the order of the
 * schedule, absorbing each, and draws challenges. The proof's lengths must already have been
 * checked against the schedule.
 *
 * @param <E> a field element, known or recorded
 */
public final class VerifierChannel<E> {
    private final VerifierField<E> field;
    private final Transcript<E> transcript;
    private final ScheduleCursor cursor;
    private final List<E> scalars;
    private final List<Point<E>> points;
    private int nextScalar;
    private int nextPoint;

    /**
     * A conversation at its beginning.
     *
     * @param scalars all field elements of the proof, in schedule order
     * @param points all group elements of the proof, in schedule order
     */
    public VerifierChannel(
            VerifierField<E> field,
            Transcript<E> transcript,
            Schedule schedule,
            List<E> scalars,
            List<Point<E>> points) {
        if (scalars.size() != schedule.total(Schedule.Kind.SCALARS)
                || points.size() != schedule.total(Schedule.Kind.POINTS)) {
            throw new IllegalArgumentException("lengths are not those of the schedule");
        }
        this.field = field;
        this.transcript = transcript;
        this.cursor = new ScheduleCursor(schedule);
        this.scalars = List.copyOf(scalars);
        this.points = List.copyOf(points);
    }

    /** The field of the conversation. */
    public VerifierField<E> field() {
        return field;
    }

    /** Absorbs values that both sides know. */
    public void publics(String label, List<E> values) {
        cursor.enter(Schedule.Kind.PUBLIC, label, values.size());
        values.forEach(transcript::absorb);
    }

    /** The next field elements of the proof, absorbed. */
    public List<E> scalars(String label) {
        int n = cursor.enter(Schedule.Kind.SCALARS, label);
        List<E> values = scalars.subList(nextScalar, nextScalar + n);
        nextScalar += n;
        values.forEach(transcript::absorb);
        return values;
    }

    /** The next group elements of the proof, absorbed. */
    public List<Point<E>> points(String label) {
        int n = cursor.enter(Schedule.Kind.POINTS, label);
        List<Point<E>> values = points.subList(nextPoint, nextPoint + n);
        nextPoint += n;
        values.forEach(p -> p.limbs().forEach(transcript::absorb));
        return values;
    }

    /** Draws the challenges of a site. */
    public List<E> challenges(String label) {
        return draw(cursor.enter(Schedule.Kind.CHALLENGES, label));
    }

    /** Draws the single challenge of a site. */
    public E challenge(String label) {
        return challenges(label).get(0);
    }

    /** Draws the 128-bit challenges of a site. */
    public List<E> shortChallenges(String label) {
        List<E> values = draw(cursor.enter(Schedule.Kind.SHORT_CHALLENGES, label));
        values.replaceAll(field::low128);
        return values;
    }

    /** Checks that the whole schedule has been used. */
    public void finish() {
        cursor.finish();
    }

    private List<E> draw(int n) {
        List<E> values = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            values.add(transcript.challenge());
        }
        return values;
    }
}
