// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.lean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.larch.zkvm.export.LeanProtocol;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LeanProtocolTest {
    private static final ProofShape SMALL = ProofShape.of(new ProgramShape(10, 8, 16, 7, 10), 16);
    private static final ProofShape WIDE = ProofShape.of(new ProgramShape(17, 12, 20, 8, 11), 21);
    private static final String REPLACEMENTS = "abpxyFN0123456789+-*^()⟨⟩,.:=<«»[]";
    private static final int MUTATIONS = Integer.getInteger("larch.mutations", 600);

    @Test
    void everyDefinitionComputesWhatItWasMadeFrom() {
        for (ProofShape shape : List.of(SMALL, WIDE)) {
            for (long seed = 0; seed < 3; seed++) {
                ProtocolCheck.compare(LeanProtocol.write(shape), shape, new Random(seed));
            }
        }
    }

    @Test
    void aTextOfAnotherShapeDiffers() {
        assertThrows(
                ProtocolCheck.Difference.class,
                () -> ProtocolCheck.compare(LeanProtocol.write(WIDE), SMALL, new Random(1)));
    }

    @Test
    void linesFitTheScreen() {
        for (String line : LeanProtocol.write(WIDE).split("\n")) {
            assertEquals(true, line.length() <= 110, line);
        }
    }

    /**
     * Any character but comments and blanks is changed. What has another normal form must be found
     * to differ or to have no meaning. What has the same, as where an unused parameter has another
     * name, must not be found to differ.
     */
    @Test
    void everyChangeOfMeaningIsNoticed() {
        String text = LeanProtocol.write(SMALL).replaceAll("/--(?s:.*?)-/", "");
        long seed = Long.getLong("larch.seed", System.nanoTime());
        System.out.println("rerun: -Dtest=LeanProtocolTest -Dlarch.seed=" + seed);
        Random random = new Random(seed);
        Lean.File normal = LeanNormalForm.of(LeanParser.parse(text));
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < MUTATIONS; i++) {
            String mutated = mutate(text, random);
            Outcome outcome = outcome(mutated, i);
            Outcome forbidden =
                    outcome != Outcome.MEANINGLESS
                                    && LeanNormalForm.of(LeanParser.parse(mutated)).equals(normal)
                            ? Outcome.DIFFERENT
                            : Outcome.EQUAL;
            if (outcome == forbidden) {
                wrong.add(outcome + ": " + difference(text, mutated));
            }
        }
        assertEquals(List.of(), wrong);
    }

    private enum Outcome {
        EQUAL,
        DIFFERENT,
        MEANINGLESS
    }

    private static Outcome outcome(String text, long seed) {
        try {
            ProtocolCheck.compare(text, SMALL, new Random(seed));
            return Outcome.EQUAL;
        } catch (ProtocolCheck.Difference e) {
            return Outcome.DIFFERENT;
        } catch (LeanException
                | ClassCastException
                | ArithmeticException
                | IndexOutOfBoundsException e) {
            return Outcome.MEANINGLESS;
        }
    }

    @Test
    void normalFormsForgetNamesAndNothingElse() {
        String used = file("def f (x y : F) : F := x * 2", "def g (a b : F) : F := f a b");
        assertSame(used, file("def f (p q : F) : F := p * 2", "def g (a b : F) : F := f a b"));
        assertSame(used, file("def f (x y : F) : F := x * 2", "def g (a b : F) : F := f a a"));
        assertSame(used, file("def f (y x : F) : F := y * 2", "def g (b a : F) : F := f b a"));
        assertOther(used, file("def f (x y : F) : F := y * 2", "def g (a b : F) : F := f a b"));
        assertSame(
                used, file("def f (x y : F) : F := x * 2", "def g (a b : F) : F := f a (b + 1)"));
        assertOther(used, file("def f (x y : F) : F := x * 2", "def g (a b : F) : F := f b b"));
        assertOther(used, file("def f (x y : F) : F := 2 * x", "def g (a b : F) : F := f a b"));
        String cases = step("if i < 9 then 2 ^ (9 - i) * x else if i < 10 then x else 0");
        assertSame(cases, step("if i < 10 then 2 ^ (9 - i) * x else if i < 10 then x else 0"));
        assertOther(cases, step("if i < 8 then 2 ^ (9 - i) * x else if i < 10 then x else 0"));
        String folded = fold("fun s i => s + x");
        assertSame(folded, fold("fun sum index => sum + x"));
        assertOther(folded, fold("fun s i => s + i"));
    }

    private static String file(String f, String g) {
        String binder = " {F : Type} [CommRing F]";
        return "import Mathlib\n"
                + f.replace("def f", "def f" + binder)
                + "\n"
                + g.replace("def g", "def g" + binder)
                + "\n";
    }

    private static String step(String body) {
        return "import Mathlib\ndef f {F : Type} [CommRing F] (i : Nat) (x : F) : F := " + body;
    }

    private static String fold(String function) {
        return "import Mathlib\ndef f {F : Type} [CommRing F] (x : F) : F := List.foldl ("
                + function
                + ") 0 (List.range 4)\n";
    }

    private static void assertSame(String a, String b) {
        assertEquals(normal(a), normal(b));
    }

    private static void assertOther(String a, String b) {
        assertNotEquals(normal(a), normal(b));
    }

    private static Lean.File normal(String text) {
        return LeanNormalForm.of(LeanParser.parse(text));
    }

    private static String mutate(String text, Random random) {
        while (true) {
            int at = random.nextInt(text.length());
            char c = REPLACEMENTS.charAt(random.nextInt(REPLACEMENTS.length()));
            if (!Character.isWhitespace(text.charAt(at)) && text.charAt(at) != c) {
                return text.substring(0, at) + c + text.substring(at + 1);
            }
        }
    }

    private static String difference(String text, String mutated) {
        int at = 0;
        while (text.charAt(at) == mutated.charAt(at)) {
            at++;
        }
        int from = Math.max(0, at - 30);
        int to = Math.min(text.length(), at + 30);
        return text.substring(from, to) + " → " + mutated.substring(from, to);
    }
}
