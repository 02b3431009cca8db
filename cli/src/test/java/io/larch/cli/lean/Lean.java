// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.lean;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Syntax trees of the part of Lean 4 that exports use. */
sealed interface Lean {
    record Numeral(BigInteger value) implements Lean {}

    record Text(String value) implements Lean {}

    /** A local name with projections. */
    record Local(String name, List<String> fields) implements Lean {}

    /** A definition or something built in. */
    record Global(String name) implements Lean {}

    record Apply(Lean function, List<Lean> arguments) implements Lean {}

    record Binary(String operator, Lean left, Lean right) implements Lean {}

    record Negative(Lean of) implements Lean {}

    record If(Lean condition, Lean yes, Lean no) implements Lean {}

    record Function(List<String> parameters, Lean body) implements Lean {}

    record Tuple(List<Lean> items) implements Lean {}

    record Sequence(List<Lean> items) implements Lean {}

    /** A type: a name with arguments, or → with two. */
    record Type(String head, List<Type> arguments) {}

    /** A structure's fields, in order. */
    record Structure(Map<String, Type> fields) {}

    /** A definition with its explicit parameters. */
    record Definition(Map<String, Type> parameters, Type type, Lean body) {}

    /** A whole file. */
    record File(
            Set<String> abbreviations,
            Map<String, Structure> structures,
            Map<String, Definition> definitions) {}
}
