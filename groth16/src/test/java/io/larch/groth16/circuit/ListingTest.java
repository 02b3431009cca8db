// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTest {
    private static final List<FrElement> THREE = List.of(FrElement.of(3));

    /** 37 · x - 111 = 0 and 37 · x / 111 - 1 = 0. */
    private static CircuitBuilder toy() {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        Wire x = f.publicInput("x");
        Wire c37 = f.constant(37);
        Wire c111 = f.constant(111);
        Wire c1 = f.one();
        Wire product = f.mul(c37, x);
        f.assertZero(f.sub(product, c111));
        f.assertZero(f.sub(f.div(product, c111), c1));
        return builder;
    }

    @Test
    void listsTheToyExampleAsPublished() throws IOException {
        CircuitBuilder builder = toy();
        String text = builder.dump() + builder.dumpWitness(THREE, List.of());
        try (InputStream in = ListingTest.class.getResourceAsStream("toy.txt")) {
            assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), text);
        }
    }

    @Test
    void drawsTheGraph() {
        String dot = toy().dot();
        assertTrue(dot.startsWith("digraph circuit {\n"));
        assertTrue(dot.contains("[label=\"%1 Public(x)\"]"), dot);
        assertTrue(dot.contains("n1 -> n5;"), dot);
    }

    @Test
    void reportsAConflictWithBothDefinitionsAndTheScope() {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        Wire x = f.publicInput("x");
        Wire y = f.privateInput("y");
        f.scope("outer", () -> f.scope("inner", () -> f.assertEqual(f.mul(x, y), y)));
        String message =
                assertThrows(
                                UnsatisfiedException.class,
                                () -> builder.evaluate(THREE, List.of(FrElement.of(5))))
                        .getMessage();
        assertEquals("5 = %2 Private(y) but 15 = %3 Mul(%1, %2), in outer/inner", message);
    }
}
