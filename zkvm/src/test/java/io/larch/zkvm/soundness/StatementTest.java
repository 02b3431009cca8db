// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.soundness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.riscv.RowKind;
import io.larch.sumcheck.FrVerifierField;
import io.larch.sumcheck.InvalidProofException;
import io.larch.sumcheck.InvalidProofException.Reason;
import io.larch.zkvm.program.ProgramKey;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.prover.CheatingProver;
import io.larch.zkvm.prover.HonestProof;
import io.larch.zkvm.prover.Toy;
import io.larch.zkvm.prover.ToyMachine;
import io.larch.zkvm.prover.reference.ReferenceWitness;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.statement.Statement;
import io.larch.zkvm.verifier.Verifier;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a run ended, and whose proof it is. */
class StatementTest {
    private static final ProgramShape SHAPE = Toy.SHAPE;
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    /** A run that stores 1 in some words of the I/O block and halts, proved as if it said this. */
    private static String verdictAs(Statement claimed, int... words) {
        ProvingProgram program = program(words);
        ToyMachine.Run run = ToyMachine.run(program, 3, new byte[0]);
        ReferenceWitness witness =
                new ReferenceWitness(program, run.shape(), claimed, run.columns());
        ZkvmProof proof = CheatingProver.of(program, run.shape(), claimed, witness).prove();
        return CheatingProver.verdict(program, claimed, proof, true);
    }

    private static ProvingProgram program(int... words) {
        Toy toy = new Toy().base().add(RowKind.LUI, 4, 0, 0, 1);
        for (int word : words) {
            toy.store(4, Toy.io(SHAPE, word));
        }
        return toy.halt().program(SHAPE);
    }

    /** The proof of a run that stores 1 in some words of the I/O block and halts. */
    private static List<String> verdicts(int... words) {
        ProvingProgram program = program(words);
        ToyMachine.Run run = ToyMachine.run(program, 3, new byte[0]);
        ReferenceWitness witness =
                new ReferenceWitness(program, run.shape(), run.statement(), run.columns());
        ZkvmProof proof = CheatingProver.of(program, run.shape(), run.statement(), witness).prove();
        return List.of(
                CheatingProver.verdict(program, run.statement(), proof, false),
                CheatingProver.verdict(program, run.statement(), proof, true));
    }

    @Test
    void aFinishedRunIsAccepted() {
        assertEquals(List.of(CheatingProver.ACCEPTED, CheatingProver.ACCEPTED), verdicts(0));
    }

    @Test
    void aPanickedRunIsAcceptedOnlyIfAllowed() {
        assertEquals(List.of("preamble", CheatingProver.ACCEPTED), verdicts(1));
    }

    @Test
    void aRunThatStoppedWithoutFinishingIsNeverAccepted() {
        assertEquals(List.of("preamble", "preamble"), verdicts());
    }

    @Test
    void aRunThatBothFinishedAndPanickedIsNeverAccepted() {
        assertEquals(List.of("preamble", "preamble"), verdicts(0, 1));
    }

    @Test
    void allowingPanicsDoesNotLetAFinishedRunPassForOne() {
        Statement s = HonestProof.STATEMENT;
        Statement panicked = new Statement(s.input(), s.output(), 1, 0);
        assertEquals(
                "S1",
                CheatingProver.verdict(HonestProof.PROGRAM, panicked, HonestProof.PROOF, true));
    }

    /** The output check covers every word of the I/O block, termination and panic included. */
    @Test
    void aRunCannotBeProvedToHaveEndedOtherwise() {
        Statement finished = Statement.finished(new byte[0], new byte[0]);
        Statement panicked = new Statement(new byte[0], new byte[0], 1, 0);
        assertEquals(CheatingProver.ACCEPTED, verdictAs(finished, 0));
        assertEquals("S2", verdictAs(finished));
        assertEquals("S2", verdictAs(finished, 1));
        assertEquals("S2", verdictAs(finished, 0, 1));
        assertEquals("S2", verdictAs(panicked, 0));
        assertEquals("S2", verdictAs(panicked, 0, 1));
    }

    @Test
    void everyPublicWordIsAbsorbedThreeToAnElement() {
        List<FrElement> words = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            words.add(FrElement.ofUnsigned(-1L - i));
        }
        List<FrElement> packed = IoBlock.pack(new FrVerifierField(), words);
        assertEquals(3, packed.size());
        BigInteger all = BigInteger.ZERO;
        for (int i = packed.size() - 1; i >= 0; i--) {
            all = all.shiftLeft(192).add(packed.get(i).toBigInteger());
        }
        for (FrElement word : words) {
            assertEquals(word.toBigInteger(), all.and(WORD));
            all = all.shiftRight(64);
        }
        assertEquals(BigInteger.ZERO, all);
    }

    /** Before memory is laid out as the key says: the key may come from anywhere. */
    @Test
    void aKeyOfAnotherDigestIsRejectedWhateverItsSizes() {
        ProgramKey honest = HonestProof.PROGRAM.key();
        ProgramShape huge = new ProgramShape(26, 27, 28, 25, 25);
        ProgramKey hostile = new ProgramKey(huge, 0, honest.bytecode(), G1Affine.INFINITY);
        Verifier verifier = new Verifier(Toy.COMMITTER.verifierKey(), true);
        InvalidProofException e =
                assertThrows(
                        InvalidProofException.class,
                        () ->
                                verifier.verify(
                                        honest.digest(),
                                        hostile,
                                        HonestProof.STATEMENT,
                                        HonestProof.PROOF));
        assertEquals(Reason.PROGRAM_DIGEST, e.reason());
    }
}
