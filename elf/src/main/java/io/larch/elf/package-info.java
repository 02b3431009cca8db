// SPDX-License-Identifier: Apache-2.0
/**
 * A strict loader for ELF64 little-endian RISC-V executables.
 *
 * <p>It answers what a machine needs to know about a file - where bytes go in memory, where
 * execution starts, which functions exist, which notes the file carries - and refuses everything
 * else with an {@link io.larch.elf.ElfException}. No input makes it throw anything else, and the
 * memory it takes is a small multiple of the file size whatever the headers claim.
 *
 * <table>
 * <caption>Classes</caption>
 * <tr><td>{@link io.larch.elf.ElfFile}</td><td>a parsed file</td></tr>
 * <tr><td>{@link io.larch.elf.Segment}</td><td>a PT_LOAD segment</td></tr>
 * <tr><td>{@link io.larch.elf.Symbol}</td><td>a function symbol</td></tr>
 * <tr><td>{@link io.larch.elf.ElfException}</td><td>a refusal</td></tr>
 * </table>
 *
 * <p>Source: System V ABI, chapters 4 and 5; RISC-V ELF psABI.
 */
package io.larch.elf;
