// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import io.larch.elf.Symbol;
import java.util.Optional;

/**
 * State of the machine at a trap.
 *
 * @param pc address of the instruction; of a jump outside the code, where it went
 * @param function the function around pc, if the symbol table names one
 * @param cycles rows executed before
 * @param registers values of x0 to x31; a copy
 * @param recentPcs addresses of the last instructions begun, newest last, at most 20; a copy. An
 *     access that trapped was begun, an illegal instruction was not
 */
public record TrapContext(
        long pc, Optional<Symbol> function, long cycles, long[] registers, long[] recentPcs) {
    /** pc with the function and the offset in it. */
    public String location() {
        String hex = "pc 0x" + Long.toHexString(pc);
        return function.map(
                        s ->
                                hex
                                        + " ("
                                        + s.name()
                                        + "+0x"
                                        + Long.toHexString(pc - s.address())
                                        + ")")
                .orElse(hex);
    }
}
