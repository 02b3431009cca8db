// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The edge table: for each instruction, words with the edges of its immediate and with the register
 * aliases that matter, and for each word the states around the edges of its operands.
 *
 * <p>Operands are x5 and x6. Of two operands, and of what a store finds and stores, all pairs of
 * edge values occur (with one immediate; with others the pairs of neighbours); of memory all byte
 * offsets in a doubleword, the ends of the window and addresses that wrap; of a store-conditional
 * also the reservations that must not pair; of a control register all pairs of old and new value.
 */
final class EdgeTable {
    private static final int RD = 7;
    private static final int A = 5;
    private static final int B = 6;
    private static final int[][] TWO_SOURCES = {
        {RD, A, B}, {0, A, B}, {A, A, B}, {B, A, B}, {RD, A, A}, {A, A, A}, {RD, 0, B}, {RD, A, 0}
    };
    private static final int[][] ONE_SOURCE = {{RD, A, 0}, {0, A, 0}, {A, A, 0}, {RD, 0, 0}};
    private static final int[][] NO_SOURCE = {{RD, 0, 0}, {0, 0, 0}};
    private static final int[] IMMEDIATES = {-2048, -2047, -8, -1, 0, 1, 7, 8, 2040, 2047};
    private static final int[] UPPER = {0, 1, 0x7ffff, 0x80000, 0xfffff};
    private static final int[] BRANCHES = {-4096, -4, -2, 0, 2, 4, 8, 4094};
    private static final int[] JUMPS = {-(1 << 20), -4, -2, 0, 2, 4, 8, (1 << 20) - 2};
    private static final int[] OPERANDS = {0, 1, 8, 21, 31};
    private static final long[] EDGES = Seeds.edges();

    private final MemoryLayout layout;
    private final List<StateCheck.State> states = new ArrayList<>();

    private EdgeTable(MemoryLayout layout) {
        this.layout = layout;
    }

    /** The words of an instruction. */
    static int[] words(Instruction kind) {
        Format format = kind.format();
        int[][] registers =
                switch (format) {
                    case R, STORE, BRANCH, ATOMIC -> TWO_SOURCES;
                    case U, JAL, NONE, CSR_IMMEDIATE -> NO_SOURCE;
                    default -> ONE_SOURCE;
                };
        int[] immediates = immediates(format);
        return IntStream.range(0, registers.length * immediates.length)
                .map(i -> word(kind, registers[i / immediates.length], immediates, i))
                .distinct()
                .toArray();
    }

    private static int word(Instruction kind, int[] registers, int[] immediates, int i) {
        int imm = immediates[i % immediates.length];
        if (kind.format() == Format.CSR_IMMEDIATE) {
            return Guests.encode(kind, registers[0], imm >>> 12, 0, imm & 0xfff);
        }
        return Guests.encode(kind, registers[0], registers[1], registers[2], imm);
    }

    private static int[] immediates(Format format) {
        return switch (format) {
            case R, LOAD_RESERVED, ATOMIC, NONE -> new int[] {0};
            case I, LOAD, STORE, JALR -> IMMEDIATES;
            case SHIFT -> IntStream.range(0, 64).toArray();
            case SHIFT_W -> IntStream.range(0, 32).toArray();
            case U -> UPPER;
            case BRANCH -> BRANCHES;
            case JAL -> JUMPS;
            case CSR -> controlRegisters().toArray();
            case CSR_IMMEDIATE ->
                    controlRegisters()
                            .flatMap(csr -> IntStream.of(OPERANDS).map(o -> o << 12 | csr))
                            .toArray();
        };
    }

    private static IntStream controlRegisters() {
        return IntStream.of(0x300, 0x305, 0x340, 0x341, 0x342, 0x343);
    }

    /** The states for a word of {@link #words}. */
    static List<StateCheck.State> states(SourceInstruction source, MemoryLayout layout) {
        EdgeTable table = new EdgeTable(layout);
        switch (source.kind().format()) {
            case R, BRANCH -> table.pairs(source);
            case I, SHIFT, SHIFT_W -> table.values(source);
            case U, JAL -> table.add(0, 0);
            case JALR -> table.targets(source);
            case LOAD, LOAD_RESERVED -> table.loads(source);
            case STORE, ATOMIC -> table.stores(source);
            case CSR, CSR_IMMEDIATE -> table.control(source);
            case NONE -> table.system();
        }
        return table.states;
    }

