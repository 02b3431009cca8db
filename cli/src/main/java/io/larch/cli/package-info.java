// SPDX-License-Identifier: Apache-2.0

/**
 * The {@code larch} command: one class per subcommand, each filling one {@link
 * io.larch.cli.Report}, which is printed as text or as one JSON object.
 *
 * <p>Only this package reads files, the environment and the clock. Results go to standard output,
 * progress and messages to standard error. What a command throws becomes a message and an {@link
 * io.larch.cli.ExitCode} in one place.
 */
package io.larch.cli;
