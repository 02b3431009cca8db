// SPDX-License-Identifier: Apache-2.0

/**
 * Preprocessing: the finished table as committed columns, the checks on which soundness rests, the
 * program digest and the verifier key.
 *
 * <p>{@link io.larch.zkvm.program.ProvingProgram} checks a guest's table and commits to it; {@link
 * io.larch.zkvm.program.ProgramKey} is what a verifier needs of it, bound by {@link
 * io.larch.zkvm.program.ProgramDigest}. A digest means something only if an honest preprocessor
 * made it; anybody can recompute it from the ELF file.
 */
package io.larch.zkvm.program;
