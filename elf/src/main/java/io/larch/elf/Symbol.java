// SPDX-License-Identifier: Apache-2.0
package io.larch.elf;

/**
 * A function named by the symbol table.
 *
 * @param name its name, cut to 256 bytes
 * @param address its first instruction
 * @param size its length in bytes, 0 when the file does not say
 */
public record Symbol(String name, long address, long size) {
    /** Whether {@code candidate} lies in the function; one of unknown size contains its start. */
    public boolean contains(long candidate) {
        return candidate >= address && candidate - address < Math.max(size, 1);
    }
}
