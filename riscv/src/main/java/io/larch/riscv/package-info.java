// SPDX-License-Identifier: Apache-2.0
/**
 * RV64IMAC as data, its expansion to bytecode rows, and the two executors.
 *
 * <p>An ELF file becomes a {@link io.larch.riscv.GuestProgram}: each source instruction ({@link
 * io.larch.riscv.Instruction}) expands to rows of simpler kinds ({@link io.larch.riscv.RowKind})
 * that one lookup each can prove. {@link io.larch.riscv.Machine} runs source instructions and
 * reports what the guest did; {@link io.larch.riscv.Tracer} runs the rows and records every cycle
 * for the prover. The two are written independently of each other and must agree.
 *
 * <p>One hart, machine mode only, no interrupts. ECALL jumps to mtvec and MRET back; the control
 * registers are those of {@link io.larch.riscv.ControlRegister}. LR reserves an address and a
 * width; SC of the same address and width succeeds, always, and any SC ends the reservation. Other
 * stores keep it.
 *
 * <p>Deviations from the ISA manual: loads and stores must be aligned (a misaligned one traps);
 * instructions are fetched from the file, so stores into code do not change what is executed, with
 * or without FENCE.I, and an address in the middle of an instruction of the file is none; other
 * control registers are illegal; EBREAK ends the run, as does a jump to address 0 (an ECALL without
 * a handler is one); an exception ends the run without a proof and never reaches mtvec.
 *
 * <p>Guest interface: the runtime sets sp. I/O block and private block are memory, see {@link
 * io.larch.riscv.MemoryLayout}. A run that ends well stores 1 to the termination word and executes
 * EBREAK; a panic stores 1 to the panic word first.
 *
 * <p>Columns handed out as arrays (row table, image, trace) are the object's own: they are borrowed
 * by the caller, who must not change them. Tests change a trace's columns to inject faults.
 */
package io.larch.riscv;
