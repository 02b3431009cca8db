// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.badinput;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An honest file and where its parts are.
 *
 * @param bytes the file
 * @param fields its parts, not necessarily all of it
 * @param seal makes the checksum of a damaged file right again, so that damage reaches the checks
 *     behind it
 */
record Sample(byte[] bytes, List<Field> fields, UnaryOperator<byte[]> seal) {}
