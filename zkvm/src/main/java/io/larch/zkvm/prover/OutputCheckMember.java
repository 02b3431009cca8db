// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.sumcheck.Multilinear;
import io.larch.sumcheck.SumcheckMember;
import io.larch.zkvm.relation.OutputCheck;
import io.larch.zkvm.shape.ProgramShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Prover of {@link OutputCheck}.
 *
 * <p>The mask leaves {@code 2^io} terms per round: while a variable above the block is bound, the
 * unbound ones above the block are fixed to the block's own bits. Only the final memory is bound
 * densely.
 */
final class OutputCheckMember implements SumcheckMember {
    private static final FrField FIELD = new FrField();

    private final ProverTools tools;
    private final ProgramShape shape;
    private final List<FrElement> rout;
    private final long[] values;
    private final long[] io;
    private final List<FrElement> bound = new ArrayList<>();

    /**
     * A member at its first round.
     *
     * @param finals the 2^k words of memory after the last cycle
     * @param io the 2^io public words
     */
    OutputCheckMember(
            ProverTools tools, ProgramShape shape, List<FrElement> rout, long[] finals, long[] io) {
        this.tools = tools;
        this.shape = shape;
        this.rout = List.copyOf(rout);
        this.values = FrArrays.ofWords(tools.parallel(), finals);
        this.io = FrArrays.ofWords(tools.parallel(), io);
    }

    @Override
    public int rounds() {
        return shape.k();
    }

    @Override
    public List<FrElement> roundEvaluations(int degree, FrElement claim) {
        List<FrElement> out = new ArrayList<>();
        for (int x = 0; x <= degree; x++) {
            out.add(evaluation(FrElement.of(x)));
        }
        return out;
    }

    /** The round polynomial at x. */
    private FrElement evaluation(FrElement x) {
        int i = bound.size();
        int high = shape.k() - shape.io();
        List<FrElement> point = new ArrayList<>(bound);
        point.add(x);
        // The variables above the block: bound, x, or the block's bits.
        for (int v = i + 1; v < high; v++) {
            point.add(blockBit(v));
        }
        List<FrElement> top = point.subList(0, high);
        FrElement mask = Multilinear.eqIndex(FIELD, top, shape.ioStart() >> shape.io());
        FrElement eq = Multilinear.eq(FIELD, point, rout.subList(0, point.size()));
        FrElement sum = i < high ? aboveBlock(x, mask) : insideBlock(x, mask, point);
        return mask.mul(eq).mul(sum);
    }

    private FrElement blockBit(int variable) {
        boolean one = (shape.ioStart() >>> (shape.k() - 1 - variable) & 1) == 1;
        return one ? FrElement.ONE : FrElement.ZERO;
    }

    /** {@code Σ_low eq(rout_low, low)·(ValFinal(bound, x, block bits, low) - mask·io[low])}. */
    private FrElement aboveBlock(FrElement x, FrElement mask) {
        int half = 1 << (shape.k() - bound.size() - 1);
        int from = shape.ioStart() & (half - 1);
        long[] eq = eqTail(shape.k() - shape.io());
        return weighted(eq, x, from, half, scaled(io, mask));
    }

    /** The same inside the block, where the first words are bound as well. */
    private FrElement insideBlock(FrElement x, FrElement mask, List<FrElement> point) {
        int half = 1 << (shape.k() - bound.size() - 1);
        List<FrElement> inner = point.subList(shape.k() - shape.io(), point.size());
        long[] words = io.clone();
        int n = 1 << shape.io();
        for (FrElement r : inner) {
            FrArrays.bindTop(tools.parallel(), words, n, r);
            n /= 2;
        }
        return weighted(
                eqTail(bound.size() + 1), x, 0, half, scaled(Arrays.copyOf(words, 4 * n), mask));
    }

    private long[] eqTail(int from) {
        return FrArrays.eqTable(tools.parallel(), rout.subList(from, rout.size()), FrElement.ONE);
    }

    private FrElement weighted(long[] eq, FrElement x, int from, int half, long[] publics) {
        long[] r = FrArrays.of(x);
        long[] t = FrArrays.allocate(2);
        for (int i = 0; i < eq.length; i += Fr.LIMBS) {
            int lo = Fr.LIMBS * from + i;
            Fr.sub(t, 0, values, lo + Fr.LIMBS * half, values, lo);
            Fr.mul(t, 0, t, 0, r, 0);
            Fr.add(t, 0, t, 0, values, lo);
            Fr.sub(t, 0, t, 0, publics, i);
            Fr.mul(t, 0, t, 0, eq, i);
            Fr.add(t, Fr.LIMBS, t, Fr.LIMBS, t, 0);
        }
        return FrArrays.get(t, 1);
    }

    private static long[] scaled(long[] words, FrElement factor) {
        long[] f = FrArrays.of(factor);
        long[] z = new long[words.length];
        for (int i = 0; i < words.length; i += Fr.LIMBS) {
            Fr.mul(z, i, words, i, f, 0);
        }
        return z;
    }

    @Override
    public void bind(FrElement challenge) {
        FrArrays.bindTop(tools.parallel(), values, 1 << (shape.k() - bound.size()), challenge);
        bound.add(challenge);
    }

    @Override
    public FrElement finalValue(String leaf) {
        if (!leaf.equals(OutputCheck.VAL_FINAL) || bound.size() != shape.k()) {
            throw new IllegalStateException(leaf + " is not fully bound");
        }
        return FrArrays.get(values, 0);
    }
}
