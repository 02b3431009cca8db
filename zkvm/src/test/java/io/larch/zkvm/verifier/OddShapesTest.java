// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.larch.riscv.RowKind;
import io.larch.sumcheck.FrVerifierField;
import io.larch.sumcheck.PairingSums;
import io.larch.sumcheck.Point;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.prover.ProofBuilder;
import io.larch.zkvm.prover.Toy;
import io.larch.zkvm.prover.ToyMachine;
import io.larch.zkvm.prover.reference.ReferenceWitness;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.shape.TestShapes;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Shapes at the edges of the layout, each proved and verified. */
class OddShapesTest {
    @Test
    void oneCycleBeforeHalt() throws Exception {
        accepts(halting(Toy.SHAPE), 1, 8, 0);
    }

    @Test
    void moreRowsAndImageThanCycles() throws Exception {
        accepts(halting(new ProgramShape(6, 5, 6, 3, 3)), 2, 8, 0);
    }

    @Test
    void raggedDigitsAndALargerOpening() throws Exception {
        accepts(working(new ProgramShape(8, 2, 8, 3, 4)), 4, 7, 2);
    }

    @Test
    @Tag("slow")
    void digitsWiderThanTheCodes() throws Exception {
        accepts(working(Toy.SHAPE), 4, 11, 0);
    }

    @Test
    @Tag("slow")
    void columnCountsAtPowersOfTwo() throws Exception {
        ProgramShape almost = new ProgramShape(7, 2, 14, 3, 3);
        assertEquals(31, TestShapes.of(almost, 2, 6, 0).columnCount());
        accepts(halting(almost), 2, 6, 0);
        ProgramShape exactly = new ProgramShape(13, 2, 14, 3, 3);
        assertEquals(32, TestShapes.of(exactly, 2, 6, 0).columnCount());
        accepts(halting(exactly), 2, 6, 0);
    }

    @Test
    @Tag("slow")
    void theBytecodeIsTheLongestPolynomial() throws Exception {
        ProgramShape p = new ProgramShape(14, 0, 6, 3, 3);
        assertEquals(17, TestShapes.of(p, 2, 8, 0).n());
        accepts(halting(p), 2, 8, 0);
    }

    @Test
    @Tag("slow")
    void moreThanOneStack() throws Exception {
        assertEquals(2, TestShapes.of(Toy.SHAPE, 11, 8, 0).stacks());
        accepts(working(Toy.SHAPE), 11, 8, 0);
    }

    private static ProvingProgram halting(ProgramShape shape) {
        return new Toy().halt().program(shape);
    }

    private static ProvingProgram working(ProgramShape shape) {
        return new Toy()
                .base()
                .add(RowKind.ADDI, 1, 0, 0, 61)
                .add(RowKind.MULHU, 2, 10, 10, 0)
                .add(RowKind.XOR, 3, 1, 2, 0)
                .finish(shape, 3)
                .program(shape, 7);
    }

    private static void accepts(ProvingProgram program, int t, int w, int surplus)
            throws Exception {
        ProofShape shape = TestShapes.of(program.key().shape(), t, w, surplus);
        ToyMachine.Run run = ToyMachine.run(program, shape, new byte[0], new long[] {1}, r -> 0);
        ReferenceWitness witness =
                new ReferenceWitness(program, shape, run.statement(), run.columns());
        assertEquals(List.of(), witness.violations());
        ZkvmProof proof =
                ProofBuilder.prove(Toy.context(), program, shape, run.statement(), witness);
        List<Point<io.larch.bn254.FrElement>> points = Verifier.limbs(program.key(), proof);
        PairingSums<io.larch.bn254.FrElement> sums =
                ZkvmVerifier.verify(
                        new FrVerifierField(),
                        shape,
                        Verifier.inputs(
                                program.key().digest(), program.key(), run.statement(), points),
                        proof.scalars(),
                        points.subList(0, proof.points().size()));
        Toy.COMMITTER.verifierKey().check(sums, Verifier.points(program.key(), proof)::get, "S6");
    }
}
