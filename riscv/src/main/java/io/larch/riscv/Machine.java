// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The source-level interpreter: executes RV64IMAC directly, counts instructions and cycles (rows of
 * their expansions), and reports traps with their context. It shares only the decoder with {@link
 * Tracer}.
 *
 * <p>A machine runs once.
 */
public final class Machine {
    private static final int RECENT = 32;
    private static final int REPORTED = 20;
    private static final int A0 = 10;
    private static final int A1 = 11;

    private final GuestProgram program;
    private final MemoryLayout layout;
    private final DecodedCode code;
    private final HostHints hints;
    private final long limit;
    private final GuestMemory memory;
    private final long base;
    private final long span;
    private final long[] x = new long[Registers.COUNT];
    private final long[] recent = new long[RECENT];
    private final long[] counts = new long[Instruction.values().length];
    private final ControlState control = new ControlState();
    private long[] inputBlock = new long[0];
    private long reservedAddress;
    private int reservedSize;
    private long pc;
    private long cycles;
    private long instructions;

    private Machine(GuestProgram program, GuestInput input, long limit, HostListener listener)
            throws GuestException {
        this(program, limit, listener, new GuestMemory(program.layout()));
        checkSize("input", input.input().length, layout.maxInputBytes());
        checkSize("private input", input.privateInput().length, layout.maxPrivateBytes());
        inputBlock = PublicBlock.of(layout, input.input(), new byte[0], false, false);
        memory.fill(program, inputBlock, PublicBlock.privateWords(layout, input.privateInput()));
    }

    /** A machine to step through single instructions on a given memory. */
    Machine(GuestProgram program, GuestMemory memory) {
        this(program, Long.MAX_VALUE, HostListener.NONE, memory);
    }

    private Machine(GuestProgram program, long limit, HostListener listener, GuestMemory memory) {
        this.program = program;
        hints = new HostHints(listener, memory);
        this.limit = limit;
        this.memory = memory;
        layout = program.layout();
        code = program.code();
        pc = program.entry();
        base = layout.base();
        span = 8L << layout.k();
    }

    /**
     * Runs a guest to its halt.
     *
     * @param program the guest
     * @param input what it reads
     * @param maxCycles the most rows it may take
     * @param listener hears what it tells the host
     * @return what it did
     * @throws GuestException if it traps, does not halt in time, or leaves an I/O block that no
     *     statement describes
     */
    public static ExecutionReport run(
            GuestProgram program, GuestInput input, long maxCycles, HostListener listener)
            throws GuestException {
        Machine machine = new Machine(program, input, maxCycles, listener);
        machine.execute(Long.MAX_VALUE);
        return machine.report();
    }

    /** Executes the instruction at an address; returns the next address. */
    long stepAt(long address) throws GuestException {
        pc = address;
        execute(1);
        return pc;
    }

