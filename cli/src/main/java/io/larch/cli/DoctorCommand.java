// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Tells what this machine has and lacks, and what each thing would make available. */
@Command(name = "doctor", description = "Says what this machine has and lacks.")
final class DoctorCommand extends AbstractCommand {

    /** A program that is not needed but makes something available. */
    private record OptionalTool(String program, String purpose, String install) {}

    private static final OptionalTool[] OPTIONAL = {
        new OptionalTool("riscv64-unknown-elf-gcc", "build guests in C", "gcc-riscv64-unknown-elf"),
        new OptionalTool("qemu-riscv64", "differential tests of the machine", "qemu-user"),
    };

    DoctorCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode execute(Report report) {
        Runtime runtime = Runtime.getRuntime();
        report.put("java", System.getProperty("java.version"))
                .put("javaHome", System.getProperty("java.home"))
                .put("cores", runtime.availableProcessors())
                .put("heapLimitBytes", runtime.maxMemory())
                .put("memoryBytes", physicalMemory())
                .put("kernels", "java");
        report.put(
                "mvn",
                Programs.find("mvn").map(Path::toString).<Object>map(p -> p).orElse(Report.NULL));
        Report tools = new Report();
        for (OptionalTool tool : OPTIONAL) {
            Optional<Path> found = Programs.find(tool.program());
            tools.put(tool.program(), found.<Object>map(Path::toString).orElse(Report.NULL));
            if (found.isEmpty()) {
                terminal()
                        .say(
                                tool.program()
                                        + " is missing; it would make available: "
                                        + tool.purpose()
                                        + " (Debian package "
                                        + tool.install()
                                        + ")");
            }
        }
        report.put("optional", tools);
        return ExitCode.FINE;
    }

    private static long physicalMemory() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getTotalMemorySize()
                : 0;
    }
}
