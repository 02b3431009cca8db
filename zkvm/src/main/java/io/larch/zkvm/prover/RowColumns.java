// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.SmallColumn;
import io.larch.zkvm.program.Bytecode;
import io.larch.zkvm.relation.OpeningClaims;

/** The bytecode's columns as the prover looks them up. */
final class RowColumns {
    private RowColumns() {}

    /** Address of the source instruction. */
    static SmallColumn addr(Bytecode rows) {
        return rows.columns().get(OpeningClaims.ADDR_SLOT);
    }

    /** The immediate as a field element: a u64, or a signed number by kind. */
    static SmallColumn imm(Bytecode rows) {
        return rows.columns().get(OpeningClaims.IMM_SLOT);
    }

    /** Whether a row is the first of its expansion. */
    static FrVector first(Bytecode rows) {
        FrVector v = FrVector.allocate(rows.rows());
        for (int i = 0; i < v.size(); i++) {
            v.set(i, FrElement.of(rows.mode(i) & 1));
        }
        return v;
    }

    /** The row numbers. */
    static FrVector numbers(Bytecode rows) {
        FrVector v = FrVector.allocate(rows.rows());
        FrElement at = FrElement.ZERO;
        for (int i = 0; i < v.size(); i++) {
            v.set(i, at);
            at = at.add(FrElement.ONE);
        }
        return v;
    }
}
