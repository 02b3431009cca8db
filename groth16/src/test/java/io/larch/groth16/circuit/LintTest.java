// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.CircuitException.Lint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class LintTest {
    private final CircuitBuilder builder = new CircuitBuilder();
    private final CircuitField f = builder.field();
    private final Hint advice = Circuits.fixed(List.of(FrElement.ONE, FrElement.ONE));

    private static CircuitException assertFires(Lint lint, Executable body) {
        CircuitException e = assertThrows(CircuitException.class, body);
        assertEquals(lint, e.lint());
        return e;
    }

    private Wire usedInput() {
        Wire x = f.publicInput("x");
        f.assertNonZero(x);
        return x;
    }

    @Test
    void firesOnAHintOutputNobodyUses() {
        Wire x = usedInput();
        Wire[] out = f.scope("inside", () -> f.hint(advice, 2, x));
        f.assertZero(f.sub(out[0], x));
        CircuitException e = assertFires(Lint.UNCONSTRAINED_HINT, builder::compile);
        assertTrue(e.getMessage().contains("Hint(fixed)[1] in inside"), e.getMessage());
    }

    /** What collects its constraints and is forgotten leaves a circuit that looks complete. */
    @Test
    void firesOnConstraintsThatWereAnnouncedAndAreMissing() {
        boolean[] recorded = {false};
        f.announce("checks of x", () -> recorded[0]);
        usedInput();
        List<FrElement> inputs = List.of(FrElement.ONE);
        CircuitException e = assertFires(Lint.MISSING_CONSTRAINTS, builder::compile);
        assertTrue(e.getMessage().contains("checks of x"), e.getMessage());
        assertFires(Lint.MISSING_CONSTRAINTS, () -> builder.evaluate(inputs, List.of()));
        assertFires(Lint.MISSING_CONSTRAINTS, () -> new IrExport(builder));
        recorded[0] = true;
        builder.compile().assign(inputs, List.of());
        builder.evaluate(inputs, List.of());
        assertDoesNotThrow(() -> new IrExport(builder));
    }

    @Test
    void firesOnAHintOutputInDeadCode() {
        Wire x = usedInput();
        f.mul(f.hint(advice, 1, x)[0], x);
        assertFires(Lint.UNCONSTRAINED_HINT, builder::compile);
    }

    @Test
    void firesOnAHintOutputThatOnlyFeedsAnotherHint() {
        Wire x = usedInput();
        Wire first = f.hint(advice, 1, x)[0];
        f.assertEqual(f.hint(advice, 1, f.mul(first, x))[0], x);
        assertFires(Lint.UNCONSTRAINED_HINT, builder::compile);
    }

    @Test
    void firesOnAHintOutputThatCancels() {
        Wire x = usedInput();
        Wire h = f.hint(advice, 1, x)[0];
        f.assertEqual(f.sub(f.add(h, x), h), f.mul(x, x));
        assertFires(Lint.UNCONSTRAINED_HINT, builder::compile);
    }

    @Test
    void firesOnAnUnusedPrivateInput() {
        usedInput();
        f.privateInput("secret");
        assertFires(Lint.UNUSED_PRIVATE_INPUT, builder::compile);
    }

    @Test
    void firesOnAPrivateInputThatOnlyAHintReads() {
        Wire x = usedInput();
        f.assertEqual(f.hint(advice, 1, f.privateInput("secret"))[0], x);
        assertFires(Lint.UNUSED_PRIVATE_INPUT, builder::compile);
    }

    @Test
    void firesOnAnUnusedPublicInput() {
        usedInput();
        f.publicInput("y");
        assertFires(Lint.UNUSED_PUBLIC_INPUT, builder::compile);
    }

    @Test
    void firesOnAnUndefinedOperand() {
        Wire x = usedInput();
        f.assertEqual(f.mul(f.declare("later"), x), x);
        CircuitException e = assertFires(Lint.UNDEFINED_OPERAND, builder::compile);
        assertTrue(e.getMessage().contains("Declared(later)"));
    }

    @Test
    void firesOnACyclicDefinition() {
        Wire x = usedInput();
        Wire later = f.declare("later");
        f.connect(later, f.add(f.mul(later, x), x));
        f.assertEqual(later, x);
        assertFires(Lint.CYCLIC_DEFINITION, builder::compile);
    }

    @Test
    void firesOnUnequalConstants() {
        assertFires(Lint.CONSTANT_CONFLICT, () -> f.assertEqual(f.one(), f.zero()));
        assertFires(Lint.CONSTANT_CONFLICT, () -> f.connect(f.one(), f.zero()));
        assertFires(Lint.CONSTANT_CONFLICT, () -> f.div(f.one(), f.zero()));
        assertFires(Lint.CONSTANT_CONFLICT, () -> f.div(f.zero(), f.zero()));
    }

    @Test
    void firesOnADivisorConnectedToZero() {
        Wire later = f.declare("later");
        f.inverse(later);
        f.connect(later, f.zero());
        assertFires(Lint.CONSTANT_CONFLICT, builder::compile);
    }
}
