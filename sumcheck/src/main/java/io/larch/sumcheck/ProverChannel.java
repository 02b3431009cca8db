// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import java.util.ArrayList;
import java.util.List;

/**
 * The prover's side of the conversation: absorbs and collects what it sends, and draws the same
 * challenges as the verifier.
 */
public final class ProverChannel {
    private final VerifierField<FrElement> field;
    private final Transcript<FrElement> transcript;
    private final ScheduleCursor cursor;
    private final List<FrElement> scalars = new ArrayList<>();
    private final List<G1Affine> points = new ArrayList<>();

    /** A conversation at its beginning. */
    public ProverChannel(
            VerifierField<FrElement> field, Transcript<FrElement> transcript, Schedule schedule) {
        this.field = field;
        this.transcript = transcript;
        this.cursor = new ScheduleCursor(schedule);
    }

    /** Absorbs values that both sides know. */
    public void publics(String label, List<FrElement> values) {
        cursor.enter(Schedule.Kind.PUBLIC, label, values.size());
        values.forEach(transcript::absorb);
    }

    /** Sends field elements. */
    public void sendScalars(String label, List<FrElement> values) {
        cursor.enter(Schedule.Kind.SCALARS, label, values.size());
        values.forEach(transcript::absorb);
        scalars.addAll(values);
    }

    /** Sends group elements. */
    public void sendPoints(String label, List<G1Affine> values) {
        cursor.enter(Schedule.Kind.POINTS, label, values.size());
        values.forEach(p -> Points.limbs(p).forEach(transcript::absorb));
        points.addAll(values);
    }

    /** Draws the challenges of a site. */
    public List<FrElement> challenges(String label) {
        return draw(cursor.enter(Schedule.Kind.CHALLENGES, label));
    }

    /** Draws the single challenge of a site. */
    public FrElement challenge(String label) {
        return challenges(label).get(0);
    }

    /** Draws the 128-bit challenges of a site. */
    public List<FrElement> shortChallenges(String label) {
        List<FrElement> values = draw(cursor.enter(Schedule.Kind.SHORT_CHALLENGES, label));
        values.replaceAll(field::low128);
        return values;
    }

    /** All field elements sent, in order. */
    public List<FrElement> scalars() {
        return List.copyOf(scalars);
    }

    /** All group elements sent, in order. */
    public List<G1Affine> points() {
        return List.copyOf(points);
    }

    /** Checks that the whole schedule has been used. */
    public void finish() {
        cursor.finish();
    }

    private List<FrElement> draw(int n) {
        List<FrElement> values = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            values.add(transcript.challenge());
        }
        return values;
    }
}
