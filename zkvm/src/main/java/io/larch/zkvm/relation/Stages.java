// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import io.larch.sumcheck.Batch;
import io.larch.sumcheck.Relation;
import io.larch.zkvm.relation.Stage.Draw;
import io.larch.zkvm.shape.ProofShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The eleven relations in their four batches, with their challenges.
 *
 * <p>A member's window is the last rounds of its batch; only OutputCheck's is the memory address
 * rounds, so that it ends at ρram. Every challenge used in a stage's claims or summands is drawn
 * after all openings of the previous stage are absorbed.
 */
public final class Stages {
    private Stages() {}

    /** S1 to S4. */
    public static List<Stage> all(ProofShape shape) {
        return List.of(first(shape), second(shape), third(shape), fourth(shape));
    }

    /** S1: cycle constraints. */
    public static Stage first(ProofShape shape) {
        return new Stage(
                Batch.of("S1", CycleConstraints.of(shape)),
                List.of(),
                List.of(new Draw(Labels.TAU, shape.t()), new Draw(Labels.GAMMA_CONSTRAINTS, 1)));
    }

    /** S2: registers, memory, output, instruction lookup, shift. */
    public static Stage second(ProofShape shape) {
        int k = shape.program().k();
        int rounds = ProofShape.INDEX_BITS + shape.t();
        List<Batch.Member> members =
                List.of(
                        last(rounds, RegistersReadWrite.of(shape)),
                        last(rounds, RamReadWrite.of(shape)),
                        new Batch.Member(OutputCheck.of(shape), ProofShape.INDEX_BITS - k),
                        last(rounds, InstructionLookup.of(shape)),
                        last(rounds, Shift.of(shape)));
        return new Stage(
                new Batch("S2", rounds, members),
                List.of(),
                List.of(
                        new Draw(Labels.GAMMA_REGISTERS, 1),
                        new Draw(Labels.GAMMA_RAM, 1),
                        new Draw(Labels.GAMMA_INSTRUCTION, 1),
                        new Draw(Labels.GAMMA_SHIFT, 1),
                        new Draw(Labels.ROUT, k)));
    }

    /** S3: values of registers and memory. */
    public static Stage third(ProofShape shape) {
        return new Stage(
                batch("S3", shape.t(), RegistersValue.of(shape), RamValue.of(shape)),
                List.of(Names.IMAGE, Names.PRIVATE),
                List.of(new Draw(Labels.GAMMA_VALUE, 1)));
    }

    /** S4: bytecode and the one-hot products. */
    public static Stage fourth(ProofShape shape) {
        return new Stage(
                batch(
                        "S4",
                        shape.program().b() + shape.t(),
                        BytecodeRead.of(shape),
                        InstructionRa.of(shape),
                        RamRa.of(shape)),
                List.of(),
                List.of(
                        new Draw(Labels.GAMMA_BYTECODE, 1),
                        new Draw(Labels.BETA_BYTECODE, 1),
                        new Draw(Labels.GAMMA_INSTRUCTION_RA, 1),
                        new Draw(Labels.GAMMA_RAM_RA, 1)));
    }

    private static Batch batch(String tag, int rounds, Relation... relations) {
        List<Batch.Member> members = new ArrayList<>();
        for (Relation relation : relations) {
            members.add(last(rounds, relation));
        }
        return new Batch(tag, rounds, members);
    }

    private static Batch.Member last(int rounds, Relation relation) {
        return new Batch.Member(relation, rounds - relation.rounds());
    }
}
