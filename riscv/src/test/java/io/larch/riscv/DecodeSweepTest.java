// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All 2^32 words: each is rejected, or decodes to an instruction that encodes back to it. Nothing
 * is thrown, and each instruction has as many words as its operands have values.
 */
class DecodeSweepTest {
    private static final int ORDERING = 3 << 25;
    private static final int KINDS = Instruction.values().length;

    @Test
    @Tag("slow")
    void everyWordIsOneInstructionOrRejected() {
        long[] counts =
                IntStream.range(0, 1 << 16)
                        .parallel()
                        .mapToObj(DecodeSweepTest::count)
                        .reduce(new long[KINDS], DecodeSweepTest::sum);
        for (Instruction kind : Instruction.values()) {
            assertEquals(words(kind), counts[kind.ordinal()], kind.name());
        }
    }

    /** No word fits two entries: of any two, a bit fixed by both differs, or one is no match. */
    @Test
    void noTwoEntriesShareAWord() {
        for (Instruction a : Instruction.values()) {
            for (Instruction b : Instruction.values()) {
                boolean disjoint = ((a.match() ^ b.match()) & a.mask() & b.mask()) != 0;
                assertEquals(a != b, disjoint, a + " and " + b);
            }
        }
    }

    /** Instructions by number among the words with these upper 16 bits. */
    private static long[] count(int upper) {
        long[] counts = new long[KINDS];
        for (int lower = 0; lower < 1 << 16; lower++) {
            int word = upper << 16 | lower;
            Optional<SourceInstruction> found = Decoder.decode(word);
            if (found.isPresent()) {
                SourceInstruction i = found.get();
                counts[i.kind().ordinal()]++;
                if (encode(i) != (word & ~ignored(i.kind()))) {
                    throw new AssertionError("%08x is %s".formatted(word, i));
                }
            }
        }
        return counts;
    }

    private static int encode(SourceInstruction i) {
        int imm = (int) i.imm();
        return switch (i.kind().format()) {
            case U -> Guests.encode(i.kind(), i.rd(), 0, 0, imm >>> 12);
            case CSR_IMMEDIATE -> Guests.encode(i.kind(), i.rd(), (int) i.csrOperand(), 0, i.csr());
            default -> Guests.encode(i.kind(), i.rd(), i.rs1(), i.rs2(), imm);
        };
    }

    /** The bits that do not change what an instruction does here. */
    private static int ignored(Instruction kind) {
        return switch (kind) {
            case FENCE, FENCE_I -> 0xffff8f80;
            default -> {
                Format f = kind.format();
                yield f == Format.ATOMIC || f == Format.LOAD_RESERVED ? ORDERING : 0;
            }
        };
    }

    /** Values of the operands: registers, immediate, ordering bits. */
    static long words(Instruction kind) {
        long register = 1 << 5;
        return switch (kind.format()) {
            case R -> register * register * register;
            case I, LOAD, JALR -> register * register << 12;
            case STORE, BRANCH -> register * register << 12;
            case SHIFT -> register * register * 64;
            case SHIFT_W -> register * register * 32;
            case U, JAL -> register << 20;
            case LOAD_RESERVED -> register * register * 4;
            case ATOMIC -> register * register * register * 4;
            case CSR, CSR_IMMEDIATE -> register * register * 6;
            case NONE -> kind == Instruction.FENCE || kind == Instruction.FENCE_I ? 1 << 22 : 1;
        };
    }

    private static long[] sum(long[] a, long[] b) {
        long[] sum = Arrays.copyOf(a, KINDS);
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }
}
