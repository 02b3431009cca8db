// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrColumn;
import io.larch.bn254.G1Affine;
import io.larch.bn254.SmallColumn;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProofShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The committed trace columns in their order (index digits, row digits, cell digits, RdInc,
 * RamInc), {@code 2^(N-t)} to a polynomial.
 */
final class TraceStacks {
    private final List<List<? extends FrColumn>> stacks = new ArrayList<>();

    /** The stacks of a trace; the columns are borrowed. */
    TraceStacks(ProofShape shape, CycleColumns cycles) {
        List<SmallColumn> columns = new ArrayList<>();
        for (Family family : List.of(Family.INS, Family.PC, Family.RAM)) {
            columns.addAll(cycles.digits(family));
        }
        columns.add(cycles.rdIncrements());
        columns.add(cycles.ramIncrements());
        int size = shape.columnsPerStack();
        for (int from = 0; from < columns.size(); from += size) {
            stacks.add(List.copyOf(columns.subList(from, Math.min(from + size, columns.size()))));
        }
    }

    /** The stacks' columns. */
    List<List<? extends FrColumn>> stacks() {
        return stacks;
    }

    /** The commitments to the stacks and to the private input, in the order of the proof. */
    List<G1Affine> commit(StackCommitter committer, SmallColumn privateInput) {
        List<G1Affine> out = new ArrayList<>();
        stacks.forEach(stack -> out.add(committer.commit(stack)));
        out.add(committer.commit(List.of(privateInput)));
        return out;
    }
}
