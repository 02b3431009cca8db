// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.soundness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.larch.riscv.RowKind;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.prover.Toy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A false opening passes the stage that produced it and is found where it is discharged. */
class MovedFalsityTest {
    private static final ProvingProgram PROGRAM =
            new Toy()
                    .add(RowKind.LUI, 1, 0, 0, 6)
                    .base()
                    .load(2, 0)
                    .add(RowKind.MUL, 3, 1, 2, 0)
                    .finish(Toy.SHAPE, 3)
                    .program(Toy.SHAPE, 7);

    /** Outputs 43 for 6·7. */
    private static Forgery forged() {
        return new Forgery(PROGRAM, 4, Forgery.outputs(43))
                .row(1, 6)
                .writes(6)
                .row(2, Toy.START)
                .writes(Toy.START)
                .row(3, 7)
                .reads(Toy.SHAPE.imageStart())
                .writes(7)
                .row(4, 42)
                .writes(43)
                .finish(5, 43);
    }

    @ParameterizedTest
    @CsvSource({
        "S2, Rs1@r1",
        "S2, RamRead@r1",
        "S2, LookupOutput@r1",
        "S2, NextUpc@r1",
        "S2, NextFirst@r1",
        "S4, Imm@r1",
        "S4, fWRITE_LOOKUP@r1",
        "S3, Rs1@r1 RegVal@r2",
        "S3, RamRead@r1 RamVal@r2",
        "S4, Rs1@r1 ra1@r2",
        "S4, RdWrite@r1 wa@r2",
        "S4, RamRead@r1 ra@r2",
        "S4, LookupOutput@r1 V@r2",
        "S4, LookupOutput@r1 G0@r2",
        "S4, NextUpc@r1 Upc@r2",
        "S4, Rs1@r1 RegVal@r2 wa@r3",
        "S4, RamRead@r1 RamVal@r2 ra@r3",
        "S5, LookupOutput@r1 V@r2 code@row",
        "S5, Rs1@r1 ra1@r2 rs1@row",
        "S5, Rs2@r1 ra2@r2 rs2@row",
        "S5, RdWrite@r1 wa@r2 rd@row",
        "S5, RamRead@r1 ra@r2 E.Ram0@r4",
        "S5, LookupOutput@r1 G0@r2 E.Ins0@r4",
        "S5, Imm@r1 E.Pc0@r4",
        "S6, Imm@r1 Imm@row",
        "S6, RdWrite@r1 RdInc@r2",
        "S6, Rs1@r1 RegVal@r2 RdInc@r3",
        "S6, RamRead@r1 RamVal@r2 RamInc@r3",
    })
    void isFoundWhereTheOpeningIsDischarged(String stage, String openings) {
        Map<String, List<String>> keys = new TreeMap<>();
        for (String opening : openings.split(" ")) {
            keys.put(stageOf(opening), List.of(opening));
        }
        boolean late = stage.equals("S5") || stage.equals("S6");
        var cheater = forged().prover().repairing(keys);
        assertEquals(stage, late ? cheater.verdict() : cheater.stagesVerdict());
    }

    private static String stageOf(String opening) {
        return switch (opening.substring(opening.indexOf('@'))) {
            case "@r1" -> "S1";
            case "@r2" -> "S2";
            case "@r3" -> "S3";
            default -> "S4";
        };
    }
}
