// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Honest traces satisfy the constraints of {@link TraceChecker}. */
class TraceConstraintTest {

    static Stream<BundledGuest> guests() {
        return BundledGuest.all();
    }

    @ParameterizedTest
    @MethodSource("guests")
    void everyCycleSatisfiesTheConstraints(BundledGuest guest) throws GuestException {
        TraceChecker.check(Tracer.trace(guest.program(), guest.input(), 1 << 20));
    }

    @ParameterizedTest
    @EnumSource
    void everyInstructionSatisfiesTheConstraints(Instruction kind) throws GuestException {
        int imm = kind.format() == Format.BRANCH || kind.format() == Format.JAL ? 8 : 24;
        int offset = kind == Instruction.JALR ? 24 : imm;
        GuestProgram program =
                Guests.of(
                        Guests.encode(Instruction.ADDI, 6, 0, 0, 1),
                        Guests.encode(Instruction.SLLI, 6, 6, 0, 31),
                        Guests.encode(Instruction.ADDI, 5, 6, 0, 0),
                        Guests.encode(kind, 7, 5, 6, offset),
                        Guests.encode(Instruction.FENCE, 0, 0, 0, 0),
                        Guests.encode(kind, 0, 5, 5, offset == imm ? offset : 28),
                        Guests.encode(Instruction.EBREAK, 0, 0, 0, 0),
                        Guests.encode(Instruction.EBREAK, 0, 0, 0, 0));
        TraceChecker.check(Tracer.trace(program, GuestInput.EMPTY, 1000));
    }
}
