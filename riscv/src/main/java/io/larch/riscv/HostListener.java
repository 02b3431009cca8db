// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/**
 * Receives what a guest tells the host. None of it is proved.
 *
 * <p>A guest speaks through {@code slti x0, a0, n}, which computes nothing: n = 1 prints the
 * NUL-terminated text at a0, n = 2 begins and n = 3 ends the cycle count labelled by that text, and
 * n = 4 prints the printf format at a0 with the arguments, 8 bytes each, at a1.
 */
public interface HostListener {
    /** Ignores everything. */
    HostListener NONE = new HostListener() {};

    /** The guest printed a text. */
    default void print(String text) {}

    /** A labelled count begins at this cycle. */
    default void cyclesBegin(String label, long cycle) {}

    /** A labelled count ends at this cycle. */
    default void cyclesEnd(String label, long cycle) {}
}
