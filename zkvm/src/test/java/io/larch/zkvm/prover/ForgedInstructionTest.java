// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.riscv.Registers;
import io.larch.riscv.RowKind;
import io.larch.riscv.RowTable;
import io.larch.zkvm.prover.ToyMachine.Fault;
import io.larch.zkvm.prover.ToyMachine.Run;
import io.larch.zkvm.prover.ToyMachine.What;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Instructions as the library expands them, executed with the outcome that the ISA manual says, and
 * with another one by a prover who lies in one place: the proof of the other output is rejected by
 * the rule that the lie breaks.
 */
class ForgedInstructionTest {
    /** x10 = start, x5 = start + 128, x8 = -123. */
    private static final int[] BEGIN = {0x00000517, 0x08050293, 0xf8500413};

    /** Outputs x7 and ends: sd x7, -24(x10), and lengths and termination by x4. */
    private static final int[] END = {
        0xfe753423, 0x00800213, 0xfe453023, 0x00100213, 0xfc453023, 0x00100073
    };

    private static final long DATA = Toy.START + 128;
    private static final int LR_W = 0x1002a02f; // lr.w x0, (x5)
    private static final int LR_D = 0x1002b02f; // lr.d x0, (x5)
    private static final int SC_W = 0x1882a3af; // sc.w x7, x8, (x5)
    private static final int SC_D = 0x1882b3af; // sc.d x7, x8, (x5)
    private static final int READ = 0x0002b383; // ld x7, 0(x5)

    private static RealCode code(int... body) {
        return RealCode.words(joined(joined(BEGIN, body), END));
    }

    private static int[] joined(int[] a, int[] b) {
        return IntStream.concat(IntStream.of(a), IntStream.of(b)).toArray();
    }

