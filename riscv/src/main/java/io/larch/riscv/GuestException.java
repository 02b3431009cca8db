// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/**
 * A run that cannot be proved: the guest did something the machine does not allow, or did not end.
 * A guest that panics is not one of these; panic is a result.
 */
public abstract sealed class GuestException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Where it happened. */
    private final transient TrapContext context;

    private GuestException(String message, TrapContext context) {
        super(message + " at " + context.location());
        this.context = context;
    }

    /** State of the machine at the trap. */
    public final TrapContext context() {
        return context;
    }

    /** Short name of the cause, such as "illegal-instruction". */
    public abstract String trapCause();

    /** The word at pc is no instruction of this machine. */
    public static final class IllegalInstruction extends GuestException {
        private static final long serialVersionUID = 1L;

        IllegalInstruction(int word, TrapContext context) {
            super("illegal instruction 0x%08x".formatted(word), context);
        }

        @Override
        public String trapCause() {
            return "illegal-instruction";
        }
    }

    /** pc left the code, or is not a multiple of the instruction alignment. */
    public static final class JumpOutsideCode extends GuestException {
        private static final long serialVersionUID = 1L;

        JumpOutsideCode(TrapContext context) {
            super("jump outside the code", context);
        }

        @Override
        public String trapCause() {
            return "jump-outside-code";
        }
    }

    /** A load or store whose address is no multiple of its size. */
    public static final class MisalignedAccess extends GuestException {
        private static final long serialVersionUID = 1L;

        /** The address. */
        private final long address;

        MisalignedAccess(long address, TrapContext context) {
            super("misaligned access to 0x" + Long.toHexString(address), context);
            this.address = address;
        }

        /** The address. */
        public long address() {
            return address;
        }

        @Override
        public String trapCause() {
            return "misaligned-access";
        }
    }

    /** A load or store outside the memory window. */
    public static final class OutsideMemory extends GuestException {
        private static final long serialVersionUID = 1L;

        /** The address. */
        private final long address;

        OutsideMemory(long address, TrapContext context) {
            super("access outside memory, to 0x" + Long.toHexString(address), context);
            this.address = address;
        }

        /** The address. */
        public long address() {
            return address;
        }

        @Override
        public String trapCause() {
            return "outside-memory";
        }
    }

    /** The run needs more cycles than allowed. */
    public static final class CycleLimit extends GuestException {
        private static final long serialVersionUID = 1L;

        CycleLimit(long limit, TrapContext context) {
            super("more than " + limit + " cycles", context);
        }

        @Override
        public String trapCause() {
            return "cycle-limit";
        }
    }

    /** The guest halted and the I/O block is not one a statement can describe. */
    public static final class IoBlockMismatch extends GuestException {
        private static final long serialVersionUID = 1L;

        IoBlockMismatch(String detail, TrapContext context) {
            super("I/O block not as public at halt: " + detail, context);
        }

        @Override
        public String trapCause() {
            return "io-block-mismatch";
        }
    }

    /** The host's input is larger than the guest's memory parameters allow. */
    public static final class InputTooLarge extends GuestException {
        private static final long serialVersionUID = 1L;

        InputTooLarge(String what, int size, int limit, TrapContext context) {
            super(what + " of " + size + " bytes, the guest takes " + limit, context);
        }

        @Override
        public String trapCause() {
            return "input-too-large";
        }
    }

    /** An assert row failed; only wrong advice can cause it. */
    public static final class AssertFailed extends GuestException {
        private static final long serialVersionUID = 1L;

        AssertFailed(RowKind kind, TrapContext context) {
            super(kind + " failed", context);
        }

        @Override
        public String trapCause() {
            return "assert-failed";
        }
    }
}
