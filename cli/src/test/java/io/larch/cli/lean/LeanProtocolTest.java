// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.lean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.zkvm.export.LeanProtocol;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class LeanProtocolTest {
    private static final ProofShape SMALL = ProofShape.of(new ProgramShape(10, 8, 16, 7, 10), 16);
    private static final ProofShape WIDE = ProofShape.of(new ProgramShape(17, 12, 20, 8, 11), 21);
    private static final String REPLACEMENTS = "abpxyFN0123456789+-*^()⟨⟩,.:=<«»[]";
    private static final int MUTATIONS = 400;

    /** Room for changes that leave a definition equal: two in a hundred. */
    private static final int EQUIVALENT = MUTATIONS / 50;

    private static final Pattern PARAMETER = Pattern.compile("[({]([\\w ]+) : ");

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
                LeanException.class,
                () -> ProtocolCheck.compare(LeanProtocol.write(WIDE), SMALL, new Random(1)));
    }

    @Test
    void linesFitTheScreen() {
        for (String line : LeanProtocol.write(WIDE).split("\n")) {
            assertEquals(true, line.length() <= 110, line);
        }
    }

    /**
     * Comments, blanks and the names of parameters are left alone: a parameter that its definition
     * does not use may have any name. Everything else means something, up to a few changes that
     * happen to give an equal definition, such as another argument for an unused parameter.
     */
    @Test
    void changedCharactersAreNoticed() {
        String text = LeanProtocol.write(SMALL).replaceAll("/--(?s:.*?)-/", "");
        long seed = Long.getLong("larch.seed", System.nanoTime());
        System.out.println("rerun: -Dtest=LeanProtocolTest -Dlarch.seed=" + seed);
        Random random = new Random(seed);
        BitSet names = parameterNames(text);
        List<String> unnoticed = new ArrayList<>();
        for (int i = 0; i < MUTATIONS; i++) {
            String mutated = mutate(text, names, random);
            try {
                ProtocolCheck.compare(mutated, SMALL, new Random(i));
                unnoticed.add(difference(text, mutated));
            } catch (LeanException | ClassCastException | ArithmeticException e) {
                continue;
            } catch (IndexOutOfBoundsException e) {
                continue;
            }
        }
        assertTrue(unnoticed.size() <= EQUIVALENT, unnoticed.toString());
    }

    /** Where the names of parameters stand: {@code (name : type)} or {@code {name : type}}. */
    private static BitSet parameterNames(String text) {
        BitSet names = new BitSet();
        Matcher m = PARAMETER.matcher(text);
        while (m.find()) {
            names.set(m.start(1), m.end(1));
        }
        return names;
    }

    private static String mutate(String text, BitSet names, Random random) {
        while (true) {
            int at = random.nextInt(text.length());
            char c = REPLACEMENTS.charAt(random.nextInt(REPLACEMENTS.length()));
            boolean means = !Character.isWhitespace(text.charAt(at)) && !names.get(at);
            if (means && text.charAt(at) != c) {
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
