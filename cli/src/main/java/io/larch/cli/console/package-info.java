// SPDX-License-Identifier: Apache-2.0

/**
 * What every command stands on: how it reads and writes, reports, and fails.
 *
 * <table>
 *   <caption>Classes by question</caption>
 *   <tr><th>question</th><th>classes</th></tr>
 *   <tr><td>where does it speak?</td><td>{@link io.larch.cli.console.Terminal} has the two
 *       streams and the bar; {@link io.larch.cli.console.StageProgress} shows long work on it,
 *       {@link io.larch.cli.console.ConsoleListener} what a guest prints; {@link
 *       io.larch.cli.console.Discard} takes what nobody wants</td></tr>
 *   <tr><td>what has it to say?</td><td>{@link io.larch.cli.console.Report}, as JSON or as
 *       text, lists of reports as a {@link io.larch.cli.console.TextTable}; {@link
 *       io.larch.cli.console.Hex} for digests and bytes</td></tr>
 *   <tr><td>what does it read and write?</td><td>{@link io.larch.cli.console.UserFiles}: a
 *       file is written whole or not at all, {@code -} is a stream; {@link
 *       io.larch.cli.console.CountedOutput} tells how much went there</td></tr>
 *   <tr><td>how does it fail?</td><td>{@link io.larch.cli.console.CommandFailure} with an
 *       {@link io.larch.cli.console.ExitCode}; {@link io.larch.cli.console.Failures} knows the
 *       code of each failure of the libraries, {@link io.larch.cli.console.GuestFailures} shows
 *       a trap</td></tr>
 *   <tr><td>what did it take?</td><td>{@link io.larch.cli.console.Stopwatch}, {@link
 *       io.larch.cli.console.PeakMemory}</td></tr>
 * </table>
 *
 * <p>Position: uses Larch's libraries and no other room of the command line. It knows no command
 * and no option.
 */
package io.larch.cli.console;
