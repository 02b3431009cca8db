// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.cli.console.ExitCode;
import io.larch.cli.guest.OutsideTool;
import io.larch.cli.guest.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of optional tools. */
class DoctorCommandTest {
    @Test
    void whereNothingIsInstalledEveryToolIsListedWithWhatToInstall() {
        LarchRun text = LarchRun.with(new Programs(Map.of()), "doctor").endedWith(ExitCode.FINE);
        LarchRun json =
                LarchRun.with(new Programs(Map.of()), "doctor", "--json").endedWith(ExitCode.FINE);
        for (OutsideTool tool : OutsideTool.values()) {
            String name = "\"" + tool.program() + "\":";
            assertTrue(json.out().contains(name + "null"), json.out());
            assertTrue(json.out().contains(name + "\"" + tool.purpose() + "\""), json.out());
            assertTrue(json.out().contains(name + "\"" + tool.install() + "\""), json.out());
            assertTrue(text.out().contains(tool.install()), text.out());
        }
        assertEquals("", json.err());
    }

    /** The keys that scripts rely on; more may be added. */
    private static final List<String> KEYS =
            List.of(
                    "java",
                    "javaHome",
                    "cores",
                    "heapLimitBytes",
                    "memoryBytes",
                    "kernels",
                    "mvn",
                    "optional",
                    "riscv64-unknown-elf-gcc",
                    "qemu-riscv64",
                    "purposes",
                    "install");

    @Test
    void noKeyIsTakenAway() {
        String json = LarchRun.of("doctor", "--json").endedWith(ExitCode.FINE).out();
        for (String key : KEYS) {
            assertTrue(json.contains("\"" + key + "\":"), key);
        }
    }

    /** A fresh machine gets from CI's script what is named here. */
    @ParameterizedTest
    @EnumSource(OutsideTool.class)
    void continuousIntegrationInstallsIt(OutsideTool tool) throws IOException {
        String scripts = "";
        try (Stream<Path> files = Files.list(Path.of("..", ".ci"))) {
            for (Path file : files.toList()) {
                scripts += Files.readString(file);
            }
        }
        String packages = tool.install().replaceFirst("^(apt-get|pip) install ", "");
        for (String word : packages.replaceFirst(",.*", "").split(" ")) {
            assertTrue(scripts.contains(word), word);
        }
    }
}
