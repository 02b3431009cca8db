// SPDX-License-Identifier: Apache-2.0

/**
 * The {@code larch} command: one class per subcommand, each filling one {@link
 * io.larch.cli.console.Report}, which is printed as text or as one JSON object.
 *
 * <p>{@link io.larch.cli.Main} starts, {@link io.larch.cli.LarchCommand} is the tree of commands. A
 * class {@code …Command} is one subcommand, a class {@code …Options} a group of options that
 * several commands share: their annotations are the contract of the command line, and the manual
 * page follows them. What a command throws becomes a message and an exit code in one place, {@link
 * io.larch.cli.FailureHandler}.
 *
 * <p>Only this package and its rooms read files, the environment and the clock. Results go to
 * standard output, progress and messages to standard error.
 *
 * <table>
 *   <caption>The rooms, each of which uses only those above it</caption>
 *   <tr><th>package</th><th>what it holds</th></tr>
 *   <tr><td>{@link io.larch.cli.console}</td><td>what every command stands on</td></tr>
 *   <tr><td>{@link io.larch.cli.guest}</td><td>guests, and the programs that build them</td></tr>
 *   <tr><td>{@link io.larch.cli.bench}</td><td>measurements</td></tr>
 *   <tr><td>this one</td><td>the commands, and the names and files of their arguments</td></tr>
 * </table>
 *
 * <p>Position: on top of everything; no module depends on it. A test holds the order of the rooms.
 */
package io.larch.cli;
