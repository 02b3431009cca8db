// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import org.junit.jupiter.api.Assumptions;

/**
 * Tools that are not part of the build. A test that needs one is skipped, saying so, where it is
 * missing; with LARCH_TOOLS=require in the environment it fails instead.
 */
final class NeededTool {
    private NeededTool() {}

    /** Skips or fails the running test unless all are there. */
    static void need(OutsideTool... tools) {
        for (OutsideTool tool : tools) {
            if (tool.find(Programs.ofThisProcess()).isEmpty()) {
                unavailable(tool.program() + " is missing: " + tool.install());
            }
        }
    }

    /** Whether a missing tool is a failure. */
    static boolean required() {
        return "require".equals(System.getenv("LARCH_TOOLS"));
    }

    private static void unavailable(String reason) {
        if (required()) {
            throw new IllegalStateException(reason);
        }
        Assumptions.abort(reason);
    }
}
