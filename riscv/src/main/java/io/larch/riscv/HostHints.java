// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.nio.charset.StandardCharsets;

/** Passes what a guest tells the host to a listener; see {@link HostListener}. */
final class HostHints {
    /** The most bytes of a text, and of what becomes of a format. */
    static final int MAX_TEXT = 4096;

    private final HostListener listener;
    private final HostReader reader;

    HostHints(HostListener listener, GuestMemory memory) {
        this.listener = listener;
        reader = new HostReader(memory);
    }

    /**
     * The hint with a number, the address of a text in a0 and, where it takes some, that of its
     * arguments in a1; others are ignored.
     */
    void hear(long number, long a0, long a1, long cycles) {
        if (number == 1) {
            listener.print(text(a0));
        } else if (number == 2) {
            listener.cyclesBegin(text(a0), cycles);
        } else if (number == 3) {
            listener.cyclesEnd(text(a0), cycles);
        } else if (number == 4) {
            listener.print(utf8(HostFormat.format(reader, a0, a1)));
        }
    }

    private String text(long address) {
        return utf8(reader.text(address, MAX_TEXT));
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
