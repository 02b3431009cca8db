// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.UnsatisfiedException;
import io.larch.groth16.circuit.Wire;
import io.larch.sumcheck.Check;
import io.larch.sumcheck.FrVerifierField;
import io.larch.sumcheck.InvalidProofException.Reason;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class CircuitVerifierFieldTest {
    private static final Check CHECK = Check.of(Reason.SUMCHECK, "test");
    private static final BigInteger LOW = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    @Test
    void recordsEqualitiesAndInverses() {
        Circuit circuit =
                record(
                        1,
                        (f, x) -> {
                            Wire y = f.inverse(x.get(0), CHECK);
                            f.assertEqual(f.mul(x.get(0), x.get(0)), y, CHECK);
                            return y;
                        });
        FrElement one = FrElement.ONE;
        circuit.assign(List.of(one), List.of(one));
        FrElement two = FrElement.of(2);
        assertThrows(
                UnsatisfiedException.class,
                () -> circuit.assign(List.of(two.inverse()), List.of(two)));
        assertThrows(
                UnsatisfiedException.class,
                () -> circuit.assign(List.of(FrElement.ZERO), List.of(FrElement.ZERO)));
    }

    @Test
    void permutesLikeTheConcreteField() {
        Circuit circuit = record(4, (f, x) -> f.permute(x).get(3));
        List<FrElement> state = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            state.add(FrElement.of(i));
        }
        FrElement out = new FrVerifierField().permute(state).get(3);
        circuit.assign(List.of(out), state);
        assertThrows(
                UnsatisfiedException.class,
                () -> circuit.assign(List.of(out.add(FrElement.ONE)), state));
    }

    @Test
    void splitsTheCanonicalValue() {
        Circuit circuit = record(1, (f, x) -> f.low128(x.get(0)));
        BigInteger r = Fr.MODULUS;
        for (BigInteger v :
                List.of(
                        BigInteger.ZERO,
                        BigInteger.ONE,
                        LOW,
                        LOW.add(BigInteger.ONE),
                        r.subtract(BigInteger.ONE),
                        r.subtract(LOW))) {
            FrElement x = FrElement.reduce(v);
            FrElement low = new FrVerifierField().low128(x);
            assertEquals(FrElement.reduce(v.and(LOW)), low);
            circuit.assign(List.of(low), List.of(x));
            FrElement other = FrElement.reduce(v.add(r).and(LOW));
            assertThrows(
                    UnsatisfiedException.class, () -> circuit.assign(List.of(other), List.of(x)));
        }
    }

    @Test
    void stagesAreScopesAtTheTop() {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitVerifierField f = new CircuitVerifierField(builder.field());
        Wire x = builder.field().privateInput();
        f.stage("first");
        f.assertEqual(f.mul(x, x), x, CHECK);
        f.stage("second");
        f.inverse(x, CHECK);
        f.leaveStage();
        f.leaveStage();
        var counts = builder.compile().constraintsByScope();
        assertEquals(1, counts.get("first"));
        assertEquals(1, counts.get("second/inverse"));
        assertTrue(counts.containsKey("second"));
        assertFalse(counts.containsKey("first/second"));
    }

    /** A circuit whose only public input is a function of n private inputs. */
    private static Circuit record(
            int n, BiFunction<CircuitVerifierField, List<Wire>, Wire> function) {
        CircuitBuilder builder = new CircuitBuilder();
        Wire out = builder.field().publicInput("out");
        List<Wire> in = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            in.add(builder.field().privateInput());
        }
        CircuitVerifierField f = new CircuitVerifierField(builder.field());
        f.assertEqual(out, function.apply(f, in), CHECK);
        return builder.compile();
    }
}
