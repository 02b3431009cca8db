// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Terminal;
import io.larch.wrapper.WrapperVerifyingKey;
import picocli.CommandLine.Option;

/** Whether keys for tests may be relied on. */
final class TestKeyOptions {
    @Option(
            names = "--allow-test-keys",
            description = {
                "Use keys although they are marked as TEST keys, which prove nothing;",
                "without it they are refused with exit code 2."
            })
    private boolean allowed;

    /**
     * Refuses keys for tests unless the user allows them, and then says what they are.
     *
     * @param name where the keys are from
     */
    WrapperVerifyingKey require(WrapperVerifyingKey key, String name, Terminal terminal)
            throws CommandFailure {
        String what = "TEST keys, under which whoever knows the seed can forge proofs";
        if (key.test() && !allowed) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "the keys in "
                            + name
                            + " are "
                            + what
                            + ": use others, or say --allow-test-keys");
        }
        if (key.test()) {
            terminal.say("larch: these are " + what);
        }
        return key;
    }
}
