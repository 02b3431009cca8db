// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import io.larch.groth16.interop.ExternalTool.Result;
import java.nio.file.Path;

/** The Go program in tools/gnark, built on first use into its own target. */
public final class GnarkTool {
    private static Path built;

    private GnarkTool() {}

    /** Runs a subcommand; skips the running test where the program cannot be built. */
    public static Result run(Object... arguments) {
        return ExternalTool.run(
                ExternalTool.root(), ExternalTool.command(binary().toString(), arguments));
    }

    private static synchronized Path binary() {
        if (built == null) {
            ExternalTool.need("go");
            Path sources = ExternalTool.root().resolve("tools/gnark");
            Path binary = sources.resolve("target/larch-gnark");
            Result result =
                    ExternalTool.run(
                            sources, ExternalTool.command("go", "build", "-o", binary, "."));
            if (result.exit() != 0) {
                ExternalTool.unavailable("tools/gnark does not build: " + result.output());
            }
            built = binary;
        }
        return built;
    }
}
