// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import io.larch.groth16.interop.ExternalTool.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The scripts in tools/evm, with the packages that their lock file names. */
public final class NodeTool {
    private static boolean installed;

    private NodeTool() {}

    /** Runs a script; skips the running test where the packages cannot be had. */
    public static Result run(String script, Object... arguments) {
        install();
        List<Object> all = new ArrayList<>(List.of(folder().resolve(script)));
        all.addAll(Arrays.asList(arguments));
        return ExternalTool.run(folder(), ExternalTool.command("node", all.toArray()));
    }

    private static Path folder() {
        return ExternalTool.root().resolve("tools/evm");
    }

    private static synchronized void install() {
        ExternalTool.need("node");
        ExternalTool.need("npm");
        if (installed || Files.isDirectory(folder().resolve("node_modules/solc"))) {
            return;
        }
        List<String> command = List.of("npm", "ci", "--no-audit", "--no-fund");
        Result result = ExternalTool.run(folder(), command);
        if (result.exit() != 0) {
            ExternalTool.unavailable("the packages of tools/evm are missing: " + result.output());
        }
        installed = true;
    }
}
