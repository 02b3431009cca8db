// SPDX-License-Identifier: Apache-2.0
package io.larch;

import io.larch.zkvm.shape.ProofShape;

/**
 * Predicts what proving takes, so that a run that cannot fit is refused before it starts.
 *
 * <p>The largest objects are the fraction tree of the indexed lookup (one element per column and
 * cycle), the columns of the cycle constraints, the polynomials of the final opening and the memory
 * cells. The factors are fitted to measured peaks of whole processes at t = 14 to 18; they err on
 * the high side.
 */
final class MemoryEstimate {
    private static final long ELEMENT = 32;

    /** The JVM, its code and its heap before the proof begins. */
    private static final long BASE = 384L << 20;

    /** Trace, virtual columns and vectors that a cycle needs besides the tree, in bytes. */
    private static final long PER_CYCLE = 2560;

    /** The tree, its leaves and the vectors made from them, in halves of its size. */
    private static final long TREE_HALVES = 9;

    /** Vectors of 2^N and of 2^k elements held at once. */
    private static final long OPENING_VECTORS = 6;

    private static final long CELL_VECTORS = 4;

    private MemoryEstimate() {}

    static long bytes(ProofShape shape) {
        int columns = ProofShape.log2Ceiling(shape.columnCount() + 1);
        long tree = ELEMENT << (columns + shape.t());
        long cycles = PER_CYCLE << shape.t();
        long opening = OPENING_VECTORS * ELEMENT << shape.n();
        long cells = CELL_VECTORS * ELEMENT << shape.program().k();
        return BASE + TREE_HALVES * tree / 2 + cycles + opening + cells;
    }
}
