// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.larch.bn254.JavaKernels;
import io.larch.bn254.Parallel;
import io.larch.bn254.VectorPool;
import io.larch.riscv.RowKind;
import io.larch.sumcheck.ProverContext;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.prover.reference.ReferenceWitness;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The optimised prover makes the very proofs of the reference prover. */
class ReferenceEqualityTest {
    private static final byte[] INPUT = {5, 0, 0, 0, 0, 0, 0, 0};

    private static ZkvmProof reference(ProvingProgram program, ToyMachine.Run run) {
        ReferenceWitness witness =
                new ReferenceWitness(program, run.shape(), run.statement(), run.columns());
        return ProofBuilder.prove(Toy.context(), program, run.shape(), run.statement(), witness);
    }

    private static ZkvmProof optimised(ProvingProgram program, ToyMachine.Run run, int threads) {
        Parallel parallel = new Parallel(threads);
        ProverContext context =
                new ProverContext(
                        new JavaKernels(parallel), parallel, new VectorPool(), Toy.COMMITTER);
        TraceWitness witness = ToyWitness.of(context, program, run);
        return ProofBuilder.prove(context, program, run.shape(), run.statement(), witness);
    }

    private static void compare(ProvingProgram program, ToyMachine.Run run) {
        ZkvmProof expected = reference(program, run);
        assertEquals(expected, optimised(program, run, 1));
        assertEquals(expected, optimised(program, run, 2));
    }

    @Test
    void onLoadsStoresAndAProduct() {
        for (int t : new int[] {4, 8}) {
            ProvingProgram program = Toy.memory();
            compare(program, ToyMachine.run(program, t, INPUT, 1, 3));
        }
    }

    @Test
    void onRaggedAndWideDigits() {
        ProvingProgram program = Toy.memory();
        for (int w : new int[] {3, 5, 12, 16}) {
            ProofShape shape = new ProofShape(program.key().shape(), 5, w, 24);
            ToyMachine.Run run = ToyMachine.run(program, shape, INPUT, new long[] {1, 3}, r -> 0);
            ReferenceWitness witness =
                    new ReferenceWitness(program, shape, run.statement(), run.columns());
            ProverContext context = Toy.context();
            assertEquals(
                    stages(context, program, run, witness),
                    stages(context, program, run, ToyWitness.of(context, program, run)),
                    "w = " + w);
        }
    }

    private static ZkvmProof stages(
            ProverContext context,
            ProvingProgram program,
            ToyMachine.Run run,
            ProverWitness witness) {
        return ProofBuilder.proveStages(
                context, program, run.shape(), run.statement(), witness, ProofBuilder.Tamper.NONE);
    }

    @Test
    void onEveryTableThatTwoOperandsReach() {
        Map<RowKind, Long> kinds = new TreeMap<>();
        for (RowKind kind : RowKind.values()) {
            boolean plain = kind.writesRegister() && kind.table().isPresent();
            if (plain && kind != RowKind.LD && kind != RowKind.JAL && kind != RowKind.JALR) {
                kinds.put(kind, kind.name().startsWith("VIRTUAL_PEXT") ? 0x7f00L : 3L);
            }
        }
        Toy toy = new Toy().base().add(RowKind.ADDI, 1, 0, 0, 0x1234).load(2, 0);
        kinds.forEach((kind, imm) -> toy.add(kind, 3, 2, 1, imm));
        toy.finish(Toy.SHAPE, 3);
        ProvingProgram program = toy.program(largerTable(), -77, 9);
        ProofShape shape = ProofShape.of(program.key().shape(), 6);
        compare(program, ToyMachine.run(program, shape, INPUT, new long[] {1}, r -> 11));
    }

    private static ProgramShape largerTable() {
        return new ProgramShape(6, 2, 6, 3, 3);
    }
}
