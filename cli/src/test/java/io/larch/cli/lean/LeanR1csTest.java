// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.lean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.cli.lean.LeanEvaluator.Lambda;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.R1cs;
import io.larch.groth16.circuit.SparseMatrix;
import io.larch.groth16.circuit.Wire;
import io.larch.groth16.export.LeanR1cs;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LeanR1csTest {
    private static final int BITS = 100;
    private static final Circuit CIRCUIT = circuit();

    /** A circuit of more than one chunk: 100 bits of x, x·(3y − 5) = z, and an inverse. */
    private static Circuit circuit() {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        Wire z = f.publicInput("z");
        Wire x = f.privateInput("x");
        Wire y = f.privateInput("y");
        Wire[] bits = f.bits(x, BITS);
        Wire half = f.mul(f.constant(FrElement.of(2).inverse()), f.add(bits[0], bits[1]));
        f.assertEqual(f.mul(f.inverse(y), f.mul(half, y)), half);
        f.assertEqual(f.mul(x, f.sub(f.mul(f.constant(FrElement.of(3)), y), f.constant(5))), z);
        return builder.compile();
    }

    @Test
    void everyConstraintHasBothItsSides() throws IOException {
        compare(text(), new Random(7));
    }

    @Test
    void satisfiedMeansSatisfied() throws IOException {
        LeanEvaluator lean =
                new LeanEvaluator(LeanParser.parse(text()), Optional.of(ProtocolCheck.MODULUS));
        List<FrElement> publics = List.of(FrElement.of(700));
        List<FrElement> privates = List.of(FrElement.of(100), FrElement.of(4));
        long[] w = CIRCUIT.assign(publics, privates);
        assertEquals(true, lean.call("Larch.Circuit.Satisfied", lambda(w)));
        for (int wire = 1; wire < CIRCUIT.r1cs().wires(); wire++) {
            long[] other = w.clone();
            FrElement.load(w, Fr.LIMBS * wire).add(FrElement.ONE).store(other, Fr.LIMBS * wire);
            assertEquals(
                    CIRCUIT.r1cs().check(other).isEmpty(),
                    lean.call("Larch.Circuit.Satisfied", lambda(other)));
        }
        FrElement.of(2).store(w, 0);
        assertEquals(false, lean.call("Larch.Circuit.Satisfied", lambda(w)));
    }

    @Test
    void everyChangedDigitIsNoticed() throws IOException {
        String text = text().replaceAll("/--(?s:.*?)-/", "");
        for (int at = text.indexOf("Rows0 "); at < text.length(); at++) {
            if (Character.isDigit(text.charAt(at))) {
                char other = (char) ('0' + (text.charAt(at) - '0' + 1) % 10);
                String mutated = text.substring(0, at) + other + text.substring(at + 1);
                assertThrows(RuntimeException.class, () -> compare(mutated, new Random(7)));
                at += 12;
            }
        }
    }

    private static String text() throws IOException {
        StringBuilder out = new StringBuilder();
        LeanR1cs.write(out, CIRCUIT.r1cs());
        return out.toString();
    }

    /** Compares both sides of every constraint at a random assignment. */
    private static void compare(String text, Random random) {
        R1cs r1cs = CIRCUIT.r1cs();
        Lean.File file = LeanParser.parse(text);
        LeanEvaluator lean = new LeanEvaluator(file, Optional.of(ProtocolCheck.MODULUS));
        long[] w = new long[Fr.LIMBS * r1cs.wires()];
        for (int i = 0; i < r1cs.wires(); i++) {
            FrElement.reduce(new BigInteger(300, random)).store(w, Fr.LIMBS * i);
        }
        Map<String, Object> scope = new HashMap<>(Map.of("w", lambda(w)));
        List<Lean> conjuncts = new ArrayList<>();
        conjuncts(file, "Satisfied", conjuncts);
        require(conjuncts.size() == r1cs.constraints() + 1);
        Lean one = new Lean.Numeral(BigInteger.ONE);
        Lean zero = new Lean.Numeral(BigInteger.ZERO);
        Lean wire = new Lean.Apply(new Lean.Local("w", List.of()), List.of(zero));
        require(conjuncts.get(0).equals(new Lean.Binary("=", wire, one)));
        long[] v = new long[4 * Fr.LIMBS];
        for (int row = 0; row < r1cs.constraints(); row++) {
            Lean.Binary equation = (Lean.Binary) conjuncts.get(row + 1);
            require(equation.operator().equals("="));
            FrElement product = dot(r1cs.left(), row, w, v).mul(dot(r1cs.right(), row, w, v));
            require(product.toBigInteger().equals(lean.evaluate(equation.left(), scope, null)));
            BigInteger output = dot(r1cs.output(), row, w, v).toBigInteger();
            require(output.equals(lean.evaluate(equation.right(), scope, null)));
        }
        require(BigInteger.valueOf(r1cs.wires()).equals(lean.call("Larch.Circuit.wires")));
        require(
                BigInteger.valueOf(r1cs.constraints())
                        .equals(lean.call("Larch.Circuit.constraints")));
    }

    /**
     * The equations that a proposition consists of, those of the propositions it names included.
     */
    private static void conjuncts(Lean.File file, String name, List<Lean> out) {
        String full = name.startsWith("Larch.") ? name : "Larch.Circuit." + name;
        split(file, file.definitions().get(full).body(), out);
    }

    private static void split(Lean.File file, Lean e, List<Lean> out) {
        if (e instanceof Lean.Binary b && b.operator().equals("∧")) {
            split(file, b.left(), out);
            split(file, b.right(), out);
        } else if (e instanceof Lean.Apply a && a.function() instanceof Lean.Global g) {
            conjuncts(file, g.name(), out);
        } else {
            out.add(e);
        }
    }

    private static FrElement dot(SparseMatrix m, int row, long[] w, long[] v) {
        m.dot(v, 0, row, w, v, 2 * Fr.LIMBS);
        return FrElement.load(v, 0);
    }

    private static Lambda lambda(long[] w) {
        return a ->
                FrElement.load(w, Fr.LIMBS * ((BigInteger) a.get(0)).intValueExact())
                        .toBigInteger();
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new LeanException("differs");
        }
    }

    @Test
    void theTextHasSeveralChunks() throws IOException {
        assertTrue(text().contains("Join1_0"));
    }
}
