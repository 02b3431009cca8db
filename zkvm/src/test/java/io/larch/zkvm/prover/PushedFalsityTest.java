// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.sumcheck.BatchVerifier;
import io.larch.sumcheck.InvalidProofException;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.prover.reference.ReferenceWitness;
import io.larch.zkvm.prover.reference.TraceColumns;
import io.larch.zkvm.relation.InstructionLookup;
import io.larch.zkvm.relation.Ledger;
import io.larch.zkvm.relation.Names;
import io.larch.zkvm.relation.RegistersReadWrite;
import io.larch.zkvm.relation.Stage;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.statement.Statement;
import io.larch.zkvm.verifier.Verifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A prover that, wherever a final check would fail, changes one opening so that it holds. The
 * falsity moves on until the lookup or the commitments catch it.
 */
class PushedFalsityTest {
    private static final int MUL_CYCLE = 5;
    private static final int OUTPUT_CYCLE = 6;

    /** A run whose product is one too large; only constraint 6 of one cycle is violated. */
    private static TraceColumns forged() {
        TraceColumns forged = HonestProof.RUN.columns().copy();
        forged.rdInc()[MUL_CYCLE] = forged.rdInc()[MUL_CYCLE].add(FrElement.ONE);
        forged.ramInc()[OUTPUT_CYCLE] = forged.ramInc()[OUTPUT_CYCLE].add(FrElement.ONE);
        return forged;
    }

    private static Statement lie() {
        byte[] output = HonestProof.STATEMENT.output();
        output[0]++;
        return Statement.finished(HonestProof.STATEMENT.input(), output);
    }

    @Test
    void theForgedRunViolatesOneConstraint() {
        ReferenceWitness witness =
                new ReferenceWitness(HonestProof.PROGRAM, HonestProof.SHAPE, lie(), forged());
        assertEquals(List.of("C6 in cycle " + MUL_CYCLE), witness.violations());
    }

    @Test
    void aFalseLookupOutputReachesTheIndexedLookup() {
        Push push =
                new Push(
                        Names.at1("LookupOutput"),
                        InstructionLookup.V,
                        Names.pullBack(Family.CODE));
        assertEquals("S5", rejectedIn(lie(), forged(), push));
        assertEquals(3, push.repaired);
    }

    @Test
    void aFalseIncrementReachesTheCommitments() {
        Push push = new Push(Names.at1("RdWrite"), RegistersReadWrite.INC);
        assertEquals("S6", rejectedIn(lie(), forged(), push));
        assertEquals(2, push.repaired);
    }

    @Test
    @Tag("slow")
    void anyFalsityIsCaughtInTheEnd() {
        TraceColumns honest = HonestProof.RUN.columns();
        for (int c = 0; c < honest.digits().length; c++) {
            TraceColumns forged = honest.copy();
            forged.digits()[c][c % 12] ^= 1;
            String stage = rejectedIn(HonestProof.STATEMENT, forged, new Push());
            assertTrue(!stage.equals("S1"), "column " + c + " in " + stage);
        }
    }

    private static String rejectedIn(Statement statement, TraceColumns columns, Push push) {
        var key = HonestProof.PROGRAM.key();
        ZkvmProof proof =
                ProofBuilder.prove(
                        Toy.context(),
                        HonestProof.PROGRAM,
                        HonestProof.SHAPE,
                        statement,
                        new ReferenceWitness(
                                HonestProof.PROGRAM, HonestProof.SHAPE, statement, columns),
                        push);
        return assertThrows(
                        InvalidProofException.class,
                        () ->
                                new Verifier(Toy.COMMITTER.verifierKey(), false)
                                        .verify(key.digest(), key, statement, proof))
                .stage();
    }

    /** Repairs final checks; may change the named openings, or any if none is named. */
    private static final class Push implements ProofBuilder.Tamper {
        private final List<String> keys;
        private int repaired;

        Push(String... keys) {
            this.keys = List.of(keys);
        }

        @Override
        public List<FrElement> openings(
                Stage stage,
                List<String> names,
                List<FrElement> values,
                Ledger<FrElement> ledger,
                BatchVerifier.Reduction<FrElement> reduction) {
            if (reduction == null) {
                return values;
            }
            List<FrElement> sent = new ArrayList<>(values);
            for (int i = 0; i < names.size(); i++) {
                FrElement error = error(stage, names, sent, ledger, reduction);
                if (error.isZero()) {
                    return sent;
                }
                if (keys.isEmpty() || keys.contains(names.get(i))) {
                    repair(i, error, stage, names, sent, ledger, reduction);
                }
            }
            return sent;
        }

        private void repair(
                int i,
                FrElement error,
                Stage stage,
                List<String> names,
                List<FrElement> sent,
                Ledger<FrElement> ledger,
                BatchVerifier.Reduction<FrElement> reduction) {
            FrElement old = sent.get(i);
            sent.set(i, old.add(FrElement.ONE));
            FrElement slope = error(stage, names, sent, ledger, reduction).sub(error);
            if (slope.isZero()) {
                sent.set(i, old);
                return;
            }
            sent.set(i, old.sub(error.mul(slope.inverse())));
            if (error(stage, names, sent, ledger, reduction).isZero()) {
                repaired++;
            } else {
                sent.set(i, old);
            }
        }

        /** The final check's left side minus its right side. */
        private static FrElement error(
                Stage stage,
                List<String> names,
                List<FrElement> sent,
                Ledger<FrElement> ledger,
                BatchVerifier.Reduction<FrElement> reduction) {
            List<FrElement> finals =
                    ledger.finals(stage.batch(), name -> sent.get(names.indexOf(name)));
            FrElement sum = FrElement.ZERO;
            for (int i = 0; i < finals.size(); i++) {
                sum = sum.add(reduction.alphas().get(i).mul(finals.get(i)));
            }
            return sum.sub(reduction.claim());
        }
    }
}
