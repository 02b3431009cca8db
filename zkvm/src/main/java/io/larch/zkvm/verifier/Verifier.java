// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.verifier;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.sumcheck.Check;
import io.larch.sumcheck.FrVerifierField;
import io.larch.sumcheck.InvalidProofException;
import io.larch.sumcheck.InvalidProofException.Reason;
import io.larch.sumcheck.KzgVerifierKey;
import io.larch.sumcheck.PairingSums;
import io.larch.sumcheck.Point;
import io.larch.sumcheck.Points;
import io.larch.sumcheck.Schedule;
import io.larch.zkvm.program.ProgramKey;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.relation.PublicInputs;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.statement.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The verifier over known values. It is total: it returns normally or throws {@link
 * InvalidProofException}.
 *
 * <p>An accepted proof says that for the program with this digest there are private input words
 * such that the run from the entry row with zero registers reaches HALT within {@code 2^t - 1}
 * cycles with the statement's output, panic word and termination word.
 */
public final class Verifier {
    private final KzgVerifierKey srs;
    private final boolean allowPanic;

    /**
     * A verifier.
     *
     * @param srs the verifier's part of the reference string
     * @param allowPanic whether runs that panicked are accepted beside those that finished: panic
     *     word 1 and termination word 0
     */
    public Verifier(KzgVerifierKey srs, boolean allowPanic) {
        this.srs = Objects.requireNonNull(srs);
        this.allowPanic = allowPanic;
    }

    /**
     * Verifies a proof.
     *
     * @param digest the program's digest, which the caller trusts
     * @param key a key from anywhere; checked against the digest
     * @param statement what the proof is to show
     * @throws InvalidProofException if it does not
     */
    public void verify(FrElement digest, ProgramKey key, Statement statement, ZkvmProof proof)
            throws InvalidProofException {
        PairingSums<FrElement> sums = reduce(digest, key, statement, proof);
        srs.check(sums, points(key, proof)::get, "S6");
    }

    /**
     * Everything but the group arithmetic: the pairing equation that is left. Term points are
     * indices into {@link #points}.
     *
     * @throws InvalidProofException if a check fails
     */
    public PairingSums<FrElement> reduce(
            FrElement digest, ProgramKey key, Statement statement, ZkvmProof proof)
            throws InvalidProofException {
        if (!key.digest().equals(digest)) {
            throw reject(Reason.PROGRAM_DIGEST, "preamble", "the key is of another program");
        }
        ProofShape shape = shape(key, proof);
        checkStatement(key, statement);
        List<Point<FrElement>> points = limbs(key, proof);
        return ZkvmVerifier.verify(
                new FrVerifierField(),
                shape,
                inputs(digest, key, statement, points),
                proof.scalars(),
                points.subList(0, proof.points().size()));
    }

    /** The core's inputs; the last two points are bytecode and image. */
    static VerifierInputs<FrElement> inputs(
            FrElement digest, ProgramKey key, Statement statement, List<Point<FrElement>> points) {
        List<FrElement> words = new ArrayList<>();
        for (long word : IoBlock.words(key.shape(), statement)) {
            words.add(FrElement.ofUnsigned(word));
        }
        return new VerifierInputs<>(
                digest,
                new PublicInputs<>(key.entryBits(), words),
                points.get(points.size() - 2),
                points.get(points.size() - 1));
    }

    /** {@link #points} as the transcript sees them. */
    static List<Point<FrElement>> limbs(ProgramKey key, ZkvmProof proof) {
        List<Point<FrElement>> points = new ArrayList<>();
        for (G1Affine p : points(key, proof)) {
            points.add(Points.point(points.size(), p));
        }
        return points;
    }

    /** The group elements that terms refer to: the proof's, then bytecode and image. */
    public static List<G1Affine> points(ProgramKey key, ZkvmProof proof) {
        List<G1Affine> points = new ArrayList<>(proof.points());
        points.addAll(Arrays.asList(key.bytecode(), key.image()));
        return points;
    }

    /** The proof's shape; its lengths are checked before anything is absorbed. */
    private static ProofShape shape(ProgramKey key, ZkvmProof proof) throws InvalidProofException {
        if (proof.t() < 1 || proof.t() > ProofShape.MAX_T) {
            throw reject(Reason.SHAPE, "preamble", "no such number of cycles");
        }
        ProofShape shape = ProofShape.of(key.shape(), proof.t());
        Schedule schedule = ProofSchedule.of(shape);
        if (proof.points().size() != schedule.total(Schedule.Kind.POINTS)
                || proof.scalars().size() != schedule.total(Schedule.Kind.SCALARS)) {
            throw reject(Reason.SHAPE, "preamble", "the proof's lengths are not its shape's");
        }
        return shape;
    }

    private void checkStatement(ProgramKey key, Statement statement) throws InvalidProofException {
        if (!IoBlock.fits(key.shape(), statement)) {
            throw reject(Reason.STATEMENT, "preamble", "it does not fit the I/O block");
        }
        boolean finished = statement.termination() == 1 && statement.panic() == 0;
        boolean panicked = statement.termination() == 0 && statement.panic() == 1;
        if (!finished && !(allowPanic && panicked)) {
            String how = panicked ? "the run panicked" : "the run did not finish";
            throw reject(Reason.STATEMENT, "preamble", how);
        }
    }

    private static InvalidProofException reject(Reason reason, String stage, String message) {
        return new InvalidProofException(Check.of(reason, stage), message);
    }
}
