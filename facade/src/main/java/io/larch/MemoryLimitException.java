// SPDX-License-Identifier: Apache-2.0
package io.larch;

import io.larch.zkvm.prover.MemoryEstimate;
import io.larch.zkvm.shape.ProofShape;

/** A proof that would not fit in the memory of this JVM. */
public final class MemoryLimitException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long needed;
    private final long available;

    MemoryLimitException(long needed, long available) {
        super(
                "the proof would need about "
                        + mebibytes(needed)
                        + " MiB, this JVM may use "
                        + mebibytes(available)
                        + " MiB: give it more with LARCH_JAVA_OPTS=-Xmx"
                        + mebibytes(needed)
                        + "m, or make the guest's run shorter");
        this.needed = needed;
        this.available = available;
    }

    /**
     * Refuses a proof that is predicted not to fit. Heap and vectors outside it together are held
     * against the heap's limit: the JVM allows as much again outside, but the machine need not have
     * it.
     */
    static void requireFits(ProofShape shape) throws MemoryLimitException {
        long needed = MemoryEstimate.of(shape).totalBytes();
        long available = Runtime.getRuntime().maxMemory();
        if (needed > available) {
            throw new MemoryLimitException(needed, available);
        }
    }

    /** Predicted bytes. */
    public long needed() {
        return needed;
    }

    /** Bytes this JVM may use. */
    public long available() {
        return available;
    }

    private static long mebibytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }
}
