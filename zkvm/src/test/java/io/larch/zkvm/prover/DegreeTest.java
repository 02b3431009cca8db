// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.riscv.RowKind;
import io.larch.sumcheck.Batch;
import io.larch.sumcheck.Relation;
import io.larch.sumcheck.SumcheckMember;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.prover.reference.ReferenceWitness;
import io.larch.zkvm.relation.Ledger;
import io.larch.zkvm.relation.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The declared degree of every round is the largest that occurs. */
class DegreeTest {
    /** Measures the degree of every round polynomial with two more evaluations than declared. */
    private record Measured(SumcheckMember member, Relation relation, Map<String, Integer> slack)
            implements SumcheckMember {
        @Override
        public int rounds() {
            return member.rounds();
        }

        @Override
        public List<FrElement> roundEvaluations(int degree, FrElement claim) {
            List<FrElement> more = member.roundEvaluations(degree + 2, claim);
            int missing = degree - degree(more);
            slack.merge(relation.name() + " degree " + degree, missing, Math::min);
            return more.subList(0, degree + 1);
        }

        @Override
        public void bind(FrElement challenge) {
            member.bind(challenge);
        }

        @Override
        public FrElement finalValue(String leaf) {
            return member.finalValue(leaf);
        }

        /** The degree of the polynomial through (i, values[i]), by differences. */
        private static int degree(List<FrElement> values) {
            List<FrElement> row = new ArrayList<>(values);
            int degree = 0;
            for (int order = 0; !row.isEmpty(); order++) {
                if (!row.stream().allMatch(FrElement::isZero)) {
                    degree = order;
                }
                List<FrElement> next = new ArrayList<>();
                for (int i = 0; i + 1 < row.size(); i++) {
                    next.add(row.get(i + 1).sub(row.get(i)));
                }
                row = next;
            }
            return degree;
        }
    }

    /** Every digit of the index varies over the cycles. */
    private static final ProvingProgram PROGRAM =
            new Toy()
                    .base()
                    .add(RowKind.LUI, 1, 0, 0, 0x9e3779b97f4a7c15L)
                    .add(RowKind.LUI, 2, 0, 0, 0xc2b2ae3d27d4eb4fL)
                    .add(RowKind.XOR, 3, 1, 2, 0)
                    .add(RowKind.MULHU, 5, 1, 2, 0)
                    .add(RowKind.AND, 6, 3, 1, 0)
                    .load(7, 0)
                    .finish(Toy.SHAPE, 3)
                    .program(Toy.SHAPE, 5);

    @Test
    void everyRoundHasItsDeclaredDegree() {
        ToyMachine.Run run = ToyMachine.run(PROGRAM, 4, new byte[0]);
        Map<String, Integer> slack = new TreeMap<>();
        ReferenceWitness reference =
                new ReferenceWitness(PROGRAM, run.shape(), run.statement(), run.columns());
        ProverWitness measuring = new Measuring(reference, slack);
        ProofBuilder.proveStages(
                Toy.context(),
                PROGRAM,
                run.shape(),
                run.statement(),
                measuring,
                ProofBuilder.Tamper.NONE);
        assertEquals(14, slack.size(), slack.toString());
        slack.forEach((name, missing) -> assertTrue(missing >= 0, name + " is exceeded"));
        // OutputCheck is zero everywhere for an honest run
        slack.forEach(
                (name, missing) ->
                        assertTrue(
                                missing == 0 || name.startsWith("OutputCheck"),
                                name + " is not reached"));
    }

    /** A witness whose members are measured. */
    private record Measuring(ProverWitness inner, Map<String, Integer> slack)
            implements ProverWitness {
        @Override
        public List<? extends io.larch.bn254.FrColumn> traceColumns() {
            return inner.traceColumns();
        }

        @Override
        public List<io.larch.bn254.SmallColumn> traceDigits() {
            return inner.traceDigits();
        }

        @Override
        public io.larch.bn254.FrColumn privateWords() {
            return inner.privateWords();
        }

        @Override
        public List<SumcheckMember> members(Stage stage, Ledger<FrElement> ledger) {
            List<SumcheckMember> members = new ArrayList<>();
            List<SumcheckMember> plain = inner.members(stage, ledger);
            List<Batch.Member> declared = stage.batch().members();
            for (int i = 0; i < plain.size(); i++) {
                members.add(new Measured(plain.get(i), declared.get(i).relation(), slack));
            }
            return members;
        }
    }
}
