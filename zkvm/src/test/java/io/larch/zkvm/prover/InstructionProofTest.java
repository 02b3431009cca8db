// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.larch.riscv.CompressedInstruction;
import io.larch.riscv.ExecutionReport;
import io.larch.riscv.GuestInput;
import io.larch.riscv.GuestProgram;
import io.larch.riscv.HostListener;
import io.larch.riscv.Instruction;
import io.larch.riscv.Machine;
import io.larch.riscv.MemoryLayout;
import io.larch.riscv.OpFlag;
import io.larch.riscv.Registers;
import io.larch.riscv.RowKind;
import io.larch.riscv.RowTable;
import io.larch.riscv.Trace;
import io.larch.sumcheck.InvalidProofException;
import io.larch.sumcheck.Srs;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.statement.Statement;
import io.larch.zkvm.verifier.Verifier;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every instruction, in 32-bit and 16-bit form, is executed in one run, and the run is proved. */
class InstructionProofTest {
    private static Srs srs;
    private static GuestProgram guest;
    private static ProvingProgram program;

    @BeforeAll
    static void prepare() throws Exception {
        srs = Guests.srs(15);
        guest = Guests.load("instructions");
        program = ProvingProgram.of(guest, Guests.context(srs, 1).committer());
    }

    @Test
    void theGuestExecutesEveryInstruction() throws Exception {
        ExecutionReport report = Machine.run(guest, GuestInput.EMPTY, 1 << 16, HostListener.NONE);
        assertEquals(EnumSet.allOf(Instruction.class), report.instructionCounts().keySet());
        Set<CompressedInstruction> found = EnumSet.noneOf(CompressedInstruction.class);
        Trace trace = trace();
        RowTable rows = guest.rows();
        for (int j = 0; j < trace.cycles(); j++) {
            int row = trace.row()[j];
            if ((rows.mode()[row] & RowTable.COMPRESSED) != 0) {
                found.add(CompressedInstruction.of(half(rows.addr()[row])).orElseThrow());
            }
        }
        assertEquals(EnumSet.allOf(CompressedInstruction.class), found);
    }

    private static int half(long address) {
        long offset = address - MemoryLayout.RAM_START;
        return (int) (guest.image()[(int) (offset >>> 3)] >>> 8 * (offset & 6));
    }

    @Test
    void theRunIsProved() throws Exception {
        Trace trace = trace();
        verify(statement(trace), prove(trace));
    }

    @Test
    @Tag("slow")
    void aFalseSuccessOfAStoreConditionalIsRejected() throws Exception {
        rejectsValue(
                row ->
                        guest.rows().kind(row) == RowKind.SLTIU
                                && guest.rows().rs1()[row] >= Registers.FIRST_TEMPORARY);
    }

    @Test
    @Tag("slow")
    void aReservationThatIsNotClearedIsRejected() throws Exception {
        rejectsValue(
                row ->
                        guest.rows().kind(row) == RowKind.LUI
                                && guest.rows().rd()[row] == Registers.RESERVATION);
    }

    @Test
    @Tag("slow")
    void aWrongLinkAddressOfATwoByteJumpIsRejected() throws Exception {
        rejectsValue(
                row ->
                        guest.rows().kind(row).has(OpFlag.JUMP)
                                && guest.rows().rd()[row] == 1
                                && guest.rows().mode()[row]
                                        == (RowTable.FIRST | RowTable.COMPRESSED));
    }

    @Test
    @Tag("slow")
    void aWrongStoreOfAnAtomicOperationIsRejected() throws Exception {
        Trace trace = trace();
        Statement statement = statement(trace);
        int j = cycle(trace, row -> isLastStoreOfExpansion(row));
        trace.ramPost()[j] ^= 2;
        assertThrows(InvalidProofException.class, () -> verify(statement, prove(trace)));
    }

    private static boolean isLastStoreOfExpansion(int row) {
        return guest.rows().kind(row) == RowKind.SD
                && (guest.rows().mode()[row] & RowTable.NOT_LAST) != 0;
    }

    /** Alters the value that the last executed row of this description writes. */
    private static void rejectsValue(IntPredicate description) throws Exception {
        Trace trace = trace();
        Statement statement = statement(trace);
        int j = cycle(trace, description);
        trace.rdPost()[j] =
                guest.rows().kind(trace.row()[j]).has(OpFlag.JUMP)
                        ? trace.rdPost()[j] + 2
                        : trace.rdPost()[j] ^ 1;
        assertThrows(InvalidProofException.class, () -> verify(statement, prove(trace)));
    }

    private static int cycle(Trace trace, IntPredicate description) {
        for (int j = (int) trace.cycles() - 1; j >= 0; j--) {
            if (description.test(trace.row()[j])) {
                return j;
            }
        }
        throw new AssertionError("no such row was executed");
    }

    private static Trace trace() throws Exception {
        return Guests.trace(guest, new byte[0]);
    }

    private static Statement statement(Trace trace) {
        return IoBlock.statement(program.key().shape(), trace.ioBlock());
    }

    private static ZkvmProof prove(Trace trace) {
        return new ZkvmProver(Guests.context(srs, 2), program)
                .prove(trace, ProverListener.NONE)
                .proof();
    }

    private static void verify(Statement statement, ZkvmProof proof) throws InvalidProofException {
        new Verifier(srs.verifierKey(), false)
                .verify(program.key().digest(), program.key(), statement, proof);
    }
}
