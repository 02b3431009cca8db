// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import static io.larch.sumcheck.Expression.challenge;
import static io.larch.sumcheck.Expression.constant;
import static io.larch.sumcheck.Expression.derived;
import static io.larch.sumcheck.Expression.opening;
import static io.larch.sumcheck.Expression.powers;
import static io.larch.sumcheck.Expression.product;
import static io.larch.sumcheck.Expression.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.bn254.FrVector;
import io.larch.bn254.SmallColumn;
import io.larch.bn254.TableColumn;
import io.larch.bn254.VectorProgram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The compiled member against the interpreting one. */
class CompiledMemberTest {
    private static final FrField F = new FrField();

    private final Rng rng = Rng.of(CompiledMemberTest.class);

    private FrColumn column(String name, int n) {
        long[] words = rng.random.longs(n).toArray();
        byte[] bytes = new byte[n];
        rng.random.nextBytes(bytes);
        return switch (name) {
            case "bytes" -> SmallColumn.ofBytes(bytes);
            case "words" -> SmallColumn.ofDifferences(words, rng.random.longs(n).toArray());
            case "table" ->
                    new TableColumn(FrVector.of(rng.elements(256)), SmallColumn.ofBytes(bytes));
            default -> FrVector.of(rng.elements(n));
        };
    }

    /** A relation of degree 4 with an eq factor, over columns of every kind. */
    private static Relation relation(int rounds) {
        Expression body =
                powers(
                        challenge("g"),
                        List.of(
                                opening("bytes").times(opening("words")).minus(opening("full")),
                                product(opening("table"), opening("full"), derived("other")),
                                sum(constant(-3), opening("words").times(constant(7)))));
        return new Relation(
                "mixed",
                Collections.nCopies(rounds, 4),
                challenge("claim"),
                product(derived("eq"), body),
                body.leaves(Expression.Kind.OPENING));
    }

    private Map<String, FrColumn> columns(Relation relation) {
        Map<String, FrColumn> columns = new TreeMap<>();
        relation.summand()
                .forEachLeaf(
                        leaf -> {
                            if (leaf.kind() != Expression.Kind.CHALLENGE
                                    && !leaf.name().equals("eq")
                                    && !columns.containsKey(leaf.name())) {
                                columns.put(
                                        leaf.name(), column(leaf.name(), 1 << relation.rounds()));
                            }
                        });
        return columns;
    }

    private void compare(int rounds, List<FrElement> point, boolean eqAsColumn, int threads) {
        ProverContext context = TestContext.threads(threads, c -> null);
        Relation relation = relation(rounds);
        Map<String, FrColumn> columns = columns(relation);
        Map<String, FrElement> scalars = Map.of("g", rng.element());
        Map<String, FrColumn> dense = new TreeMap<>(columns);
        dense.put("eq", FrVector.of(Multilinear.eqTable(F, point)));
        DenseMember oracle = new DenseMember(relation, dense, scalars);
        Map<String, BindableColumn> bindable = new TreeMap<>();
        (eqAsColumn ? dense : columns)
                .forEach((name, c) -> bindable.put(name, new BindableColumn(context, c)));
        CompiledMember member =
                eqAsColumn
                        ? CompiledMember.of(context, relation, bindable, scalars)
                        : CompiledMember.withEq(context, relation, "eq", point, bindable, scalars);
        FrElement claim = oracle.total();
        for (int round = 0; round < rounds; round++) {
            List<FrElement> expected = oracle.roundEvaluations(4, claim);
            assertEquals(expected, member.roundEvaluations(4, claim), "round " + round);
            FrElement r = rng.element();
            claim = Univariate.evaluate(Univariate.coefficients(expected), r);
            oracle.bind(r);
            member.bind(r);
        }
        for (String name : dense.keySet()) {
            assertEquals(oracle.finalValue(name), member.finalValue(name), name);
        }
        member.close();
    }

    @Test
    void agreesWithTheInterpretingMember() {
        for (int rounds = 1; rounds <= 7; rounds++) {
            compare(rounds, rng.elements(rounds), false, 1 + rounds % 3);
            compare(rounds, rng.elements(rounds), true, 1 + rounds % 3);
        }
    }

