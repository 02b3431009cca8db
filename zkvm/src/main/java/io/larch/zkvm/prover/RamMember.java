// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.Fr;
import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.bn254.FrVector;
import io.larch.sumcheck.Multilinear;
import io.larch.sumcheck.Relation;
import io.larch.sumcheck.SumcheckMember;
import io.larch.zkvm.relation.Labels;
import io.larch.zkvm.relation.RamReadWrite;
import io.larch.zkvm.shape.ProgramShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Prover of {@link RamReadWrite}: a sweep over the cells, then cycles.
 *
 * <p>The array of the sweep holds {@code (1 + γ)·Val + γ²·Addr}, so that one array serves reading,
 * writing and addresses; what is left is {@code γ·Inc}.
 */
final class RamMember extends PhasedMember {
    private static final FrField FIELD = new FrField();

    private final ProverTools tools;
    private final CycleColumns cycles;
    private final ProgramShape program;
    private final Relation relation;
    private final long[] initial;
    private final FrElement gamma;
    private final List<FrElement> r1;
    private final FrVector weights;
    private final MemorySweep sweep;

    /**
     * A member at its first round.
     *
     * @param relation of the shape
     * @param initial the words of memory before the first cycle, 2^k; borrowed
     * @param eq {@code eq(r1, ·)}, closed when the address rounds end
     */
    RamMember(
            ProverTools tools,
            CycleColumns cycles,
            ProgramShape program,
            Relation relation,
            long[] initial,
            FrElement gamma,
            List<FrElement> r1,
            FrVector eq) {
        super(program.k(), r1.size());
        this.tools = tools;
        this.cycles = cycles;
        this.program = program;
        this.relation = relation;
        this.initial = initial;
        this.gamma = gamma;
        this.r1 = r1;
        this.weights = eq;
        FrElement scale = FrElement.ONE.add(gamma);
        this.sweep =
                new RamSweep(
                        tools,
                        program.k(),
                        eq,
                        cycles::cell,
                        cycles.ramIncrements(),
                        gamma,
                        scale,
                        starts(scale));
    }

    /** The array before the first cycle of every chunk. */
    private List<long[]> starts(FrElement scale) {
        int chunks = MemorySweep.chunks(cycles.size(), initial.length);
        int length = MemorySweep.chunkLength(cycles.size(), chunks);
        long[] words = initial.clone();
        List<long[]> starts = new ArrayList<>();
        for (int j = 0; j < cycles.size(); j++) {
            if (j % length == 0) {
                starts.add(elements(words, scale));
            }
            words[cycles.cell(j)] = cycles.ramPost(j);
        }
        return starts;
    }

    /** {@code scale·word + γ²·address} of every cell. */
    private long[] elements(long[] words, FrElement scale) {
        FrElement square = gamma.square();
        long[] unit = FrArrays.of(scale.mul(SmallWords.UNIT));
        long[] step = FrArrays.of(square.mul(FrElement.of(8)));
        long[] z = FrArrays.allocate(words.length);
        FrElement base = square.mul(FrElement.of(program.base()));
        tools.parallel()
                .forRange(
                        words.length,
                        1 << 10,
                        (from, to) -> {
                            long[] t = FrArrays.of(base.add(shift(step, from)));
                            long[] u = FrArrays.allocate(1);
                            for (int i = from; i < to; i++) {
                                System.arraycopy(t, 0, z, Fr.LIMBS * i, Fr.LIMBS);
                                if (words[i] != 0) {
                                    Fr.mulWord(u, 0, unit, 0, words[i]);
                                    Fr.add(z, Fr.LIMBS * i, z, Fr.LIMBS * i, u, 0);
                                }
                                Fr.add(t, 0, t, 0, step, 0);
                            }
                        });
        FrElement dummy = square.mul(Multilinear.powerOfTwo(65));
        scale.mul(FrElement.ofUnsigned(words[0])).add(dummy).store(z, 0);
        return z;
    }

    private static FrElement shift(long[] step, int cells) {
        return FrArrays.get(step, 0).mul(FrElement.of(cells));
    }

    @Override
    List<FrElement> addressRound(int degree, FrElement claim) {
        return sweep.round(claim);
    }

    @Override
    void bindAddress(FrElement challenge) {
        sweep.bind(challenge);
    }

    @Override
    SumcheckMember enterCycles(List<FrElement> address) {
        weights.close();
        long[] eq = sweep.eqTable();
        FrVector table = tools.vector(eq);
        Map<String, FrColumn> columns =
                Map.of(
                        RamReadWrite.VAL,
                        sweep.values(SmallWords.inner(eq, initial)),
                        RamReadWrite.RA,
                        cycles.byCell(table),
                        RamReadWrite.INC,
                        cycles.ramIncrements());
        table.close();
        Map<String, FrElement> scalars =
                Map.of(
                        Labels.GAMMA_RAM,
                        gamma,
                        RamReadWrite.ADDRESS,
                        RamReadWrite.address(FIELD, program, address));
        return tools.members()
                .weighted(
                        CycleMembers.afterAddresses(
                                relation, program.k(), Set.of(RamReadWrite.ADDRESS)),
                        columns,
                        scalars,
                        RamReadWrite.EQ,
                        r1);
    }
}