    private static long output(Run run) {
        byte[] bytes = run.statement().output();
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private static Fault at(What what, int cycle, long value) {
        return (w, j, v) -> w == what && j == cycle ? value : v;
    }

    private static IntPredicate kind(RealCode code, RowKind kind) {
        return row -> code.rows().kind(row) == kind;
    }

    private static IntPredicate writes(RealCode code, RowKind kind, int rd) {
        return row -> code.rows().kind(row) == kind && code.rows().rd(row) == rd;
    }

    private static int first(List<Integer> cycles) {
        return cycles.stream().findFirst().orElseThrow(() -> new AssertionError("no such row"));
    }

    /** Code whose honest run outputs what the ISA manual says. */
    private static RealCode outputs(long expected, RealCode code) {
        Run truth = code.run(Fault.NONE);
        assertEquals(expected, output(truth));
        assertEquals(List.of(), code.witness(truth).violations());
        return code;
    }

    /** The run with the fault outputs another word, breaks only this rule and cannot be proved. */
    private static void assertForgery(String rule, RealCode code, long forged, Fault fault) {
        Run lie = code.run(fault);
        assertEquals(forged, output(lie));
        List<String> violations = code.witness(lie).violations();
        assertTrue(
                !violations.isEmpty()
                        && violations.stream().allMatch(v -> v.startsWith(rule + " ")),
                violations.toString());
        assertEquals("S1", code.prover(lie).stagesVerdict());
    }

    @Test
    void aFalsityMovedOnIsRejectedToo() {
        RealCode code = outputs(1, code(SC_D));
        int gate = first(code.cycles(kind(code, RowKind.SLTIU)));
        Run lie = code.run(at(What.REGISTER, gate, 1));
        String verdict = code.prover(lie).repairing().verdict();
        assertTrue(List.of("S5", "S6").contains(verdict), verdict);
    }

    @Test
    void anHonestRunIsAccepted() {
        RealCode code = outputs(-123, code(LR_D, SC_D, READ));
        Run run = code.run(Fault.NONE);
        assertEquals(CheatingProver.ACCEPTED, code.prover(run).verdict());
    }

    @ParameterizedTest
    @ValueSource(ints = {SC_W, SC_D})
    void aStoreConditionalWithoutReservationDoesNotSucceed(int store) {
        RealCode code = outputs(1, code(store));
        int gate = first(code.cycles(kind(code, RowKind.SLTIU)));
        assertForgery("C6", code, 0, at(What.REGISTER, gate, 1));
        int result = first(code.cycles(writes(code, RowKind.XORI, 7)));
        assertForgery("C6", code, 0, at(What.REGISTER, result, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {SC_W, SC_D})
    void aFailedStoreConditionalStoresNothing(int store) {
        RealCode code = outputs(0, code(store, READ));
        int write = first(code.cycles(kind(code, RowKind.SD)));
        assertForgery("C4", code, -123, at(What.STORE, write, -123));
    }

    @ParameterizedTest
    @ValueSource(ints = {SC_W, SC_D})
    void aReservationEndsWithTheFirstStoreConditional(int store) {
        boolean word = store == SC_W;
        RealCode code = outputs(1, code(word ? LR_W : LR_D, store, store));
        int end = first(code.cycles(writes(code, RowKind.LUI, Registers.RESERVATION)));
        long reserved = word ? DATA + 1 : DATA;
        assertForgery("C6", code, 0, at(What.REGISTER, end, reserved));
        int after = code.rowIn(end) + 1;
        assertForgery("C9", code, 0, at(What.NEXT_ROW, end - 1, after));
    }

    /** A reservation of a doubleword is none of its first word, and the other way round. */
    @Test
    void reservationsOfTheOtherWidthDoNotCount() {
        RealCode narrow = outputs(1, code(LR_D, SC_W));
        int load = first(narrow.cycles(writes(narrow, RowKind.ADDI, Registers.RESERVATION)));
        assertForgery("C6", narrow, 0, at(What.REGISTER, load, DATA + 1));
        RealCode wide = outputs(1, code(LR_W, SC_D));
        load = first(wide.cycles(writes(wide, RowKind.ADDI, Registers.RESERVATION)));
        assertForgery("C6", wide, 0, at(What.REGISTER, load, DATA));
    }

    /** addi x6, x0, 77; sd x6, 0(x5); addi x5, x5, 4; amoadd.w x7, x8, (x5); ld x7, -4(x5). */
    private static RealCode addToUpperWord() {
        int[] body = {0x04d00313, 0x0062b023, 0x00428293, 0x0082a3af, 0xffc2b383};
        return outputs(-123L << 32 | 77, code(body));
    }

    @Test
    void anAtomicOperationChangesItsWordOnly() {
        RealCode code = addToUpperWord();
        long sum = -123L << 32;
        int lane = first(code.cycles(kind(code, RowKind.VIRTUAL_WINDOW_MASK_W)));
        assertForgery("C6", code, -46L << 32, at(What.REGISTER, lane, -1));
        assertForgery("C6", code, 77, at(What.REGISTER, lane, 0));
        int store = code.cycles(kind(code, RowKind.SD)).get(1);
        assertForgery("C4", code, sum | 78, at(What.STORE, store, sum | 78));
    }

    @Test
    void anAtomicOperationIsOnItsOwnDoubleword() {
        RealCode code = addToUpperWord();
        int base = first(code.cycles(kind(code, RowKind.ANDI)));
        long next = DATA + 8;
        assertForgery("C6", code, 77, at(What.REGISTER, base, next));
    }

    @Test
    void anAtomicOperationReturnsTheOldWord() {
        // the word at x5 is 77
        RealCode code = outputs(77, code(0x04d00313, 0x0062b023, 0x0082a3af));
        int result = first(code.cycles(writes(code, RowKind.ADDI, 7)));
        assertForgery("C6", code, 77 - 123, at(What.REGISTER, result, 77 - 123));
    }

    private static RealCode halves(int... body) {
        int[] end = new int[2 * END.length];
        for (int i = 0; i < end.length; i++) {
            end[i] = END[i / 2] >>> 16 * (i % 2);
        }
        return RealCode.halves(joined(body, end));
    }

    /** auipc x10, 0; addi x9, x10, distance; then a jump to x9 at distance 8. */
    private static int[] jump(int distance, int... rest) {
        int add = 0x00050493 | distance << 20;
        return joined(new int[] {0x0517, 0, add & 0xffff, add >>> 16}, rest);
    }

    @Test
    void aTwoByteCallLinksTwoBytesAhead() {
        // 8: c.jalr x9, 10: c.nop, 12: c.mv x7, x1
        long link = Toy.START + 10;
        RealCode code = outputs(link, halves(jump(12, 0x9482, 0x0001, 0x8386)));
        int call = first(code.cycles(writes(code, RowKind.JALR, 1)));
        assertForgery("C7", code, link + 2, at(What.REGISTER, call, link + 2));
    }

    @Test
    void aJumpToATwoByteTargetArrivesThere() {
        // 8: c.jr x9, 10: c.li x7, 9, 12: c.j 16, 14: c.li x7, 5
        RealCode code = outputs(5, halves(jump(14, 0x8482, 0x43a5, 0xa011, 0x4395)));
        int jump = first(code.cycles(kind(code, RowKind.JALR)));
        assertForgery("C8", code, 9, at(What.NEXT_ROW, jump, code.rowAt(10)));
    }

    /** A processor would find c.li x7, 9 in the middle of 10: lui x7, 0x43a50. */
    @Test
    void aJumpIntoAnInstructionArrivesNowhere() {
        RealCode code = halves(jump(12, 0x8482, 0x03b7, 0x43a5));
        assertThrows(IllegalStateException.class, () -> code.run(Fault.NONE));
        assertThrows(AssertionError.class, () -> code.rowAt(12));
        for (int target : new int[] {10, 14}) {
            int row = code.rowAt(target);
            Run lie = code.run((w, j, v) -> w == What.NEXT_ROW && v < 0 ? row : v);
            assertEquals(List.of("C8 in cycle 2"), code.witness(lie).violations());
            assertEquals("S1", code.prover(lie).stagesVerdict());
        }
    }

    /** 12: addi x7, x0, 5; 16: jal x0, 8; 20: a word that looks like addi x7, x0, 6. */
    @Test
    void dataBetweenTheInstructionsIsNotExecuted() {
        RealCode code = outputs(5, code(0x00500393, 0x0080006f, 0x00600393));
        int jump = first(code.cycles(kind(code, RowKind.JAL)));
        assertForgery("C8", code, 6, at(What.NEXT_ROW, jump, code.rowAt(20)));
    }

    /** 12: lw x7, 16(x10); 16: fence. */
    @Test
    void codeIsReadAsTheDataItIs() {
        RealCode code = outputs(0x0ff0000f, code(0x01052383, 0x0ff0000f));
        int load = first(code.cycles(kind(code, RowKind.LD)));
        assertEquals(RowTable.FIRST | RowTable.NOT_LAST, code.rows().mode(code.rowAt(12)));
        long both = 0xfe7534230ff0000fL;
        assertForgery("C6", code, 0x0ff0000e, at(What.REGISTER, load, both - 1));
    }

    /** 12: lw x6, 24(x10); 16: sw x6, 28(x10); 20: jal x0, 8; 24: addi x7, x0, 6. */
    @Test
    void aStoreIntoTheCodeChangesDataAndNotWhatIsExecuted() {
        int[] store = {0x01852303, 0x00652e23, 0x0080006f, 0x00600393};
        // 28: addi x7, x0, 5
        RealCode code = outputs(5, code(joined(store, new int[] {0x00500393})));
        int jump = first(code.cycles(row -> row == code.rowAt(20)));
        Fault inPlaceOf28 =
                (w, j, v) ->
                        w == What.NEXT_ROW && (j == jump || j == jump + 1)
                                ? code.rowAt(j == jump ? 24 : 32)
                                : v;
        assertForgery("C8", code, 6, inPlaceOf28);
        // 28: addi x7, x0, 5; 32: lwu x7, 28(x10)
        RealCode read =
                outputs(0x00600393, code(joined(store, new int[] {0x00500393, 0x01c56383})));
        assertEquals(0x00500393, read.image(28));
    }
}
