// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reuses the memory of closed vectors.
 *
 * <p>Memory outside the heap is returned to the system only when the collector notices; a prover
 * that takes its vectors from a pool and closes them does not depend on that. A pool is safe for
 * use by several threads and has no state beyond its free blocks.
 */
public final class VectorPool implements AutoCloseable {
    private final TreeMap<Integer, ArrayDeque<ByteBuffer>> free = new TreeMap<>();

    /** An empty pool. */
    public VectorPool() {}

    /**
     * A vector of n elements whose contents are unspecified. {@link FrVector#close} gives its
     * memory back to this pool.
     */
    public FrVector take(int n) {
        ByteBuffer memory = takeBytes(Math.multiplyExact(n, Fr.BYTES));
        return FrVector.over(memory, n, () -> giveBack(memory));
    }

    /** A vector of n zeros; see {@link #take}. */
    public FrVector takeZeros(int n) {
        FrVector v = take(n);
        v.fill(FrElement.ZERO);
        return v;
    }

    /** Bytes held by this pool and in no vector. */
    public synchronized long idleBytes() {
        long sum = 0;
        for (Map.Entry<Integer, ArrayDeque<ByteBuffer>> e : free.entrySet()) {
            sum += (long) e.getKey() * e.getValue().size();
        }
        return sum;
    }

    /** Forgets all free blocks; vectors in use stay valid. */
    @Override
    public synchronized void close() {
        free.clear();
    }

    /** The smallest free block that fits and is not more than twice too large, else a new one. */
    private synchronized ByteBuffer takeBytes(int bytes) {
        Map.Entry<Integer, ArrayDeque<ByteBuffer>> e = free.ceilingEntry(bytes);
        if (e == null || e.getKey() / 2 > bytes) {
            return ByteBuffer.allocateDirect(bytes);
        }
        ByteBuffer memory = e.getValue().pop();
        if (e.getValue().isEmpty()) {
            free.remove(e.getKey());
        }
        return memory;
    }

    private synchronized void giveBack(ByteBuffer memory) {
        free.computeIfAbsent(memory.capacity(), size -> new ArrayDeque<>()).push(memory);
    }
}
