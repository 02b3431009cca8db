// SPDX-License-Identifier: Apache-2.0

/**
 * Guests as a user makes them: a new project, a build with the compilers of the machine, and the
 * guests that come with the jar.
 *
 * <table>
 *   <caption>Classes by step</caption>
 *   <tr><th>step</th><th>classes</th></tr>
 *   <tr><td>a new project</td><td>{@link io.larch.cli.guest.GuestKit} writes the kit (headers,
 *       runtime, linker script) and a first guest in a {@link
 *       io.larch.cli.guest.Language}</td></tr>
 *   <tr><td>a build</td><td>{@link io.larch.cli.guest.GuestProject} is a project on disk;
 *       {@link io.larch.cli.guest.CToolchain} builds C, C++ and assembly, {@link
 *       io.larch.cli.guest.RustToolchain} builds Rust</td></tr>
 *   <tr><td>programs of the machine</td><td>{@link io.larch.cli.guest.Programs} finds them,
 *       {@link io.larch.cli.guest.OutsideTool} lists those that Larch has a use for and how to
 *       install them, {@link io.larch.cli.guest.Subprocess} runs them</td></tr>
 *   <tr><td>guests of the jar</td><td>{@link io.larch.cli.guest.BundledGuests}</td></tr>
 * </table>
 *
 * <p>Kit and first guests are resources of the module ({@code /guest-kit}, {@code /guest-project},
 * {@code /guests}); most of the kit is copied at build time from {@code guest-programs}, where it
 * is declared. The flags of both toolchains are those of {@code guest-programs/build.sh}.
 *
 * <p>Position: uses {@link io.larch.cli.console}. Larch runs, proves and verifies without any of
 * these programs: a missing one is a usage error that says what to install.
 */
package io.larch.cli.guest;
