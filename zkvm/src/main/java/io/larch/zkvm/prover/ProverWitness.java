// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.SmallColumn;
import io.larch.sumcheck.SumcheckMember;
import io.larch.zkvm.relation.Ledger;
import io.larch.zkvm.relation.Stage;
import java.util.List;

/** What a prover knows of one run, in whatever form its kernels want. Members see no transcript. */
public interface ProverWitness {
    /** The committed trace columns in slot order: digits, RdInc, RamInc; 2^t elements each. */
    List<? extends FrColumn> traceColumns();

    /** The digit columns of the trace in the order of S5. */
    List<SmallColumn> traceDigits();

    /** The 2^a private words. */
    FrColumn privateWords();

    /**
     * The provers of a stage's relations, in the order of the batch. Their final values must cover
     * the relations' outputs.
     *
     * @param ledger challenges and points drawn so far, those of this stage included
     */
    List<SumcheckMember> members(Stage stage, Ledger<FrElement> ledger);

    /**
     * A stage begins: commit, S1 to S6. What the members of the stage before hold may be given
     * back.
     */
    default void enter(String stage) {}
}
