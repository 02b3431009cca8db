// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.sumcheck.IndexedLookup;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.shape.ProofShape;

/**
 * What a proof of a shape will need, before it is begun. The figures follow what the stages keep;
 * they were compared with runs of 2^14 to 2^18 cycles, where they are between exact and a third too
 * high.
 *
 * @param heapBytes live objects on the Java heap: the trace and its columns, arrays of memory cells
 * @param directBytes vectors outside the heap, the reference string included
 */
public record MemoryEstimate(long heapBytes, long directBytes) {
    /** Trace, lookup operands and digits, and the scratch of commitments. */
    private static final long HEAP_PER_CYCLE = 260;

    /** The columns of S1 bound once, and what the pool keeps of them for S2 to S4. */
    private static final long DIRECT_PER_CYCLE = 840;

    /** The two lowest layers of the fraction tree. */
    private static final long DIRECT_PER_LEAF = 72;

    private static final long BYTES_PER_POWER = 64;
    private static final long BYTES_PER_ELEMENT = 32;
    private static final long FIXED_HEAP = 64L << 20;

    /** The estimate for a shape. */
    public static MemoryEstimate of(ProofShape shape) {
        IndexedLookup lookup = ProofSchedule.lookup(shape);
        long cycles = shape.cycles();
        long cells = 1L << shape.program().k();
        long leaves = 1L << lookup.columnVariables() + lookup.rowVariables();
        long arrays = MemorySweep.chunks(shape.cycles(), 1 << shape.program().k()) + 6L;
        return new MemoryEstimate(
                FIXED_HEAP + HEAP_PER_CYCLE * cycles + BYTES_PER_ELEMENT * arrays * cells,
                DIRECT_PER_CYCLE * cycles
                        + DIRECT_PER_LEAF * leaves
                        + 3 * BYTES_PER_ELEMENT * cells
                        + (BYTES_PER_POWER << shape.n()));
    }

    /** Both together. */
    public long totalBytes() {
        return Math.addExact(heapBytes, directBytes);
    }
}