    private void pairs(SourceInstruction source) {
        boolean all = source.imm() == 0 || source.imm() == BRANCHES[BRANCHES.length - 1];
        for (int i = 0; i < EDGES.length; i++) {
            for (long b : source.rs2() == B ? partners(i, all) : new long[1]) {
                add(source.rs1() == A ? EDGES[i] : 0, b);
            }
        }
    }

    /** All edges, or those next to one. */
    private static long[] partners(int i, boolean all) {
        int n = EDGES.length;
        return all ? EDGES : new long[] {EDGES[i], EDGES[(i + 1) % n], EDGES[(i + n - 1) % n]};
    }

    private void values(SourceInstruction source) {
        for (long a : source.rs1() == A ? EDGES : new long[1]) {
            add(a, 0);
        }
    }

    private void targets(SourceInstruction source) {
        values(source);
        for (long offset = -2; source.rs1() == A && offset <= 9; offset++) {
            add(Guests.START + offset - source.imm(), 0);
        }
    }

    private void loads(SourceInstruction source) {
        if (source.rs1() != A) {
            add(0, 0);
            return;
        }
        for (int offset = 0; offset < 8; offset++) {
            for (long word : EDGES) {
                add(StateCheck.DATA + offset - source.imm(), 0, word, ~word);
            }
        }
        borders().forEach(address -> add(address - source.imm(), 0));
    }

    private void stores(SourceInstruction source) {
        if (source.rs1() != A) {
            add(0, -1);
            return;
        }
        int size = source.kind().accessSize();
        for (int offset = 0; offset < 8; offset += size) {
            for (int i = 0; i < EDGES.length; i++) {
                boolean all = source.imm() == 0;
                for (long value : source.rs2() == B ? partners(i, all) : new long[1]) {
                    reservations(source, StateCheck.DATA + offset, value, EDGES[i], ~EDGES[i]);
                }
            }
        }
        for (int offset = 1; offset < 8; offset++) {
            add(StateCheck.DATA + offset - source.imm(), -1, 0, 0);
        }
        borders().forEach(address -> add(address - source.imm(), -1));
    }

    /** Around the window, at the ends of the address space, and where an offset wraps. */
    private LongStream borders() {
        long[] corners = {
            layout.base(), layout.end(), 0, Long.MIN_VALUE, 1L << 32, MemoryLayout.RAM_START
        };
        return LongStream.of(corners).flatMap(c -> LongStream.rangeClosed(-9, 9).map(d -> c + d));
    }

    private void reservations(SourceInstruction source, long address, long value, long... data) {
        boolean conditional =
                source.kind() == Instruction.SC_W || source.kind() == Instruction.SC_D;
        long[] kept =
                conditional
                        ? new long[] {0, address, address + 1, address ^ 8, (address ^ 4) + 1}
                        : new long[1];
        for (long reservation : kept) {
            long[] system = new long[1 + ControlRegister.values().length];
            system[0] = reservation;
            states.add(
                    new StateCheck.State(registers(address - source.imm(), value), system, data));
        }
    }

    private void control(SourceInstruction source) {
        ControlRegister register = ControlRegister.of(source);
        for (long old : EDGES) {
            for (long operand : source.rs1() == A ? EDGES : new long[1]) {
                long[] system = new long[1 + ControlRegister.values().length];
                system[1 + register.ordinal()] = old & register.writable();
                states.add(new StateCheck.State(registers(operand, 0), system, new long[0]));
            }
        }
    }

    /** Every status of interrupts with every edge as address of the handler and of the return. */
    private void system() {
        for (long status : new long[] {0, 8, 0x80, 0x88}) {
            for (long address :
                    LongStream.concat(
                                    LongStream.of(EDGES),
                                    LongStream.range(Guests.START, Guests.START + 8))
                            .toArray()) {
                long[] system = new long[1 + ControlRegister.values().length];
                for (ControlRegister register : ControlRegister.values()) {
                    system[1 + register.ordinal()] = address & register.writable();
                }
                system[1 + ControlRegister.MSTATUS.ordinal()] = status;
                states.add(new StateCheck.State(registers(-1, -2), system, new long[0]));
            }
        }
    }

    private void add(long a, long b, long... data) {
        states.add(StateCheck.State.of(registers(a, b), data));
    }

    private static long[] registers(long a, long b) {
        long[] x = new long[32];
        x[A] = a;
        x[B] = b;
        x[RD] = 0x5a5a5a5a5a5a5a5aL;
        return x;
    }
}
