// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.bench;

import io.larch.cli.console.Report;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What figures of a benchmark depend on, besides the program. */
public final class Host {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Host() {}

    /** Adds JDK, processor, cores, and how busy the machine was before (negative if unknown). */
    public static void describe(Report report) {
        report.put("java", System.getProperty("java.version"))
                .put("processor", processor())
                .put("cores", Runtime.getRuntime().availableProcessors())
                .put(
                        "loadAverage",
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** The root of the source tree, which the launcher tells. */
    public static Optional<Path> checkout() {
        return Optional.ofNullable(System.getProperty("larch.home")).map(Path::of);
    }

    /** The name of the processor where the system tells it, else its architecture. */
    private static String processor() {
        try {
            for (String line : Files.readAllLines(PROCESSORS)) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        } catch (IOException e) {
            // Not Linux: fall through.
        }
        return System.getProperty("os.arch");
    }
}
