// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs that are not part of the build. A test that needs one is skipped, saying so, where it is
 * missing; with LARCH_TOOLS=require in the environment it fails instead.
 */
final class ExternalTool {
    private ExternalTool() {}

    /** Skips or fails the running test unless all these programs are on the path. */
    static void need(String... programs) {
        for (String program : programs) {
            if (!isOnPath(program)) {
                String reason = program + " is not on the path";
                if ("require".equals(System.getenv("LARCH_TOOLS"))) {
                    throw new IllegalStateException(reason);
                }
                Assumptions.abort(reason);
            }
        }
    }

    private static boolean isOnPath(String program) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
