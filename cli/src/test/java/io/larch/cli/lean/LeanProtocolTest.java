// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.lean;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
    private static final int MUTATIONS = 400;

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

    /** Comments and blanks are left alone; everything else means something. */
    @Test
    void everyChangedCharacterIsNoticed() {
        String text = LeanProtocol.write(SMALL).replaceAll("/--(?s:.*?)-/", "");
        long seed = Long.getLong("larch.seed", System.nanoTime());
        System.out.println("rerun: -Dtest=LeanProtocolTest -Dlarch.seed=" + seed);
        Random random = new Random(seed);
        List<String> unnoticed = new ArrayList<>();
        for (int i = 0; i < MUTATIONS; i++) {
            String mutated = mutate(text, random);
            try {
                ProtocolCheck.compare(mutated, SMALL, new Random(i));
                unnoticed.add(difference(text, mutated));
            } catch (LeanException | ClassCastException | ArithmeticException e) {
                continue;
            } catch (IndexOutOfBoundsException e) {
                continue;
            }
        }
        assertEquals(List.of(), unnoticed);
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
