// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.SmallColumn;
import io.larch.riscv.RowTable;
import java.util.List;

/** The bytecode's columns as the prover commits and looks them up. */
final class RowColumns {
    private RowColumns() {}

    /** Address of the source instruction. */
    static SmallColumn addr(RowTable rows) {
        return SmallColumn.ofWords(rows.addr());
    }

    /** The immediate as a field element: a u64, or a signed number by kind. */
    static SmallColumn imm(RowTable rows) {
        int n = 1 << rows.logRows();
        long[] plus = new long[n];
        long[] minus = new long[n];
        for (int i = 0; i < n; i++) {
            long imm = rows.imm()[i];
            boolean negative = rows.kind(i).hasSignedImmediate() && imm < 0;
            plus[i] = negative ? 0 : imm;
            minus[i] = negative ? -imm : 0;
        }
        return SmallColumn.ofDifferences(plus, minus);
    }

    /** {@code 8·op + mode}. */
    static SmallColumn code(RowTable rows) {
        short[] code = new short[1 << rows.logRows()];
        for (int i = 0; i < code.length; i++) {
            code[i] = (short) rows.code(i);
        }
        return SmallColumn.ofShorts(code);
    }

    /** The six columns in slot order: addr, imm, code, rd, rs1, rs2. */
    static List<SmallColumn> all(RowTable rows) {
        return List.of(
                addr(rows),
                imm(rows),
                code(rows),
                SmallColumn.ofBytes(rows.rd()),
                SmallColumn.ofBytes(rows.rs1()),
                SmallColumn.ofBytes(rows.rs2()));
    }

    /** The row numbers. */
    static FrVector numbers(RowTable rows) {
        FrVector v = FrVector.allocate(1 << rows.logRows());
        FrElement at = FrElement.ZERO;
        for (int i = 0; i < v.size(); i++) {
            v.set(i, at);
            at = at.add(FrElement.ONE);
        }
        return v;
    }
}
