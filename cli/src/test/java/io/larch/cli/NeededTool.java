// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.cli.guest.OutsideTool;
import io.larch.cli.guest.Programs;
import io.larch.groth16.interop.ExternalTool;

/** Tools that {@code larch doctor} knows, in tests. */
final class NeededTool {
    private NeededTool() {}

    /** Skips, or if LARCH_TOOLS says so fails, the running test unless all are there. */
    static void need(OutsideTool... tools) {
        for (OutsideTool tool : tools) {
            if (tool.find(Programs.ofThisProcess()).isEmpty()) {
                ExternalTool.unavailable(tool.program() + " is missing: " + tool.install());
            }
        }
    }
}
