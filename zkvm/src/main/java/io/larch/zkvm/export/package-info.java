// SPDX-License-Identifier: Apache-2.0

/**
 * The protocol as Lean 4 definitions.
 *
 * <p>Nothing is stated here a second time: a formula is the text that its declaration yields when
 * it is evaluated over {@link io.larch.zkvm.export.TextField}, a field whose elements are Lean
 * terms. {@link io.larch.zkvm.export.LeanProtocol} writes the whole file.
 */
package io.larch.zkvm.export;