    @Test
    void agreesWhereTheEqFactorVanishes() {
        for (int bits = 0; bits < 16; bits++) {
            List<FrElement> point = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                point.add((bits >> i & 1) == 1 ? FrElement.of(rng.below(2)) : rng.element());
            }
            compare(4, point, false, 1);
        }
    }

    @Test
    void sharedColumnsAreBoundOnce() {
        ProverContext context = TestContext.threads(1, c -> null);
        List<FrElement> values = rng.elements(8);
        BindableColumn shared = new BindableColumn(context, FrVector.of(values));
        Relation square =
                new Relation(
                        "square",
                        List.of(2, 2, 2),
                        challenge("claim"),
                        opening("a").times(opening("a")),
                        List.of("a"));
        CompiledMember first = CompiledMember.of(context, square, Map.of("a", shared), Map.of());
        CompiledMember second = CompiledMember.of(context, square, Map.of("a", shared), Map.of());
        List<FrElement> point = rng.elements(3);
        for (FrElement r : point) {
            first.bind(r);
            second.bind(r);
        }
        assertEquals(Multilinear.evaluate(F, values, point), second.finalValue("a"));
        assertThrows(IllegalStateException.class, () -> shared.bind(0, FrElement.ONE));
    }

    @Test
    void borrowedVectorsStayAsTheyAre() {
        ProverContext context = TestContext.threads(1, c -> null);
        List<FrElement> values = rng.elements(4);
        FrVector vector = FrVector.of(values);
        BindableColumn column = new BindableColumn(context, vector);
        column.bind(0, rng.element());
        column.bind(1, rng.element());
        column.close();
        assertEquals(values, vector.toList());
    }

    private Expression random(int depth) {
        if (depth == 0 || rng.below(5) == 0) {
            return switch (rng.below(6)) {
                case 0 -> constant(rng.below(3) - 1);
                case 1 -> constant(rng.element());
                case 2 -> challenge("x");
                case 3 -> opening("a");
                case 4 -> opening("b");
                default -> derived("c");
            };
        }
        List<Expression> parts = new ArrayList<>();
        for (int i = rng.below(4); i >= 0; i--) {
            parts.add(random(depth - 1));
        }
        return switch (rng.below(3)) {
            case 0 -> new Expression.Sum(parts);
            case 1 -> new Expression.Product(parts);
            default -> parts.get(0).minus(random(depth - 1));
        };
    }

    @Test
    void programsComputeTheirExpressions() {
        List<String> names = List.of("a", "b", "c");
        for (int i = 0; i < 300; i++) {
            Expression e = random(4);
            FrElement x = rng.element();
            List<FrElement> row = rng.elements(3);
            VectorProgram program = ExpressionCompiler.compile(e, names, Map.of("x", x));
            FrElement expected =
                    e.evaluate(
                            F,
                            leaf ->
                                    leaf.kind() == Expression.Kind.CHALLENGE
                                            ? x
                                            : row.get(names.indexOf(leaf.name())));
            assertEquals(expected, program.evaluate(row), e.toString());
        }
    }

    @Test
    void equalSubexpressionsAreComputedOnce() {
        Expression ab = opening("a").times(opening("b"));
        Expression ba = opening("b").times(opening("a"));
        Expression e = ab.plus(ba.times(derived("c"))).minus(product(ab, challenge("x")));
        List<String> names = List.of("a", "b", "c");
        VectorProgram program = ExpressionCompiler.compile(e, names, Map.of("x", FrElement.of(9)));
        assertEquals(3, program.multiplications());
        assertTrue(program.instructions().size() <= 5);
    }

    @Test
    void refusesMissingColumnsAndFactors() {
        ProverContext context = TestContext.threads(1, c -> null);
        Relation relation = relation(2);
        Map<String, BindableColumn> none = Map.of();
        Map<String, FrElement> scalars = Map.of("g", FrElement.ONE);
        assertThrows(
                IllegalArgumentException.class,
                () -> CompiledMember.of(context, relation, none, scalars));
        List<FrElement> point = rng.elements(2);
        assertThrows(
                IllegalArgumentException.class,
                () -> CompiledMember.withEq(context, relation, "other", point, none, scalars));
    }
}
