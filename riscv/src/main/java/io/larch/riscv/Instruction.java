// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/**
 * The source instructions of RV64IMA, Zifencei, Zicsr on the registers of {@link ControlRegister},
 * ECALL, EBREAK and MRET: encoding, operand format and expansion to rows. Decoder, expander,
 * machine, documentation and tests are driven by these entries. 16-bit encodings of them are {@link
 * CompressedInstruction}s.
 *
 * <p>A word encodes an instruction if {@code (word & mask) == match}, and for the CSR formats if
 * the control register exists; at most one entry matches.
 *
 * <p>Source: RISC-V unprivileged ISA manual, chapters RV32I, RV64I, M, A, Zifencei, Zicsr and the
 * opcode tables; privileged manual for ECALL and MRET.
 */
public enum Instruction {
    /** Load upper immediate. */
    LUI(Format.U, Encoding.opcode(0x37), Expansions.immediate(RowKind.LUI)),
    /** Add upper immediate to pc. */
    AUIPC(Format.U, Encoding.opcode(0x17), Expansions.immediate(RowKind.AUIPC)),
    /** Jump and link. */
    JAL(Format.JAL, Encoding.opcode(0x6f), Expansions.immediate(RowKind.JAL)),
    /** Jump and link to a register. */
    JALR(Format.JALR, Encoding.funct3(0x67, 0), Expansions.registerImmediate(RowKind.JALR)),
    /** Branch if equal. */
    BEQ(Format.BRANCH, Encoding.funct3(0x63, 0), Expansions.branch(RowKind.BEQ)),
    /** Branch if not equal. */
    BNE(Format.BRANCH, Encoding.funct3(0x63, 1), Expansions.branch(RowKind.BNE)),
    /** Branch if less, signed. */
    BLT(Format.BRANCH, Encoding.funct3(0x63, 4), Expansions.branch(RowKind.BLT)),
    /** Branch if not less, signed. */
    BGE(Format.BRANCH, Encoding.funct3(0x63, 5), Expansions.branch(RowKind.BGE)),
    /** Branch if less, unsigned. */
    BLTU(Format.BRANCH, Encoding.funct3(0x63, 6), Expansions.branch(RowKind.BLTU)),
    /** Branch if not less, unsigned. */
    BGEU(Format.BRANCH, Encoding.funct3(0x63, 7), Expansions.branch(RowKind.BGEU)),
    /** Load byte, sign-extended. */
    LB(Format.LOAD, Encoding.funct3(0x03, 0), MemoryExpansions.loadSigned(1)),
    /** Load halfword, sign-extended. */
    LH(Format.LOAD, Encoding.funct3(0x03, 1), MemoryExpansions.loadSigned(2)),
    /** Load word, sign-extended. */
    LW(
            Format.LOAD,
            Encoding.funct3(0x03, 2),
            MemoryExpansions.loadWord(RowKind.VIRTUAL_PEXT_SIGNED)),
    /** Load doubleword. */
    LD(Format.LOAD, Encoding.funct3(0x03, 3), Expansions.registerImmediate(RowKind.LD)),
    /** Load byte, zero-extended. */
    LBU(Format.LOAD, Encoding.funct3(0x03, 4), MemoryExpansions.loadUnsigned(1)),
    /** Load halfword, zero-extended. */
    LHU(Format.LOAD, Encoding.funct3(0x03, 5), MemoryExpansions.loadUnsigned(2)),
    /** Load word, zero-extended. */
    LWU(Format.LOAD, Encoding.funct3(0x03, 6), MemoryExpansions.loadWord(RowKind.VIRTUAL_PEXT)),
    /** Store byte. */
    SB(Format.STORE, Encoding.funct3(0x23, 0), MemoryExpansions.store(1)),
    /** Store halfword. */
    SH(Format.STORE, Encoding.funct3(0x23, 1), MemoryExpansions.store(2)),
    /** Store word. */
    SW(Format.STORE, Encoding.funct3(0x23, 2), MemoryExpansions.store(4)),
    /** Store doubleword. */
    SD(Format.STORE, Encoding.funct3(0x23, 3), MemoryExpansions.storeDoubleword()),
    /** Add immediate. */
    ADDI(Format.I, Encoding.funct3(0x13, 0), Expansions.registerImmediate(RowKind.ADDI)),
    /** Set if less than immediate, signed. With rd = x0: a hint to the host. */
    SLTI(Format.I, Encoding.funct3(0x13, 2), Expansions.registerImmediate(RowKind.SLTI)),
    /** Set if less than immediate, unsigned. */
    SLTIU(Format.I, Encoding.funct3(0x13, 3), Expansions.registerImmediate(RowKind.SLTIU)),
    /** Exclusive-or immediate. */
    XORI(Format.I, Encoding.funct3(0x13, 4), Expansions.registerImmediate(RowKind.XORI)),
    /** Or immediate. */
    ORI(Format.I, Encoding.funct3(0x13, 6), Expansions.registerImmediate(RowKind.ORI)),
    /** And immediate. */
    ANDI(Format.I, Encoding.funct3(0x13, 7), Expansions.registerImmediate(RowKind.ANDI)),
    /** Shift left by an immediate. */
    SLLI(
            Format.SHIFT,
            Encoding.shift(0x13, 1, 0),
            Expansions.shiftLeftImmediate(RowKind.VIRTUAL_MULI)),
    /** Logical shift right by an immediate. */
    SRLI(
            Format.SHIFT,
            Encoding.shift(0x13, 5, 0),
            Expansions.shiftRightImmediate(RowKind.VIRTUAL_PEXTI)),
    /** Arithmetic shift right by an immediate. */
    SRAI(
            Format.SHIFT,
            Encoding.shift(0x13, 5, 0x20),
            Expansions.shiftRightImmediate(RowKind.VIRTUAL_PEXT_SIGNEDI)),
    /** Add. */
    ADD(Format.R, Encoding.funct7(0x33, 0, 0), Expansions.registers(RowKind.ADD)),
    /** Subtract. */
    SUB(Format.R, Encoding.funct7(0x33, 0, 0x20), Expansions.registers(RowKind.SUB)),
    /** Shift left. */
    SLL(Format.R, Encoding.funct7(0x33, 1, 0), Expansions.shiftLeft()),
    /** Set if less, signed. */
    SLT(Format.R, Encoding.funct7(0x33, 2, 0), Expansions.registers(RowKind.SLT)),
    /** Set if less, unsigned. */
    SLTU(Format.R, Encoding.funct7(0x33, 3, 0), Expansions.registers(RowKind.SLTU)),
    /** Exclusive-or. */
    XOR(Format.R, Encoding.funct7(0x33, 4, 0), Expansions.registers(RowKind.XOR)),
    /** Logical shift right. */
    SRL(Format.R, Encoding.funct7(0x33, 5, 0), Expansions.shiftRight(RowKind.VIRTUAL_PEXT)),
    /** Arithmetic shift right. */
    SRA(
            Format.R,
            Encoding.funct7(0x33, 5, 0x20),
            Expansions.shiftRight(RowKind.VIRTUAL_PEXT_SIGNED)),
    /** Or. */
    OR(Format.R, Encoding.funct7(0x33, 6, 0), Expansions.registers(RowKind.OR)),
    /** And. */
    AND(Format.R, Encoding.funct7(0x33, 7, 0), Expansions.registers(RowKind.AND)),
    /** Add immediate, 32 bits. */
    ADDIW(Format.I, Encoding.funct3(0x1b, 0), Expansions.registerImmediate(RowKind.ADDIW)),
    /** Shift left by an immediate, 32 bits. */
    SLLIW(
            Format.SHIFT_W,
            Encoding.funct7(0x1b, 1, 0),
            Expansions.shiftLeftImmediate(RowKind.VIRTUAL_MULIW)),
    /** Logical shift right by an immediate, 32 bits. */
    SRLIW(Format.SHIFT_W, Encoding.funct7(0x1b, 5, 0), Expansions.shiftRightLogicalImmediateWord()),
    /** Arithmetic shift right by an immediate, 32 bits. */
    SRAIW(
            Format.SHIFT_W,
            Encoding.funct7(0x1b, 5, 0x20),
            Expansions.shiftRightArithmeticImmediateWord()),
    /** Add, 32 bits. */
    ADDW(Format.R, Encoding.funct7(0x3b, 0, 0), Expansions.registers(RowKind.ADDW)),
    /** Subtract, 32 bits. */
    SUBW(Format.R, Encoding.funct7(0x3b, 0, 0x20), Expansions.registers(RowKind.SUBW)),
    /** Shift left, 32 bits. */
    SLLW(Format.R, Encoding.funct7(0x3b, 1, 0), Expansions.shiftLeftWord()),
    /** Logical shift right, 32 bits. */
    SRLW(Format.R, Encoding.funct7(0x3b, 5, 0), Expansions.shiftRightLogicalWord()),
    /** Arithmetic shift right, 32 bits. */
    SRAW(Format.R, Encoding.funct7(0x3b, 5, 0x20), Expansions.shiftRightArithmeticWord()),
    /** Orders memory accesses; nothing on one hart. */
    FENCE(Format.NONE, Encoding.funct3(0x0f, 0), Expansions.fence()),
    /** Ends the run. */
    EBREAK(Format.NONE, Encoding.word(0x00100073), Expansions.halt()),
    /** Multiply, low word. */
    MUL(Format.R, Encoding.funct7(0x33, 0, 1), Expansions.registers(RowKind.MUL)),
    /** Multiply, high word, both signed. */
    MULH(Format.R, Encoding.funct7(0x33, 1, 1), Expansions.multiplyHigh()),
    /** Multiply, high word, rs1 signed, rs2 unsigned. */
    MULHSU(Format.R, Encoding.funct7(0x33, 2, 1), Expansions.multiplyHighSignedUnsigned()),
    /** Multiply, high word, both unsigned. */
    MULHU(Format.R, Encoding.funct7(0x33, 3, 1), Expansions.registers(RowKind.MULHU)),
    /** Divide, signed. */
    DIV(Format.R, Encoding.funct7(0x33, 4, 1), DivisionExpansions.signed(false, true)),
    /** Divide, unsigned. */
    DIVU(Format.R, Encoding.funct7(0x33, 5, 1), DivisionExpansions.unsigned(false, true)),
    /** Remainder, signed. */
    REM(Format.R, Encoding.funct7(0x33, 6, 1), DivisionExpansions.signed(false, false)),
    /** Remainder, unsigned. */
    REMU(Format.R, Encoding.funct7(0x33, 7, 1), DivisionExpansions.unsigned(false, false)),
    /** Multiply, 32 bits. */
    MULW(Format.R, Encoding.funct7(0x3b, 0, 1), Expansions.registers(RowKind.MULW)),
    /** Divide, signed, 32 bits. */
    DIVW(Format.R, Encoding.funct7(0x3b, 4, 1), DivisionExpansions.signed(true, true)),
    /** Divide, unsigned, 32 bits. */
    DIVUW(Format.R, Encoding.funct7(0x3b, 5, 1), DivisionExpansions.unsigned(true, true)),
    /** Remainder, signed, 32 bits. */
    REMW(Format.R, Encoding.funct7(0x3b, 6, 1), DivisionExpansions.signed(true, false)),
    /** Remainder, unsigned, 32 bits. */
    REMUW(Format.R, Encoding.funct7(0x3b, 7, 1), DivisionExpansions.unsigned(true, false)),
    /** Loads a word and reserves it. */
    LR_W(Format.LOAD_RESERVED, Encoding.loadReserved(2), AtomicExpansions.loadReserved(true)),
    /** Stores a word if it is still reserved; rd = 0 if so, else 1. */
    SC_W(Format.ATOMIC, Encoding.atomic(2, 3), AtomicExpansions.storeConditional(true)),
    /** Swaps a word of memory with rs2. */
    AMOSWAP_W(Format.ATOMIC, Encoding.atomic(2, 1), AtomicExpansions.swap(true)),
    /** Adds rs2 to a word of memory. */
    AMOADD_W(Format.ATOMIC, Encoding.atomic(2, 0), AtomicExpansions.apply(true, RowKind.ADD)),
    /** Exclusive-ors rs2 to a word of memory. */
    AMOXOR_W(Format.ATOMIC, Encoding.atomic(2, 4), AtomicExpansions.apply(true, RowKind.XOR)),
    /** Ands rs2 to a word of memory. */
    AMOAND_W(Format.ATOMIC, Encoding.atomic(2, 12), AtomicExpansions.apply(true, RowKind.AND)),
    /** Ors rs2 to a word of memory. */
    AMOOR_W(Format.ATOMIC, Encoding.atomic(2, 8), AtomicExpansions.apply(true, RowKind.OR)),
    /** Keeps the lesser of rs2 and a word of memory, signed. */
    AMOMIN_W(Format.ATOMIC, Encoding.atomic(2, 16), AtomicExpansions.least(true, RowKind.SLT)),
    /** Keeps the greater of rs2 and a word of memory, signed. */
    AMOMAX_W(Format.ATOMIC, Encoding.atomic(2, 20), AtomicExpansions.greatest(true, RowKind.SLT)),
    /** Keeps the lesser of rs2 and a word of memory, unsigned. */
    AMOMINU_W(Format.ATOMIC, Encoding.atomic(2, 24), AtomicExpansions.least(true, RowKind.SLTU)),
    /** Keeps the greater of rs2 and a word of memory, unsigned. */
    AMOMAXU_W(Format.ATOMIC, Encoding.atomic(2, 28), AtomicExpansions.greatest(true, RowKind.SLTU)),
    /** Loads a doubleword and reserves it. */
    LR_D(Format.LOAD_RESERVED, Encoding.loadReserved(3), AtomicExpansions.loadReserved(false)),
    /** Stores a doubleword if it is still reserved; rd = 0 if so, else 1. */
    SC_D(Format.ATOMIC, Encoding.atomic(3, 3), AtomicExpansions.storeConditional(false)),
    /** Swaps a doubleword of memory with rs2. */
    AMOSWAP_D(Format.ATOMIC, Encoding.atomic(3, 1), AtomicExpansions.swap(false)),
    /** Adds rs2 to a doubleword of memory. */
    AMOADD_D(Format.ATOMIC, Encoding.atomic(3, 0), AtomicExpansions.apply(false, RowKind.ADD)),
    /** Exclusive-ors rs2 to a doubleword of memory. */
    AMOXOR_D(Format.ATOMIC, Encoding.atomic(3, 4), AtomicExpansions.apply(false, RowKind.XOR)),
    /** Ands rs2 to a doubleword of memory. */
    AMOAND_D(Format.ATOMIC, Encoding.atomic(3, 12), AtomicExpansions.apply(false, RowKind.AND)),
    /** Ors rs2 to a doubleword of memory. */
    AMOOR_D(Format.ATOMIC, Encoding.atomic(3, 8), AtomicExpansions.apply(false, RowKind.OR)),
    /** Keeps the lesser of rs2 and a doubleword of memory, signed. */
    AMOMIN_D(Format.ATOMIC, Encoding.atomic(3, 16), AtomicExpansions.least(false, RowKind.SLT)),
    /** Keeps the greater of rs2 and a doubleword of memory, signed. */
    AMOMAX_D(Format.ATOMIC, Encoding.atomic(3, 20), AtomicExpansions.greatest(false, RowKind.SLT)),
    /** Keeps the lesser of rs2 and a doubleword of memory, unsigned. */
    AMOMINU_D(Format.ATOMIC, Encoding.atomic(3, 24), AtomicExpansions.least(false, RowKind.SLTU)),
    /** Keeps the greater of rs2 and a doubleword of memory, unsigned. */
    AMOMAXU_D(
            Format.ATOMIC, Encoding.atomic(3, 28), AtomicExpansions.greatest(false, RowKind.SLTU)),
    /** Orders stores before instruction fetches; nothing here, as code is what the file says. */
    FENCE_I(Format.NONE, Encoding.funct3(0x0f, 1), Expansions.fence()),
    /** Jumps to the trap handler. */
    ECALL(Format.NONE, Encoding.word(0x00000073), SystemExpansions.environmentCall()),
    /** Returns from the trap handler. */
    MRET(Format.NONE, Encoding.word(0x30200073), SystemExpansions.machineReturn()),
    /** Swaps a control register with rs1. */
    CSRRW(Format.CSR, Encoding.funct3(0x73, 1), SystemExpansions.write()),
    /** Reads a control register and sets the bits of rs1. */
    CSRRS(Format.CSR, Encoding.funct3(0x73, 2), SystemExpansions.setBits()),
    /** Reads a control register and clears the bits of rs1. */
    CSRRC(Format.CSR, Encoding.funct3(0x73, 3), SystemExpansions.clearBits()),
    /** Reads a control register and writes the operand. */
    CSRRWI(Format.CSR_IMMEDIATE, Encoding.funct3(0x73, 5), SystemExpansions.writeImmediate()),
    /** Reads a control register and sets the bits of the operand. */
    CSRRSI(Format.CSR_IMMEDIATE, Encoding.funct3(0x73, 6), SystemExpansions.setBitsImmediate()),
    /** Reads a control register and clears the bits of the operand. */
    CSRRCI(Format.CSR_IMMEDIATE, Encoding.funct3(0x73, 7), SystemExpansions.clearBitsImmediate());

    private final Format format;
    private final Encoding encoding;
    private final Expansion expansion;

    Instruction(Format format, Encoding encoding, Expansion expansion) {
        this.format = format;
        this.encoding = encoding;
        this.expansion = expansion;
    }

    /** The operand format. */
    public Format format() {
        return format;
    }

    /** The bits of a word that identify the instruction. */
    public int mask() {
        return encoding.mask();
    }

    /** Their values. */
    public int match() {
        return encoding.match();
    }

    /** Whether a word encodes it. */
    boolean matches(int word) {
        return encoding.matches(word) && format.accepts(word);
    }

    /**
     * Bytes of memory it accesses.
     *
     * @throws IllegalStateException if it accesses none
     */
    public int accessSize() {
        if (!format.isAccess()) {
            throw new IllegalStateException(this + " does not access memory");
        }
        return 1 << (encoding.match() >>> 12 & 3);
    }

    Expansion expansion() {
        return expansion;
    }
}
