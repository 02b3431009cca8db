// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.elf.ElfFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GuestProfileTest {
    private static final Path GUESTS = Path.of("..", "guest-programs");

    @Test
    void countsEveryCycleOnceAndNestsCalls() throws Exception {
        byte[] elf = Files.readAllBytes(GUESTS.resolve("elf/sha256.elf"));
        byte[] input = Files.readAllBytes(GUESTS.resolve("src/sha256/input.bin"));
        GuestProgram program = GuestProgram.fromElf(ElfFile.parse(elf));
        Trace trace = Tracer.trace(program, GuestInput.of(input), 1 << 20);
        GuestProfile profile = GuestProfile.of(trace);
        assertEquals(trace.cycles(), total(profile.stacks()));
        assertEquals(trace.cycles(), total(profile.functions()));
        assertTrue(profile.functions().containsKey("main"), profile.functions().toString());
        assertTrue(
                profile.stacks().keySet().stream().anyMatch(s -> s.startsWith("_start;main")),
                profile.stacks().toString());
        assertTrue(profile.stacks().containsKey("_start;main;compress"));
        // Every function that is called has returned: main's last cycles are back under _start.
        assertTrue(
                profile.stacks().keySet().stream()
                        .allMatch(s -> s.startsWith("_start") && s.split(";").length <= 5),
                profile.stacks().toString());
    }

    private static long total(java.util.Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
