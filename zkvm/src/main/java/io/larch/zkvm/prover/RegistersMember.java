// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.Fr;
import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.sumcheck.Relation;
import io.larch.sumcheck.SumcheckMember;
import io.larch.zkvm.relation.Labels;
import io.larch.zkvm.relation.RegistersReadWrite;
import io.larch.zkvm.shape.ProofShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Prover of {@link RegistersReadWrite}: a sweep over 128 registers, then cycles. */
final class RegistersMember extends PhasedMember {
    private static final int BITS = ProofShape.REGISTER_BITS;

    private final ProverTools tools;
    private final CycleColumns cycles;
    private final Relation relation;
    private final FrElement gamma;
    private final List<FrElement> r1;
    private final RegisterSweep sweep;

    /**
     * A member at its first round.
     *
     * @param relation of the shape
     * @param eq {@code eq(r1, ·)}, borrowed until the cycle rounds
     */
    RegistersMember(
            ProverTools tools,
            CycleColumns cycles,
            Relation relation,
            FrElement gamma,
            List<FrElement> r1,
            FrVector eq) {
        super(BITS, r1.size());
        this.tools = tools;
        this.cycles = cycles;
        this.relation = relation;
        this.gamma = gamma;
        this.r1 = r1;
        this.sweep =
                new RegisterSweep(tools, cycles, eq, cycles.rdIncrements(), gamma, starts(cycles));
    }

    /** The registers before the first cycle of every chunk. */
    private static List<long[]> starts(CycleColumns cycles) {
        int chunks = MemorySweep.chunks(cycles.size(), 1 << BITS);
        int length = MemorySweep.chunkLength(cycles.size(), chunks);
        long[] registers = new long[1 << BITS];
        List<long[]> starts = new ArrayList<>();
        for (int j = 0; j < cycles.size(); j++) {
            if (j % length == 0) {
                starts.add(elements(registers));
            }
            registers[cycles.rd(j)] = cycles.rdPost(j);
        }
        return starts;
    }

    private static long[] elements(long[] words) {
        long[] z = FrArrays.allocate(words.length);
        for (int i = 0; i < words.length; i++) {
            FrElement.ofUnsigned(words[i]).store(z, Fr.LIMBS * i);
        }
        return z;
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
        sweep.close();
        FrVector eq = tools.vector(sweep.eqTable());
        Map<String, FrColumn> columns =
                Map.of(
                        RegistersReadWrite.VAL,
                        sweep.values(FrElement.ZERO),
                        RegistersReadWrite.WA,
                        cycles.byRd(eq),
                        RegistersReadWrite.RA1,
                        cycles.byRs1(eq),
                        RegistersReadWrite.RA2,
                        cycles.byRs2(eq),
                        RegistersReadWrite.INC,
                        cycles.rdIncrements());
        eq.close();
        return tools.members()
                .weighted(
                        CycleMembers.afterAddresses(relation, BITS, Set.of()),
                        columns,
                        Map.of(Labels.GAMMA_REGISTERS, gamma),
                        RegistersReadWrite.EQ,
                        r1);
    }
}
