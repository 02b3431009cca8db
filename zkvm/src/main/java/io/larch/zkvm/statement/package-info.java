// SPDX-License-Identifier: Apache-2.0

/**
 * What a proof shows beside the program: input and output bytes, panic and termination words, and
 * their place in the I/O block of memory.
 */
package io.larch.zkvm.statement;
