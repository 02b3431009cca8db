// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.verifier;

import io.larch.sumcheck.BatchVerifier;
import io.larch.sumcheck.Check;
import io.larch.sumcheck.IndexedLookup;
import io.larch.sumcheck.InvalidProofException;
import io.larch.sumcheck.InvalidProofException.Reason;
import io.larch.sumcheck.PairingSums;
import io.larch.sumcheck.Point;
import io.larch.sumcheck.Schedule;
import io.larch.sumcheck.SpongeTranscript;
import io.larch.sumcheck.Transcript;
import io.larch.sumcheck.VerifierChannel;
import io.larch.sumcheck.VerifierField;
import io.larch.zkvm.program.ProgramDigest;
import io.larch.zkvm.relation.Labels;
import io.larch.zkvm.relation.Ledger;
import io.larch.zkvm.relation.LookupClaims;
import io.larch.zkvm.relation.OpeningClaims;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.relation.Stage;
import io.larch.zkvm.relation.Stages;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.IoBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * The verifier core, S1 to S6, over known or recorded field elements.
 *
 * <p>Soundness: an accepted conversation proves nothing until the returned {@link PairingSums} are
 * evaluated and their equation checked, with every point on the curve and consistent with its
 * limbs. In a circuit the caller must also constrain the entry bits to be Boolean, the I/O words to
 * be below 2^64 and the termination and panic words.
 */
public final class ZkvmVerifier<E> {
    private final VerifierField<E> f;
    private final ProofShape shape;
    private final VerifierInputs<E> inputs;
    private final VerifierChannel<E> channel;
    private final Ledger<E> ledger;

    private ZkvmVerifier(ProofShape shape, VerifierInputs<E> inputs, VerifierChannel<E> channel) {
        this.f = channel.field();
        this.shape = shape;
        this.inputs = inputs;
        this.channel = channel;
        this.ledger = new Ledger<>(f, shape, inputs.publics());
    }

    /**
     * Verifies a proof up to its pairing equation.
     *
     * @param scalars the proof's field elements, as many as the schedule says
     * @param points the proof's group elements, as many as the schedule says
     * @throws InvalidProofException if a check on known values fails
     */
    public static <E> PairingSums<E> verify(
            VerifierField<E> f,
            ProofShape shape,
            VerifierInputs<E> inputs,
            List<E> scalars,
            List<Point<E>> points)
            throws InvalidProofException {
        SpongeTranscript<E> transcript = new SpongeTranscript<>(f, ProofSchedule.capacity(shape));
        return verify(f, shape, inputs, scalars, points, transcript);
    }

    /** Verifies with challenges from anywhere: for experiments on what the transcript binds. */
    static <E> PairingSums<E> verify(
            VerifierField<E> f,
            ProofShape shape,
            VerifierInputs<E> inputs,
            List<E> scalars,
            List<Point<E>> points,
            Transcript<E> transcript)
            throws InvalidProofException {
        Schedule schedule = ProofSchedule.of(shape);
        VerifierChannel<E> channel =
                new VerifierChannel<>(f, transcript, schedule, scalars, points);
        return new ZkvmVerifier<>(shape, inputs, channel).run();
    }

    private PairingSums<E> run() throws InvalidProofException {
        f.stage("preamble");
        checkDigest();
        channel.publics(Labels.DIGEST, List.of(inputs.digest()));
        channel.publics(Labels.IO, IoBlock.pack(f, inputs.publics().ioWords()));
        List<Point<E>> committed = channel.points(Labels.COMMITMENTS);
        for (Stage stage : Stages.all(shape)) {
            f.stage(stage.tag());
            verify(stage);
        }
        f.stage("S5");
        IndexedLookup.Result<E> lookup = verifyLookup();
        f.stage("S6");
        List<Point<E>> commitments = new ArrayList<>(committed.subList(0, shape.stacks()));
        commitments.add(inputs.bytecode());
        commitments.add(lookup.pushForward());
        commitments.add(inputs.image());
        commitments.add(committed.get(shape.stacks()));
        PairingSums<E> sums =
                ProofSchedule.openings(shape)
                        .verify(channel, commitments, OpeningClaims.of(ledger, lookup));
        channel.finish();
        ledger.openings().finish();
        return sums;
    }

    /** The program's layout, entry row and commitments are the digested ones. */
    private void checkDigest() throws InvalidProofException {
        E computed =
                ProgramDigest.of(
                        f,
                        shape.program(),
                        inputs.publics().entryBits(),
                        inputs.bytecode(),
                        inputs.image());
        Check check = Check.of(Reason.PROGRAM_DIGEST, "preamble");
        f.assertEqual(inputs.digest(), computed, check);
    }

    /** S1 to S4: openings sent before, challenges, the batch, its openings, its final check. */
    private void verify(Stage stage) throws InvalidProofException {
        if (!stage.sent().isEmpty()) {
            ledger.openings().produce(stage.sent(), channel.scalars(stage.sentLabel()));
        }
        stage.draws().forEach(d -> ledger.draw(d.label(), channel.challenges(d.label())));
        BatchVerifier.Reduction<E> reduction =
                BatchVerifier.verify(channel, stage.batch(), ledger.inputClaims(stage.batch()));
        ledger.reduce(stage, reduction.point());
        ledger.openings().produce(stage.batch().outputs(), channel.scalars(stage.openingsLabel()));
        List<E> finals = ledger.finals(stage.batch());
        BatchVerifier.checkFinal(f, reduction, finals, Check.of(Reason.SUMCHECK, stage.tag()));
    }

    private IndexedLookup.Result<E> verifyLookup() throws InvalidProofException {
        return ProofSchedule.lookup(shape)
                .verify(channel, LookupClaims.points(ledger), LookupClaims.of(ledger));
    }
}
