// SPDX-License-Identifier: Apache-2.0
package io.larch.elf;

/** Bytes that are not a loadable ELF file for a 64-bit little-endian RISC-V machine. */
public class ElfException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the file. */
    public enum Reason {
        /** A header, table or range reaches beyond the end of the file. */
        TRUNCATED,
        /** The file does not start with the ELF magic number. */
        NOT_ELF,
        /** Not a 64-bit file. */
        WRONG_CLASS,
        /** Not little-endian. */
        WRONG_BYTE_ORDER,
        /** Not for RISC-V, or for an ABI with hardware floating point or 16 registers. */
        WRONG_MACHINE,
        /** Not an executable with fixed addresses. */
        NOT_EXECUTABLE,
        /** A field has a value that the format or this loader does not allow. */
        BAD_HEADER,
        /** A loadable segment has impossible addresses or sizes. */
        BAD_SEGMENT,
        /** Two loadable segments share an address. */
        OVERLAPPING_SEGMENTS,
        /** The entry point lies outside every executable segment. */
        BAD_ENTRY,
        /** A note is cut short or appears too often. */
        BAD_NOTE,
        /** The symbol table is malformed. */
        BAD_SYMBOL_TABLE,
        /** A well-formed file that does not describe a guest this machine can run. */
        UNSUPPORTED_PROGRAM
    }

    /** Why the file was refused. */
    private final Reason reason;

    /**
     * A refusal.
     *
     * @param reason its class
     * @param detail one sentence for a reader
     */
    public ElfException(Reason reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
    }

    /** The class of the fault. */
    public final Reason reason() {
        return reason;
    }
}
