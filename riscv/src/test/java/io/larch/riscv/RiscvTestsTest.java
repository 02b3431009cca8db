// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The public riscv-tests suite (rv64ui, rv64um, rv64ua, rv64uc), where it was built with {@code
 * src/test/riscv-tests/build.sh CHECKOUT DIRECTORY}; run with {@code -Dlarch.riscvTests=DIRECTORY}.
 */
class RiscvTestsTest {
    /** Tests of what this machine does not do: how they end instead. */
    private static final Map<String, String> DEVIATIONS =
            Map.of("rv64ui-fence_i", "jump-outside-code", "rv64ui-ma_data", "misaligned-access");

    @TestFactory
    Stream<DynamicTest> suite() throws IOException {
        String directory = System.getProperty("larch.riscvTests", "");
        assumeTrue(!directory.isEmpty(), "riscv-tests skipped: no -Dlarch.riscvTests=DIRECTORY");
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            List<Path> elfs = files.filter(f -> f.toString().endsWith(".elf")).sorted().toList();
            assertTrue(elfs.size() > 80, "the suite has more than 80 tests");
            return elfs.stream()
                    .map(f -> DynamicTest.dynamicTest(name(f), () -> check(name(f), f)));
        }
    }

    private static String name(Path elf) {
        return elf.getFileName().toString().replace(".elf", "");
    }

    private static void check(String name, Path elf) throws IOException, GuestException {
        GuestProgram program = Guests.of(Files.readAllBytes(elf));
        try {
            ExecutionReport report =
                    Machine.run(program, GuestInput.EMPTY, 1 << 20, HostListener.NONE);
            assertTrue(report.terminated(), "a test case failed");
            Tracer.trace(program, GuestInput.EMPTY, 1 << 20);
            assertTrue(!DEVIATIONS.containsKey(name), "a documented deviation passed");
        } catch (GuestException e) {
            assertEquals(DEVIATIONS.get(name), e.trapCause(), e.getMessage());
        }
    }
}
