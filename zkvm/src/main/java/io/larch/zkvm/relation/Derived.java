// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import io.larch.bn254.Field;
import io.larch.sumcheck.Multilinear;
import io.larch.zkvm.shape.ProgramShape;
import java.util.List;
import java.util.Map;

/** The values that the verifier computes itself: the derived leaves of claims and summands. */
final class Derived<E> {
    private final Ledger<E> ledger;
    private final Field<E> f;

    Derived(Ledger<E> ledger) {
        this.ledger = ledger;
        this.f = ledger.field();
    }

    /** A derived leaf of an input claim. */
    E inClaim(String name) {
        return switch (name) {
            case Shift.LAST -> Multilinear.ones(f, ledger.point(PointName.R1));
            case RamValue.INIT -> initialMemory();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The derived leaves of a batch's summands at its final point. */
    Map<String, E> atFinalPoint(String tag) {
        return switch (tag) {
            case "S1" ->
                    Map.of(CycleConstraints.EQ, eq(ledger.challenges(Labels.TAU), PointName.R1));
            case "S2" -> second();
            case "S3" ->
                    Map.of(
                            RamValue.LESS,
                            Multilinear.lessThan(
                                    f, ledger.point(PointName.R3), ledger.point(PointName.R2)));
            case "S4" -> fourth();
            default -> throw new IllegalArgumentException(tag);
        };
    }

    private Map<String, E> second() {
        ProgramShape p = ledger.shape().program();
        List<E> r1 = ledger.point(PointName.R1);
        List<E> cell = ledger.point(PointName.CELL);
        return Map.of(
                RegistersReadWrite.EQ, eq(r1, PointName.R2),
                RamReadWrite.ADDRESS, RamReadWrite.address(f, p, cell),
                OutputCheck.EQ, eq(ledger.challenges(Labels.ROUT), PointName.CELL),
                OutputCheck.MASK, ledger.block(p.ioStart(), p.io()),
                OutputCheck.IO, publicWords(0, 1 << p.io()),
                Shift.EQ_PLUS_ONE, Multilinear.eqPlusOne(f, r1, ledger.point(PointName.R2)));
    }

    private Map<String, E> fourth() {
        List<E> row = ledger.point(PointName.ROW);
        List<E> r4 = ledger.point(PointName.R4);
        return Map.of(
                BytecodeRead.EQ1, eq(ledger.point(PointName.R1), PointName.R4),
                BytecodeRead.EQ2, eq(ledger.point(PointName.R2), PointName.R4),
                RamRa.EQ3, eq(ledger.point(PointName.R3), PointName.R4),
                BytecodeRead.ROW, Multilinear.integer(f, row),
                BytecodeRead.FIRST_CYCLE, Multilinear.zeros(f, r4),
                BytecodeRead.ENTRY, Multilinear.eq(f, ledger.inputs().entryBits(), row),
                BytecodeRead.LAST_CYCLE, Multilinear.ones(f, r4),
                BytecodeRead.HALT, Multilinear.zeros(f, row));
    }

    /**
     * The initial memory at ρram: input length and words, image, private input; everything else
     * starts at zero.
     */
    private E initialMemory() {
        ProgramShape p = ledger.shape().program();
        E image = ledger.openings().peek(Names.IMAGE);
        E privateInput = ledger.openings().peek(Names.PRIVATE);
        E sum = publicWords(2, p.ioHalf());
        sum = f.add(sum, f.mul(ledger.block(p.imageStart(), p.m()), image));
        return f.add(sum, f.mul(ledger.block(p.privateStart(), p.a()), privateInput));
    }

    /** {@code Σ word_i·eq(ρram, cell of i)} over the words from–to of the I/O block. */
    private E publicWords(int from, int to) {
        ProgramShape p = ledger.shape().program();
        List<E> low = Ledger.last(ledger.point(PointName.CELL), p.io());
        List<E> eq = Multilinear.eqTable(f, low);
        List<E> words = ledger.inputs().ioWords().subList(from, to);
        E sum = Multilinear.inner(f, words, eq.subList(from, to));
        return f.mul(ledger.block(p.ioStart(), p.io()), sum);
    }

    private E eq(List<E> x, PointName y) {
        return Multilinear.eq(f, x, ledger.point(y));
    }
}
