// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

/**
 * The transcript's labels outside batches, lookup and opening. Changing one changes the protocol:
 * bump {@link ProofSchedule#PROTOCOL}.
 */
public final class Labels {
    /** The program digest: binds the program and its layout. */
    public static final String DIGEST = "digest";

    /** The I/O block, three words to an element: binds the statement. */
    public static final String IO = "io";

    /** Trace stacks and private input: fix the witness before any challenge. */
    public static final String COMMITMENTS = "commitments";

    /** τ of S1. */
    public static final String TAU = "S1.tau";

    /** γ of S1. */
    public static final String GAMMA_CONSTRAINTS = "S1.gamma";

    /** γ of RegistersReadWrite. */
    public static final String GAMMA_REGISTERS = "S2.gamma.Registers";

    /** γ of RamReadWrite. */
    public static final String GAMMA_RAM = "S2.gamma.Ram";

    /** γ of InstructionLookup. */
    public static final String GAMMA_INSTRUCTION = "S2.gamma.Instruction";

    /** γ of Shift. */
    public static final String GAMMA_SHIFT = "S2.gamma.Shift";

    /** rout of OutputCheck. */
    public static final String ROUT = "S2.rout";

    /** γ of RamValue. */
    public static final String GAMMA_VALUE = "S3.gamma";

    /** γ of BytecodeRead. */
    public static final String GAMMA_BYTECODE = "S4.gamma.Bytecode";

    /** β of BytecodeRead. */
    public static final String BETA_BYTECODE = "S4.beta.Bytecode";

    /** γ of InstructionRa. */
    public static final String GAMMA_INSTRUCTION_RA = "S4.gamma.InstructionRa";

    /** γ of RamRa. */
    public static final String GAMMA_RAM_RA = "S4.gamma.RamRa";

    private Labels() {}
}
