// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.badinput;

/**
 * Other bytes in the place of a field.
 *
 * @param name what is wrong with them
 * @param bytes the bytes, perhaps more or fewer than the field's
 * @param mustFail whether no reader may accept them; otherwise what it accepts must encode to the
 *     same bytes
 */
record Replacement(String name, byte[] bytes, boolean mustFail) {
    static Replacement refused(String name, byte[] bytes) {
        return new Replacement(name, bytes, true);
    }

    static Replacement perhaps(String name, byte[] bytes) {
        return new Replacement(name, bytes, false);
    }
}