    /**
     * Runs until the halt, or for so many instructions. One loop with its state in local variables,
     * so that the compiler keeps it in registers; the fields follow for traps. A destination x0 is
     * SINK here, so x0 stays 0.
     */
    private void execute(long most) throws GuestException {
        final long[] x = this.x;
        long pc = this.pc;
        long cycles = this.cycles;
        long instructions = this.instructions;
        final long end = instructions + most;
        while (pc != RowTable.HALT_ADDRESS && instructions != end) {
            long word = code.word(pc);
            if (word == DecodedCode.NONE) {
                throw noInstruction();
            }
            long after = cycles + DecodedCode.rows(word);
            if (after > limit) {
                throw new GuestException.CycleLimit(limit, context());
            }
            recent[(int) instructions & RECENT - 1] = pc;
            this.instructions = ++instructions;
            Instruction kind = DecodedCode.kind(word);
            counts[kind.ordinal()]++;
            int rd = DecodedCode.rd(word);
            long a = x[DecodedCode.rs1(word)];
            long b = x[DecodedCode.rs2(word)];
            long imm = DecodedCode.imm(word);
            long next = pc + DecodedCode.length(word);
            switch (kind) {
                case LUI -> x[rd] = imm;
                case AUIPC -> x[rd] = pc + imm;
                case JAL -> {
                    x[rd] = next;
                    next = pc + imm;
                }
                case JALR -> {
                    x[rd] = next;
                    next = (a + imm) & ~1L;
                }
                case BEQ -> next = a == b ? pc + imm : next;
                case BNE -> next = a != b ? pc + imm : next;
                case BLT -> next = a < b ? pc + imm : next;
                case BGE -> next = a >= b ? pc + imm : next;
                case BLTU -> next = Long.compareUnsigned(a, b) < 0 ? pc + imm : next;
                case BGEU -> next = Long.compareUnsigned(a, b) >= 0 ? pc + imm : next;
                case LB -> x[rd] = (byte) load(a + imm, 1);
                case LH -> x[rd] = (short) load(a + imm, 2);
                case LW -> x[rd] = (int) load(a + imm, 4);
                case LD -> x[rd] = load(a + imm, 8);
                case LBU -> x[rd] = load(a + imm, 1) & 0xff;
                case LHU -> x[rd] = load(a + imm, 2) & 0xffff;
                case LWU -> x[rd] = load(a + imm, 4) & 0xffffffffL;
                case SB -> store(a + imm, 1, 0xff, b);
                case SH -> store(a + imm, 2, 0xffff, b);
                case SW -> store(a + imm, 4, 0xffffffffL, b);
                case SD -> store(a + imm, 8, -1, b);
                case ADDI -> x[rd] = a + imm;
                case SLTI -> {
                    x[rd] = a < imm ? 1 : 0;
                    if (rd == Registers.SINK && DecodedCode.rs1(word) == A0) {
                        hints.hear(imm, a, x[A1], after);
                    }
                }
                case SLTIU -> x[rd] = Long.compareUnsigned(a, imm) < 0 ? 1 : 0;
                case XORI -> x[rd] = a ^ imm;
                case ORI -> x[rd] = a | imm;
                case ANDI -> x[rd] = a & imm;
                case SLLI -> x[rd] = a << imm;
                case SRLI -> x[rd] = a >>> imm;
                case SRAI -> x[rd] = a >> imm;
                case ADD -> x[rd] = a + b;
                case SUB -> x[rd] = a - b;
                case SLL -> x[rd] = a << b;
                case SLT -> x[rd] = a < b ? 1 : 0;
                case SLTU -> x[rd] = Long.compareUnsigned(a, b) < 0 ? 1 : 0;
                case XOR -> x[rd] = a ^ b;
                case SRL -> x[rd] = a >>> b;
                case SRA -> x[rd] = a >> b;
                case OR -> x[rd] = a | b;
                case AND -> x[rd] = a & b;
                case ADDIW -> x[rd] = (int) (a + imm);
                case SLLIW -> x[rd] = (int) a << imm;
                case SRLIW -> x[rd] = (int) a >>> imm;
                case SRAIW -> x[rd] = (int) a >> imm;
                case ADDW -> x[rd] = (int) (a + b);
                case SUBW -> x[rd] = (int) (a - b);
                case SLLW -> x[rd] = (int) a << b;
                case SRLW -> x[rd] = (int) a >>> b;
                case SRAW -> x[rd] = (int) a >> b;
                case FENCE, FENCE_I -> {}
                case EBREAK -> next = RowTable.HALT_ADDRESS;
                case MUL -> x[rd] = a * b;
                case MULH -> x[rd] = Math.multiplyHigh(a, b);
                case MULHSU -> x[rd] = Words.multiplyHighSignedUnsigned(a, b);
                case MULHU -> x[rd] = Words.multiplyHighUnsigned(a, b);
                case DIV -> x[rd] = b == 0 ? -1 : a / b;
                case DIVU -> x[rd] = b == 0 ? -1 : Long.divideUnsigned(a, b);
                case REM -> x[rd] = b == 0 ? a : a % b;
                case REMU -> x[rd] = b == 0 ? a : Long.remainderUnsigned(a, b);
                case MULW -> x[rd] = (int) (a * b);
                case DIVW -> x[rd] = (int) b == 0 ? -1 : (int) a / (int) b;
                case DIVUW -> x[rd] = (int) b == 0 ? -1 : Integer.divideUnsigned((int) a, (int) b);
                case REMW -> x[rd] = (int) b == 0 ? (int) a : (int) a % (int) b;
                case REMUW ->
                        x[rd] =
                                (int) b == 0
                                        ? (int) a
                                        : Integer.remainderUnsigned((int) a, (int) b);
                case LR_W, LR_D -> x[rd] = loadReserved(kind, a);
                case SC_W, SC_D -> x[rd] = storeConditional(kind, a, b);
                case AMOSWAP_W,
                        AMOADD_W,
                        AMOXOR_W,
                        AMOAND_W,
                        AMOOR_W,
                        AMOMIN_W,
                        AMOMAX_W,
                        AMOMINU_W,
                        AMOMAXU_W,
                        AMOSWAP_D,
                        AMOADD_D,
                        AMOXOR_D,
                        AMOAND_D,
                        AMOOR_D,
                        AMOMIN_D,
                        AMOMAX_D,
                        AMOMINU_D,
                        AMOMAXU_D ->
                        x[rd] = modify(kind, a, b);
                case CSRRW, CSRRS, CSRRC -> x[rd] = control.execute(kind, imm, a);
                case CSRRWI, CSRRSI, CSRRCI ->
                        x[rd] = control.execute(kind, imm, Format.csrOperand(imm));
                case ECALL -> next = control.call(pc);
                case MRET -> next = control.machineReturn();
            }
            this.pc = pc = next;
            this.cycles = cycles = after;
        }
    }

