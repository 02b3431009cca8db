// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import io.larch.bn254.FrElement;
import io.larch.sumcheck.IndexedLookup;
import io.larch.sumcheck.OpeningBatch;
import io.larch.sumcheck.OpeningBatch.Polynomial;
import io.larch.sumcheck.Schedule;
import io.larch.zkvm.shape.DigitColumn;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import java.util.ArrayList;
import java.util.List;

/**
 * Every absorb and draw of a proof, in order: a function of the proof shape, declared here and
 * nowhere else.
 */
public final class ProofSchedule {
    /** The version of the protocol; part of the transcript's initial state and of the codec. */
    public static final int PROTOCOL = 1;

    /** Words of the I/O block absorbed as one element. */
    public static final int WORDS_PER_ELEMENT = 3;

    private ProofSchedule() {}

    /** The schedule of a shape. */
    public static Schedule of(ProofShape shape) {
        int words = 1 << shape.program().io();
        Schedule.Builder s = new Schedule.Builder();
        s.publics(Labels.DIGEST, 1);
        s.publics(Labels.IO, (words + WORDS_PER_ELEMENT - 1) / WORDS_PER_ELEMENT);
        s.points(Labels.COMMITMENTS, shape.stacks() + 1);
        Stages.all(shape).forEach(stage -> stage.declare(s));
        lookup(shape).declare(s);
        openings(shape).declare(s);
        return s.build();
    }

    /** The transcript's initial capacity element: hash of version, shape and schedule. */
    public static FrElement capacity(ProofShape shape) {
        ProgramShape p = shape.program();
        String program =
                " b=" + p.b() + " m=" + p.m() + " k=" + p.k() + " io=" + p.io() + " a=" + p.a();
        String proof = " t=" + shape.t() + " w=" + shape.w() + " N=" + shape.n();
        return of(shape).capacity("larch proof " + PROTOCOL + program + proof);
    }

    /** S5: the lookup in every digit column. */
    public static IndexedLookup lookup(ProofShape shape) {
        List<IndexedLookup.Column> columns = new ArrayList<>();
        for (DigitColumn c : shape.digitColumns()) {
            int rows = c.family().isTrace() ? shape.t() : shape.program().b();
            columns.add(new IndexedLookup.Column(c.name(), rows, c.width()));
        }
        return new IndexedLookup("S5", columns);
    }

    /** S6: the committed polynomials: trace stacks, bytecode, P, image, private input. */
    public static OpeningBatch openings(ProofShape shape) {
        ProgramShape p = shape.program();
        List<Polynomial> polynomials = new ArrayList<>();
        for (int i = 0; i < shape.stacks(); i++) {
            polynomials.add(new Polynomial("trace" + i, shape.n() - shape.t(), shape.t()));
        }
        polynomials.add(new Polynomial("bytecode", ProofShape.BYTECODE_COLUMN_BITS, p.b()));
        polynomials.add(new Polynomial("P", 0, shape.pushVariables()));
        polynomials.add(new Polynomial("Image", 0, p.m()));
        polynomials.add(new Polynomial("Private", 0, p.a()));
        return new OpeningBatch("S6", shape.n(), polynomials);
    }
}
