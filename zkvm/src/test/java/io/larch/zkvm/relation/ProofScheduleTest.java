// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.sumcheck.Batch;
import io.larch.sumcheck.Expression;
import io.larch.sumcheck.Schedule;
import io.larch.sumcheck.Schedule.Kind;
import io.larch.sumcheck.Schedule.Site;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ProofScheduleTest {
    private static final ProofShape SHAPE = ProofShape.of(new ProgramShape(16, 16, 20, 10, 16), 16);
    private static final Schedule SCHEDULE = ProofSchedule.of(SHAPE);

    @Test
    void everythingIsAbsorbedBeforeWhatDependsOnIt() {
        String[][] conditions = {
            {"digest", "S1.tau"},
            {"io", "S1.tau"},
            {"commitments", "S1.tau"},
            {"S1.openings", "S2.gamma.Registers"},
            {"S1.openings", "S2.gamma.Ram"},
            {"S1.openings", "S2.gamma.Instruction"},
            {"S1.openings", "S2.gamma.Shift"},
            {"S1.openings", "S2.rout"},
            {"S2.openings", "S3.gamma"},
            {"S3.in", "S3.gamma"},
            {"S3.openings", "S4.gamma.Bytecode"},
            {"S3.openings", "S4.gamma.InstructionRa"},
            {"S3.openings", "S4.gamma.RamRa"},
            {"S4.openings", "S5.beta"},
            {"S5.P", "S5.beta"},
            {"S5.P", "S5.alpha"},
            {"S5.root", "S5.0.fold"},
            {"S5.leaves", "S5.gamma"},
            {"S5.P.inner", "S6.lambda"},
            {"S6.values", "S6.coefficients"},
            {"M.h", "M.alpha"},
            {"M.q,g", "M.gamma"},
            {"M.S,D", "M.z"},
            {"M.values", "M.nu"},
            {"M.W_f,W", "M.z'"},
            {"M.W'", "M.delta"}
        };
        for (String[] c : conditions) {
            assertTrue(indexOf(c[0]) < indexOf(c[1]), c[0] + " before " + c[1]);
        }
    }

    @Test
    void everyRoundIsFollowedByItsChallenge() {
        List<Site> sites = SCHEDULE.sites();
        for (int i = 0; i < sites.size(); i++) {
            String label = sites.get(i).label();
            if (label.contains(".round")) {
                Site next = sites.get(i + 1);
                assertEquals(Kind.CHALLENGES, next.kind());
                assertEquals(label.replace(".round", ".x"), next.label());
            }
        }
    }

    @Test
    void everyChallengeOfARelationIsDrawnInItsOwnStage() {
        for (Stage stage : Stages.all(SHAPE)) {
            Set<String> drawn = new TreeSet<>();
            stage.draws().forEach(d -> drawn.add(d.label()));
            for (Batch.Member m : stage.batch().members()) {
                Set<String> used = new TreeSet<>();
                used.addAll(m.relation().summand().leaves(Expression.Kind.CHALLENGE));
                used.addAll(m.relation().inputClaim().leaves(Expression.Kind.CHALLENGE));
                assertTrue(drawn.containsAll(used), m.relation().name() + " uses " + used);
            }
        }
    }

    @Test
    void claimsUseOnlyOpeningsOfEarlierStages() {
        Set<String> known = new TreeSet<>();
        for (Stage stage : Stages.all(SHAPE)) {
            known.addAll(stage.sent());
            for (Batch.Member m : stage.batch().members()) {
                List<String> used = m.relation().inputClaim().leaves(Expression.Kind.OPENING);
                assertTrue(known.containsAll(used), m.relation().name() + " uses " + used);
            }
            known.addAll(stage.batch().outputs());
        }
    }

    @Test
    void allCycleVariablesAreTheLastRounds() {
        for (Stage stage : Stages.all(SHAPE)) {
            for (Batch.Member m : stage.batch().members()) {
                int end = m.offset() + m.relation().rounds();
                boolean output = m.relation().name().equals("OutputCheck");
                assertEquals(stage.batch().rounds() - (output ? SHAPE.t() : 0), end);
            }
        }
    }

    @Test
    void everyPartOfTheShapeChangesTheInitialState() {
        Set<String> states = new TreeSet<>();
        List<ProofShape> shapes = new ArrayList<>();
        shapes.add(SHAPE);
        shapes.add(ProofShape.of(new ProgramShape(15, 16, 20, 10, 16), 16));
        shapes.add(ProofShape.of(new ProgramShape(16, 15, 20, 10, 16), 16));
        shapes.add(ProofShape.of(new ProgramShape(16, 16, 21, 10, 16), 16));
        shapes.add(ProofShape.of(new ProgramShape(16, 16, 20, 9, 16), 16));
        shapes.add(ProofShape.of(new ProgramShape(16, 16, 20, 10, 15), 16));
        shapes.add(ProofShape.of(SHAPE.program(), 17));
        shapes.add(new ProofShape(SHAPE.program(), 16, 9, SHAPE.n()));
        shapes.add(new ProofShape(SHAPE.program(), 16, 8, SHAPE.n() + 1));
        shapes.forEach(s -> states.add(ProofSchedule.capacity(s).toString()));
        assertEquals(shapes.size(), states.size());
        assertNotEquals(0, states.size());
    }

    private static int indexOf(String label) {
        for (int i = 0; i < SCHEDULE.sites().size(); i++) {
            if (SCHEDULE.sites().get(i).label().equals(label)) {
                return i;
            }
        }
        throw new AssertionError("no site " + label);
    }
}
