// SPDX-License-Identifier: Apache-2.0

/**
 * The proof as a value and as bytes. Its lengths follow from the proof shape, so there is nothing
 * in the bytes to trust but the version and the number of cycles.
 */
package io.larch.zkvm.proof;