    /** The registers; number 127 receives what goes to x0. */
    long[] x() {
        return x;
    }

    /** Reservation and control registers as the row machine holds them, from register 32 on. */
    long[] state() {
        ControlRegister[] all = ControlRegister.values();
        long[] state = new long[1 + all.length];
        state[0] = reservedSize == 0 ? 0 : reservedAddress + (reservedSize == 4 ? 1 : 0);
        for (ControlRegister register : all) {
            state[1 + register.ordinal()] = control.read(register) & register.writable();
        }
        return state;
    }

    /** Sets what {@link #state} reads. */
    void setState(long[] state) {
        reservedSize = state[0] == 0 ? 0 : (state[0] & 1) != 0 ? 4 : 8;
        reservedAddress = state[0] & ~1L;
        for (ControlRegister register : ControlRegister.values()) {
            control.write(register, state[1 + register.ordinal()]);
        }
    }

    private long loadReserved(Instruction kind, long address) throws GuestException {
        int size = kind.accessSize();
        long value = load(address, size);
        reservedAddress = address;
        reservedSize = size;
        return size == 4 ? (int) value : value;
    }

    /** Returns 0 for success, 1 for failure; traps in either case if the address is bad. */
    private long storeConditional(Instruction kind, long address, long value)
            throws GuestException {
        int size = kind.accessSize();
        cell(address, size);
        boolean reserved = reservedSize == size && reservedAddress == address;
        reservedSize = 0;
        if (reserved) {
            store(address, size, lane(size), value);
        }
        return reserved ? 0 : 1;
    }

    private long modify(Instruction kind, long address, long operand) throws GuestException {
        int size = kind.accessSize();
        long old = load(address, size);
        if (size == 4) {
            old = (int) old;
        }
        store(address, size, lane(size), AtomicOperation.of(kind).apply(old, operand));
        return old;
    }

    private static long lane(int size) {
        return size == 8 ? -1 : 0xffffffffL;
    }

    /** The bytes at an address in the low end of the result; the rest is undefined. */
    private long load(long address, int size) throws GuestException {
        int cell = cell(address, size);
        return memory.read(cell) >>> 8 * (address & 7);
    }

    private void store(long address, int size, long lane, long value) throws GuestException {
        int cell = cell(address, size);
        int shift = (int) (8 * (address & 7));
        long old = memory.read(cell);
        memory.write(cell, old & ~(lane << shift) | (value & lane) << shift);
    }

    private int cell(long address, int size) throws GuestException {
        if ((address & size - 1) != 0) {
            throw new GuestException.MisalignedAccess(address, context());
        }
        long offset = address - base;
        if (offset < 8 || offset >= span) {
            throw new GuestException.OutsideMemory(address, context());
        }
        int cell = (int) (offset >>> 3);
        memory.touch(cell);
        return cell;
    }

    private ExecutionReport report() throws GuestException {
        long[] block = memory.ioBlock();
        byte[] output = IoCheck.output(layout, inputBlock, block, this::context);
        Map<Instruction, Long> byKind = new EnumMap<>(Instruction.class);
        for (Instruction kind : Instruction.values()) {
            if (counts[kind.ordinal()] != 0) {
                byKind.put(kind, counts[kind.ordinal()]);
            }
        }
        return new ExecutionReport(
                cycles,
                instructions,
                ExecutionReport.logT(cycles),
                output,
                block[MemoryLayout.PANIC] == 1,
                block[MemoryLayout.TERMINATION] == 1,
                byKind,
                memory.touchedCells(),
                block);
    }

    private GuestException noInstruction() {
        boolean start = (pc & 1) == 0 && code.covers(pc) && !code.splits(pc);
        long offset = pc - MemoryLayout.RAM_START;
        if (!start || offset >>> 3 >= program.image().length) {
            return new GuestException.JumpOutsideCode(context());
        }
        int half = program.half(pc);
        int word = Decoder.isCompressed(half) ? half : half | program.half(pc + 2) << 16;
        return new GuestException.IllegalInstruction(word, context());
    }

    private void checkSize(String what, int size, int most) throws GuestException {
        if (size > most) {
            throw new GuestException.InputTooLarge(what, size, most, context());
        }
    }

    private TrapContext context() {
        int length = (int) Math.min(instructions, REPORTED);
        long[] last = new long[length];
        for (int i = 0; i < length; i++) {
            last[i] = recent[(int) (instructions - length + i) & RECENT - 1];
        }
        long[] registers = Arrays.copyOf(x, Registers.ARCHITECTURAL);
        return new TrapContext(pc, program.functionAt(pc), cycles, registers, last);
    }
}
