// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.util.Arrays;

/** Reads texts and words of a guest for the host: any address will do, and nothing is touched. */
final class HostReader {
    private final GuestMemory memory;

    HostReader(GuestMemory memory) {
        this.memory = memory;
    }

    /** Whether there is memory at an address. */
    boolean isInside(long address) {
        return memory.layout().cell(address & ~7L) >= 0;
    }

    /** The byte at an address; 0 outside of memory. */
    byte byteAt(long address) {
        int cell = memory.layout().cell(address & ~7L);
        return cell < 0 ? 0 : (byte) (memory.read(cell) >>> 8 * (address & 7));
    }

    /** The 8 bytes from an address on, aligned or not. */
    long wordAt(long address) {
        long word = 0;
        for (int i = 7; i >= 0; i--) {
            word = word << 8 | byteAt(address + i) & 0xff;
        }
        return word;
    }

    /** The bytes from an address on: up to a NUL, the end of memory or so many. */
    byte[] text(long address, int most) {
        byte[] bytes = new byte[most];
        int length = 0;
        while (length < most) {
            byte next = byteAt(address + length);
            if (next == 0) {
                break;
            }
            bytes[length++] = next;
        }
        return Arrays.copyOf(bytes, length);
    }
}
