// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The most memory this process has held so far: the kernel's own figure where there is one, else
 * what the JVM has committed now.
 */
public final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private PeakMemory() {}

    /** The figure, in bytes. */
    public static long bytes() {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith("VmHWM:")) {
                    return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
        } catch (IOException e) {
            // Not Linux: fall through.
        }
        return Runtime.getRuntime().totalMemory();
    }
}
