// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A proof shape as one word, such as {@code b10-m8-k16-io7-a10-t16}. */
final class ShapeText {
    private static final Pattern FORM =
            Pattern.compile(
                    "b(\\d{1,2})-m(\\d{1,2})-k(\\d{1,2})-io(\\d{1,2})-a(\\d{1,2})-t(\\d{1,2})");

    private ShapeText() {}

    static String of(ProofShape shape) {
        ProgramShape p = shape.program();
        return "b" + p.b() + "-m" + p.m() + "-k" + p.k() + "-io" + p.io() + "-a" + p.a() + "-t"
                + shape.t();
    }

    /** The shape that the text names, or empty if it has not the form of one. */
    static Optional<ProofShape> parse(String text) throws CommandFailure {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int[] v = new int[m.groupCount()];
        for (int i = 0; i < v.length; i++) {
            v[i] = Integer.parseInt(m.group(i + 1));
        }
        try {
            ProgramShape program = new ProgramShape(v[0], v[1], v[2], v[3], v[4]);
            return Optional.of(ProofShape.of(program, v[5]));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, text + ": " + e.getMessage(), e);
        }
    }
}
