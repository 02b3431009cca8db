// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows and machine agree with the independent model on every case of the edge table. */
class EdgeTableTest {
    /** States of each halfword. */
    private static final int STATES = 3;

    @ParameterizedTest
    @EnumSource
    void everyInstruction(Instruction kind) throws GuestException {
        int[] words = EdgeTable.words(kind);
        StateCheck check = StateCheck.ofWords(words, new Random(0));
        for (int i = 0; i < words.length; i++) {
            long pc = Guests.START + 4L * i;
            for (StateCheck.State state : EdgeTable.states(check.instruction(pc), check.layout())) {
                check.run(pc, state);
            }
        }
        assertTrue(cases(kind) > 0);
    }

    /** Number of cases of an instruction. */
    static long cases(Instruction kind) {
        MemoryLayout layout = new MemoryLayout(3, 3, 10, 8);
        return IntStream.of(EdgeTable.words(kind))
                .mapToObj(word -> Decoder.decode(word).orElseThrow())
                .mapToLong(source -> EdgeTable.states(source, layout).size())
                .sum();
    }

    /** Number of cases that name a control register. */
    static long cases(ControlRegister register) {
        MemoryLayout layout = new MemoryLayout(3, 3, 10, 8);
        return Stream.of(Instruction.values())
                .filter(kind -> kind.name().startsWith("CSR"))
                .flatMap(kind -> IntStream.of(EdgeTable.words(kind)).boxed())
                .map(word -> Decoder.decode(word).orElseThrow())
                .filter(source -> source.csr() == register.number())
                .mapToLong(source -> EdgeTable.states(source, layout).size())
                .sum();
    }

    /** Every legal halfword of an entry is executed. */
    @ParameterizedTest
    @EnumSource
    void everyHalfword(CompressedInstruction entry) throws GuestException {
        int[] halves = halves(entry);
        StateCheck check = StateCheck.ofHalves(halves, new Random(0));
        long[] edges = Seeds.edges();
        for (int i = 0; i < halves.length; i++) {
            long pc = Guests.START + 2L * i;
            for (int n = 0; n < STATES; n++) {
                check.run(pc, state(check.instruction(pc), edges, STATES * i + n));
            }
        }
    }

    /** Number of cases of a 16-bit entry. */
    static long cases(CompressedInstruction entry) {
        return (long) STATES * halves(entry).length;
    }

    private static int[] halves(CompressedInstruction entry) {
        return IntStream.range(0, 1 << 16)
                .filter(half -> (half & 3) != 3 && Rv64CompressedModel.expand(half) != 0)
                .filter(half -> (half & entry.mask()) == entry.match())
                .filter(half -> CompressedInstruction.of(half).orElseThrow() == entry)
                .toArray();
    }

    /** Edge values in all registers, shifted from case to case; an address where one is needed. */
    private static StateCheck.State state(SourceInstruction source, long[] edges, int n) {
        long[] x = new long[32];
        for (int r = 1; r < 32; r++) {
            x[r] = edges[(7 * r + n) % edges.length];
        }
        if (source.kind().format().isAccess() && source.rs1() != 0) {
            x[source.rs1()] = StateCheck.DATA - source.imm() + n % 9;
        } else if (source.kind() == Instruction.JALR) {
            x[source.rs1()] = Guests.START + n % 5;
        }
        List<Long> data = List.of(edges[n % edges.length], edges[(n + 11) % edges.length], -1L);
        return StateCheck.State.of(x, data.stream().mapToLong(Long::longValue).toArray());
    }
}
