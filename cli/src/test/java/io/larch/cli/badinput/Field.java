// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.badinput;

import java.util.List;

/**
 * A part of an honest file that means something.
 *
 * @param name what it is
 * @param at its offset
 * @param size its length in bytes
 * @param replacements what to put there instead
 */
record Field(String name, int at, int size, List<Replacement> replacements) {
    /** The file with other bytes in the place of this field. */
    byte[] replaced(byte[] file, byte[] by) {
        byte[] out = new byte[file.length - size + by.length];
        System.arraycopy(file, 0, out, 0, at);
        System.arraycopy(by, 0, out, at, by.length);
        System.arraycopy(file, at + size, out, at + by.length, file.length - at - size);
        return out;
    }
}
