// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.groth16.Beacon;
import java.util.HexFormat;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The announced beacon of a ceremony. */
final class BeaconOptions {
    /** Value and iterations, given together. */
    static final class Values {
        @Option(
                names = "--beacon",
                paramLabel = "HEX",
                required = true,
                description = "The announced public value, 1 to 1024 bytes.")
        private String value;

        @Option(
                names = "--log-iterations",
                paramLabel = "N",
                required = true,
                description = "The value is hashed 2^N times, N at most 40.")
        private int logIterations;
    }

    @ArgGroup(exclusive = false)
    private Values values;

    /** The beacon that was given, if one was. */
    Optional<Beacon> given() throws CommandFailure {
        if (values == null) {
            return Optional.empty();
        }
        try {
            byte[] value = HexFormat.of().parseHex(values.value);
            return Optional.of(new Beacon(value, values.logIterations));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "not a beacon: " + e.getMessage(), e);
        }
    }

    Beacon required() throws CommandFailure {
        return given().orElseThrow(
                        () ->
                                new CommandFailure(
                                        ExitCode.USAGE,
                                        "give the announced --beacon HEX --log-iterations N"));
    }
}
