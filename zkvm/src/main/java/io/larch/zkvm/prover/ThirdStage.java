// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.Fr;
import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.SmallColumn;
import io.larch.sumcheck.SumcheckMember;
import io.larch.zkvm.relation.Labels;
import io.larch.zkvm.relation.Ledger;
import io.larch.zkvm.relation.PointName;
import io.larch.zkvm.relation.RamValue;
import io.larch.zkvm.relation.RegistersValue;
import java.util.List;
import java.util.Map;

/** S3: values of registers and memory as sums of increments. */
final class ThirdStage {
    private ThirdStage() {}

    static List<SumcheckMember> members(
            ProverTools tools, WitnessData witness, Ledger<FrElement> ledger) {
        CycleColumns cycles = witness.cycles();
        FrVector less = lessThan(tools, ledger.point(PointName.R2));
        FrVector registers = tools.eqTable(ledger.point(PointName.REGISTER), FrElement.ONE);
        FrVector cells = tools.eqTable(ledger.point(PointName.CELL), FrElement.ONE);
        FrVector lessAgain = tools.context().pool().take(less.size());
        lessAgain.copyFrom(less);
        Map<String, FrColumn> registerColumns =
                Map.of(
                        RegistersValue.INC,
                        cycles.rdIncrements(),
                        RegistersValue.WA,
                        cycles.byRd(registers),
                        RegistersValue.LESS,
                        less);
        Map<String, FrColumn> ramColumns =
                Map.of(
                        RamValue.INC,
                        cycles.ramIncrements(),
                        RamValue.RA,
                        cycles.byCell(cells),
                        RamValue.LESS,
                        lessAgain);
        registers.close();
        cells.close();
        return List.of(
                tools.members()
                        .dense(RegistersValue.of(witness.shape()), registerColumns, Map.of()),
                tools.members()
                        .dense(
                                RamValue.of(witness.shape()),
                                ramColumns,
                                Map.of(Labels.GAMMA_VALUE, ledger.challenge(Labels.GAMMA_VALUE))));
    }

    /** Image and Private at the low variables of ρram. */
    static List<FrElement> initialMemory(
            ProverTools tools, WitnessData witness, Ledger<FrElement> ledger) {
        SmallColumn image = SmallColumn.ofWords(witness.image());
        SmallColumn privateInput = SmallColumn.ofWords(witness.privateWords());
        return List.of(
                tools.kernels().evaluate(image, ledger.imagePoint()),
                tools.kernels().evaluate(privateInput, ledger.privatePoint()));
    }

    /** {@code LT(j, r) = Σ_(i > j) eq(r, i)}: suffix sums of the eq table. */
    static FrVector lessThan(ProverTools tools, List<FrElement> r) {
        FrVector z = tools.eqTable(r, FrElement.ONE);
        int block = 256;
        long[] a = FrArrays.allocate(block);
        long[] sum = FrArrays.allocate(1);
        long[] t = FrArrays.allocate(1);
        for (int end = z.size(); end > 0; end -= block) {
            int from = Math.max(0, end - block);
            z.load(from, a, 0, end - from);
            for (int i = Fr.LIMBS * (end - from - 1); i >= 0; i -= Fr.LIMBS) {
                System.arraycopy(a, i, t, 0, Fr.LIMBS);
                System.arraycopy(sum, 0, a, i, Fr.LIMBS);
                Fr.add(sum, 0, sum, 0, t, 0);
            }
            z.store(from, a, 0, end - from);
        }
        return z;
    }
}
