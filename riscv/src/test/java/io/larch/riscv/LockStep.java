// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A guest without input in both executions, the machine's and that of the expanded rows, one
 * instruction at a time. After each they must agree on the next address, all registers, the
 * reservation, the control registers and the cells the rows used; at the end on all of memory.
 */
final class LockStep {
    private final GuestProgram program;
    private final GuestMemory ofMachine;
    private final GuestMemory ofRows;
    private final Machine machine;
    private final RowMachine rows;
    private final Map<Enum<?>, Integer> counts = new HashMap<>();
    private long pc;
    private long instructions;

    LockStep(GuestProgram program) {
        this.program = program;
        ofMachine = filled();
        ofRows = filled();
        machine = new Machine(program, ofMachine);
        rows = new RowMachine(program, ofRows, RowMachine.AdviceSource.HONEST);
        pc = program.entry();
    }

    private GuestMemory filled() {
        GuestMemory memory = new GuestMemory(program.layout());
        memory.fill(program, new long[0], new long[0]);
        return memory;
    }

    /** Address of the next instruction. */
    long pc() {
        return pc;
    }

    boolean halted() {
        return pc == RowTable.HALT_ADDRESS;
    }

    /** Values of x0 to x31. */
    long[] x() {
        return Arrays.copyOf(machine.x(), Registers.ARCHITECTURAL);
    }

    /** Reservation and control registers. */
    long[] system() {
        return machine.state();
    }

    /** The word at an address that is a multiple of 8. */
    long word(long address) {
        return ofMachine.read(program.layout().cell(address));
    }

    /** How often each instruction, 16-bit encoding and control register occurred. */
    Map<Enum<?>, Integer> counts() {
        return counts;
    }

    /** Executes one instruction. */
    void step() throws GuestException {
        count();
        String where = "instruction " + instructions++ + " at " + Long.toHexString(pc);
        int row = program.rowAt(pc);
        pc = machine.stepAt(pc);
        Set<Integer> cells = new HashSet<>();
        boolean more = true;
        while (more) {
            more = (program.rows().mode()[row] & RowTable.NOT_LAST) != 0;
            row = rows.step(row);
            cells.add(rows.cell);
        }
        assertEquals(program.rowAt(pc), row, where);
        assertArrayEquals(x(), Arrays.copyOf(rows.x, Registers.ARCHITECTURAL), where);
        long[] system = system();
        int end = Registers.ARCHITECTURAL + system.length;
        long[] systemOfRows = Arrays.copyOfRange(rows.x, Registers.ARCHITECTURAL, end);
        assertArrayEquals(system, systemOfRows, where);
        for (int cell : cells) {
            assertEquals(ofMachine.read(cell), ofRows.read(cell), where);
        }
    }

    /** Executes to the halt, then compares all of memory. */
    void run() throws GuestException {
        while (!halted()) {
            step();
        }
        compareMemory();
    }

    void compareMemory() {
        assertArrayEquals(ofMachine.toArray(), ofRows.toArray());
    }

    private void count() {
        SourceInstruction source = program.instructionAt(pc).orElseThrow();
        counts.merge(source.kind(), 1, Integer::sum);
        if (source.compressed()) {
            Enum<?> entry = CompressedInstruction.of(program.half(pc)).orElseThrow();
            counts.merge(entry, 1, Integer::sum);
        }
        Format format = source.kind().format();
        if (format == Format.CSR || format == Format.CSR_IMMEDIATE) {
            counts.merge(ControlRegister.of(source), 1, Integer::sum);
        }
    }
}
