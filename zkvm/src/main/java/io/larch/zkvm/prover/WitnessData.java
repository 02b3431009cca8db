// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.riscv.Trace;
import io.larch.zkvm.program.Bytecode;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;

/**
 * Everything a proof is made from, in small integers.
 *
 * @param shape the proof shape
 * @param cycles the trace
 * @param entry the entry row
 * @param initialMemory the 2^k words before the first cycle
 * @param finalMemory the 2^k words after the last
 * @param ioWords the 2^io public words
 * @param image the 2^m words of the image
 * @param privateWords the 2^a words of private input
 */
record WitnessData(
        ProofShape shape,
        CycleColumns cycles,
        int entry,
        long[] initialMemory,
        long[] finalMemory,
        long[] ioWords,
        long[] image,
        long[] privateWords) {

    /** The witness of a trace. */
    static WitnessData of(ProvingProgram program, ProofShape shape, Trace trace) {
        return new WitnessData(
                shape,
                new CycleColumns(CycleData.of(trace), program.bytecode(), shape),
                program.key().entryRow(),
                initialMemory(shape.program(), trace),
                trace.finalMemory().toArray(),
                trace.ioBlock(),
                program.image(),
                trace.privateWords());
    }

    private static long[] initialMemory(ProgramShape shape, Trace trace) {
        long[] memory = new long[1 << shape.k()];
        // The input length and the input words; the rest of the I/O block starts at zero.
        System.arraycopy(trace.ioBlock(), 2, memory, shape.ioStart() + 2, shape.ioHalf() - 2);
        System.arraycopy(trace.privateWords(), 0, memory, shape.privateStart(), 1 << shape.a());
        System.arraycopy(trace.program().image(), 0, memory, shape.imageStart(), 1 << shape.m());
        return memory;
    }

    /** The bytecode. */
    Bytecode rows() {
        return cycles.rows();
    }
}
