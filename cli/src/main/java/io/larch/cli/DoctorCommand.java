// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Report;
import io.larch.cli.console.Terminal;
import io.larch.cli.guest.OutsideTool;
import io.larch.cli.guest.Programs;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Tells what this machine has and lacks, and what each thing would make available. */
@Command(name = "doctor", description = "Says what this machine has and lacks.")
final class DoctorCommand extends AbstractCommand {
    private final Programs programs;

    DoctorCommand(Terminal terminal, Programs programs) {
        super(terminal);
        this.programs = programs;
    }

    @Override
    ExitCode execute(Report report) {
        Runtime runtime = Runtime.getRuntime();
        report.put("java", System.getProperty("java.version"))
                .put("javaHome", System.getProperty("java.home"))
                .put("cores", runtime.availableProcessors())
                .put("heapLimitBytes", runtime.maxMemory())
                .put("memoryBytes", physicalMemory())
                .put("kernels", "java")
                .put("mvn", orNull(programs.find("mvn")));
        Report found = new Report();
        Report purposes = new Report();
        Report install = new Report();
        for (OutsideTool tool : OutsideTool.values()) {
            Optional<Path> path = tool.find(programs);
            found.put(tool.program(), orNull(path));
            purposes.put(tool.program(), tool.purpose());
            if (path.isEmpty()) {
                install.put(tool.program(), tool.install());
            }
        }
        report.put("optional", found).put("purposes", purposes).put("install", install);
        return ExitCode.FINE;
    }

    private static Object orNull(Optional<Path> path) {
        return path.<Object>map(Path::toString).orElse(Report.NULL);
    }

    private static long physicalMemory() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getTotalMemorySize()
                : 0;
    }
}
