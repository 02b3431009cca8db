// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A schedule with the two channels over it, and optionally challenges known in advance. */
final class Conversation {
    static final FrVerifierField FIELD = new FrVerifierField();

    final Schedule schedule;
    private final Map<String, List<FrElement>> frozen = new TreeMap<>();

    Conversation(Schedule schedule) {
        this.schedule = schedule;
    }

    /** Replaces what is drawn at a site. */
    Conversation freeze(String label, FrElement... values) {
        frozen.put(label, List.of(values));
        return this;
    }

    ProverChannel prover() {
        return new ProverChannel(FIELD, transcript(), schedule);
    }

    VerifierChannel<FrElement> verifier(ProverChannel proof) {
        return verifier(proof.scalars(), proof.points());
    }

    VerifierChannel<FrElement> verifier(List<FrElement> scalars, List<G1Affine> points) {
        List<Point<FrElement>> seen = new ArrayList<>();
        for (G1Affine p : points) {
            seen.add(Points.point(seen.size(), p));
        }
        return new VerifierChannel<>(FIELD, transcript(), schedule, scalars, seen);
    }

    private Transcript<FrElement> transcript() {
        Transcript<FrElement> live = new SpongeTranscript<>(FIELD, schedule.capacity("test"));
        Map<Integer, FrElement> byDraw = new TreeMap<>();
        int draw = 0;
        for (Schedule.Site site : schedule.sites()) {
            boolean drawn =
                    site.kind() == Schedule.Kind.CHALLENGES
                            || site.kind() == Schedule.Kind.SHORT_CHALLENGES;
            for (int i = 0; drawn && i < site.count(); i++, draw++) {
                if (frozen.containsKey(site.label())) {
                    byDraw.put(draw, frozen.get(site.label()).get(i));
                }
            }
        }
        return new Frozen(live, byDraw);
    }

    private static final class Frozen implements Transcript<FrElement> {
        private final Transcript<FrElement> live;
        private final Map<Integer, FrElement> byDraw;
        private int draw;

        Frozen(Transcript<FrElement> live, Map<Integer, FrElement> byDraw) {
            this.live = live;
            this.byDraw = byDraw;
        }

        @Override
        public void absorb(FrElement value) {
            live.absorb(value);
        }

        @Override
        public FrElement challenge() {
            FrElement value = live.challenge();
            return byDraw.getOrDefault(draw++, value);
        }
    }
}
