// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.bn254.FrElement;
import io.larch.sumcheck.Point;
import io.larch.sumcheck.Points;
import io.larch.sumcheck.Schedule;
import io.larch.zkvm.program.ProgramKey;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.statement.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Everything private that the verifier core reads, in the order of the circuit's private inputs.
 * Circuit and witness are both built by {@link #read}, so they agree on the order.
 *
 * <p>Points are numbered as in {@link io.larch.zkvm.verifier.Verifier#points}: those of the proof,
 * then bytecode and image.
 *
 * @param entryBits the entry row, most significant bit first
 * @param bytecode commitment to the bytecode
 * @param image commitment to the image
 * @param ioWords the I/O block
 * @param scalars the proof's field elements in schedule order
 * @param points the proof's group elements in schedule order
 */
record VerifierWitness<E>(
        List<E> entryBits,
        Point<E> bytecode,
        Point<E> image,
        List<E> ioWords,
        List<E> scalars,
        List<Point<E>> points) {
    /** Copies the lists. */
    VerifierWitness {
        entryBits = List.copyOf(entryBits);
        ioWords = List.copyOf(ioWords);
        scalars = List.copyOf(scalars);
        points = List.copyOf(points);
    }

    /** Takes every value from a source, in order. */
    static <E> VerifierWitness<E> read(ProofShape shape, Supplier<E> next) {
        Schedule schedule = ProofSchedule.of(shape);
        int sent = schedule.total(Schedule.Kind.POINTS);
        List<E> entryBits = take(shape.program().b(), next);
        Point<E> bytecode = point(sent, next);
        Point<E> image = point(sent + 1, next);
        List<E> ioWords = take(1 << shape.program().io(), next);
        List<E> scalars = take(schedule.total(Schedule.Kind.SCALARS), next);
        List<Point<E>> points = new ArrayList<>();
        for (int i = 0; i < sent; i++) {
            points.add(point(i, next));
        }
        return new VerifierWitness<>(entryBits, bytecode, image, ioWords, scalars, points);
    }

    /**
     * The values of a proof.
     *
     * @throws IllegalArgumentException if the proof's lengths are not those of the shape
     */
    static VerifierWitness<FrElement> of(
            ProofShape shape, ProgramKey program, Statement statement, ZkvmProof proof) {
        List<FrElement> values = new ArrayList<>(program.entryBits());
        values.addAll(Points.limbs(program.bytecode()));
        values.addAll(Points.limbs(program.image()));
        values.addAll(words(shape.program(), statement));
        values.addAll(proof.scalars());
        proof.points().forEach(p -> values.addAll(Points.limbs(p)));
        Iterator<FrElement> next = values.iterator();
        VerifierWitness<FrElement> witness = read(shape, next::next);
        if (next.hasNext()) {
            throw new IllegalArgumentException("the proof is longer than its shape says");
        }
        return witness;
    }

    /** The I/O block of a statement as field elements. */
    static List<FrElement> words(ProgramShape shape, Statement statement) {
        return Arrays.stream(IoBlock.words(shape, statement))
                .mapToObj(FrElement::ofUnsigned)
                .toList();
    }

    /** The values in order, as {@link #read} takes them. */
    List<E> flatten() {
        List<E> values = new ArrayList<>(entryBits);
        values.addAll(bytecode.limbs());
        values.addAll(image.limbs());
        values.addAll(ioWords);
        values.addAll(scalars);
        points.forEach(p -> values.addAll(p.limbs()));
        return values;
    }

    /** Number of points, the program's two included. */
    int pointCount() {
        return points.size() + 2;
    }

    private static <E> List<E> take(int n, Supplier<E> next) {
        List<E> values = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            values.add(next.get());
        }
        return values;
    }

    private static <E> Point<E> point(int index, Supplier<E> next) {
        List<E> limbs = take(4, next);
        return new Point<>(index, limbs.get(0), limbs.get(1), limbs.get(2), limbs.get(3));
    }
}
