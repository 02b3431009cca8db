// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.nio.charset.StandardCharsets;

/** Passes what a guest tells the host to a listener; see {@link HostListener}. */
final class HostHints {
    private static final int MAX_TEXT = 4096;

    private final HostListener listener;
    private final GuestMemory memory;

    HostHints(HostListener listener, GuestMemory memory) {
        this.listener = listener;
        this.memory = memory;
    }

    /** The hint with a number and the address of a text; others are ignored. */
    void hear(long number, long address, long cycles) {
        if (number == 1) {
            listener.print(text(address));
        } else if (number == 2) {
            listener.cyclesBegin(text(address), cycles);
        } else if (number == 3) {
            listener.cyclesEnd(text(address), cycles);
        }
    }

    /** The text at an address: up to a NUL, the end of memory or 4096 bytes. */
    private String text(long address) {
        byte[] bytes = new byte[MAX_TEXT];
        int length = 0;
        while (length < MAX_TEXT) {
            long at = address + length;
            int cell = memory.layout().cell(at & ~7L);
            byte next = cell < 0 ? 0 : (byte) (memory.read(cell) >>> 8 * (at & 7));
            if (next == 0) {
                break;
            }
            bytes[length++] = next;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
