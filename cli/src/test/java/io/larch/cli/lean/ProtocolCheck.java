// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.lean;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.cli.lean.LeanEvaluator.Lambda;
import io.larch.cli.lean.LeanEvaluator.Record;
import io.larch.riscv.LookupTableName;
import io.larch.sumcheck.Expression;
import io.larch.sumcheck.Relation;
import io.larch.zkvm.relation.Stage;
import io.larch.zkvm.relation.Stages;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.table.Bits;
import io.larch.zkvm.table.LookupTable;
import io.larch.zkvm.table.LookupTables;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares an export with what it was made from. */
final class ProtocolCheck {
    static final BigInteger MODULUS = FrElement.ONE.neg().toBigInteger().add(BigInteger.ONE);
    private static final FrField FIELD = new FrField();

    private final LeanEvaluator field;
    private final LeanEvaluator integers;
    private final Lean.File file;
    private final Random random;

    private ProtocolCheck(Lean.File file, Random random) {
        this.file = file;
        this.field = new LeanEvaluator(file, Optional.of(MODULUS));
        this.integers = new LeanEvaluator(file, Optional.empty());
        this.random = random;
    }

    /** What a definition says is not what it was made from. */
    static final class Difference extends RuntimeException {
        private static final long serialVersionUID = 1;

        Difference(String message) {
            super(message);
        }
    }

    /**
     * Compares.
     *
     * @throws Difference if a value is another
     * @throws LeanException if the text, or a term in it, has no meaning
     */
    static void compare(String text, ProofShape shape, Random random) {
        ProtocolCheck check = new ProtocolCheck(LeanParser.parse(text), random);
        int definitions = 0;
        for (Stage stage : Stages.all(shape)) {
            check.stage(stage);
            definitions++;
            for (var member : stage.batch().members()) {
                check.relation(member.relation());
                definitions += 5;
            }
        }
        check.openings(Stages.all(shape));
        for (LookupTableName name : LookupTableName.values()) {
            check.table("Larch.Table." + name + ".", LookupTables.of(name));
            definitions += 6;
        }
        same("definitions", check.file.definitions().size(), definitions);
        same("abbreviations", check.file.abbreviations(), Set.of("Larch.Fr"));
    }

    /** Every opening is sent before a stage or put out by one. */
    private void openings(List<Stage> stages) {
        Set<String> names = new TreeSet<>();
        for (Stage stage : stages) {
            names.addAll(stage.sent());
            names.addAll(stage.batch().outputs());
        }
        Set<String> fields = file.structures().get("Larch.Openings").fields().keySet();
        same("openings", new TreeSet<>(fields), names);
    }

    private void stage(Stage stage) {
        List<Object> members = new ArrayList<>();
        stage.batch()
                .members()
                .forEach(
                        m ->
                                members.add(
                                        record(
                                                "Member",
                                                "relation",
                                                m.relation().name(),
                                                "offset",
                                                integer(m.offset()))));
        List<Object> draws = new ArrayList<>();
        stage.draws()
                .forEach(
                        d ->
                                draws.add(
                                        record(
                                                "Draw",
                                                "label",
                                                d.label(),
                                                "count",
                                                integer(d.count()))));
        Map<String, Object> fields =
                Map.of(
                        "tag", stage.tag(),
                        "rounds", integer(stage.batch().rounds()),
                        "members", members,
                        "sent", stage.sent(),
                        "draws", draws);
        Object expected = field.structure("Larch.Stage", fields);
        same(stage.tag(), field.call("Larch.stage" + stage.tag()), expected);
    }

    private Record record(String name, String first, Object a, String second, Object b) {
        return field.structure("Larch." + name, Map.of(first, a, second, b));
    }

    private void relation(Relation r) {
        String prefix = "Larch.Relation." + r.name() + ".";
        same(prefix, field.call(prefix + "rounds"), integer(r.rounds()));
        List<Object> degrees = new ArrayList<>();
        r.degrees().forEach(d -> degrees.add(integer(d)));
        same(prefix, field.call(prefix + "degrees"), degrees);
        same(prefix, field.call(prefix + "outputs"), r.outputs());
        expression(prefix, "inputClaim", r.inputClaim());
        expression(prefix, "summand", r.summand());
    }

    private void expression(String prefix, String name, Expression expression) {
        Record openings = randomRecord("Larch.Openings");
        Record challenges = randomRecord("Larch.Challenges");
        Record derived = randomRecord(prefix + "Derived");
        FrElement expected =
                expression.evaluate(
                        FIELD,
                        leaf -> {
                            Record from =
                                    switch (leaf.kind()) {
                                        case OPENING -> openings;
                                        case CHALLENGE -> challenges;
                                        case DERIVED -> derived;
                                    };
                            Object value = from.fields().get(leaf.name());
                            if (value == null) {
                                throw new LeanException("no " + leaf);
                            }
                            return FrElement.reduce((BigInteger) value);
                        });
        same(
                prefix + name,
                field.call(prefix + name, openings, challenges, derived),
                expected.toBigInteger());
    }

    private Record randomRecord(String structure) {
        Lean.Structure declared = file.structures().get(structure);
        if (declared == null) {
            throw new LeanException("no structure " + structure);
        }
        Map<String, Object> fields = new TreeMap<>();
        declared.fields().keySet().forEach(f -> fields.put(f, element()));
        return field.structure(structure, fields);
    }

    private void table(String prefix, LookupTable table) {
        same(prefix, field.call(prefix + "interleaved"), table.isInterleaved());
        recurrence(prefix, table);
        List<FrElement> point = new ArrayList<>();
        for (int i = 0; i < 128; i++) {
            point.add(FrElement.reduce(element()));
        }
        Lambda r = a -> point.get(((BigInteger) a.get(0)).intValueExact()).toBigInteger();
        same(prefix, field.call(prefix + "mle", r), table.evaluate(FIELD, point).toBigInteger());
        entry(prefix, table, 0, random.nextInt(64));
        long any = random.nextLong();
        for (long left : new long[] {0, -1, any}) {
            for (long right : new long[] {0, -1, any, random.nextLong()}) {
                entry(prefix, table, left, right);
            }
        }
    }

    /** Start, every step and the finish, from any prefixes: also those that never matter. */
    private void recurrence(String prefix, LookupTable table) {
        Object start = field.call(prefix + "start");
        same(prefix + "start", start, prefixes(table.start(FIELD)));
        for (int pair = 0; pair < LookupTable.PAIRS; pair++) {
            List<FrElement> values = new ArrayList<>();
            for (int k = 0; k < table.terms(); k++) {
                values.add(FrElement.reduce(element()));
            }
            Record before = prefixes(values);
            BigInteger x = element();
            BigInteger y = element();
            same(prefix + "finish", field.call(prefix + "finish", before), finish(table, values));
            Object after = field.call(prefix + "step", integer(pair), before, x, y);
            table.step(FIELD, values, pair, FrElement.reduce(x), FrElement.reduce(y));
            same(prefix + "step", after, prefixes(values));
        }
    }

    private static BigInteger finish(LookupTable table, List<FrElement> prefixes) {
        return table.finish(FIELD, prefixes).toBigInteger();
    }

    private Record prefixes(List<FrElement> values) {
        Map<String, Object> fields = new TreeMap<>();
        for (int k = 0; k < values.size(); k++) {
            fields.put("p" + k, values.get(k).toBigInteger());
        }
        return field.structure("Larch.Prefixes" + values.size(), fields);
    }

    private void entry(String prefix, LookupTable table, long left, long right) {
        boolean pairs = table.isInterleaved();
        long high = pairs ? Bits.interleaveHigh(left, right) : left;
        long low = pairs ? Bits.interleaveLow(left, right) : right;
        Lambda bits =
                a -> {
                    int i = ((BigInteger) a.get(0)).intValueExact();
                    return ((i < 64 ? high : low) >>> (63 - i % 64) & 1) == 1;
                };
        BigInteger value = new BigInteger(Long.toUnsignedString(table.value(left, right)));
        same(prefix + "entry", integers.call(prefix + "entry", bits), value);
    }

    private BigInteger element() {
        return new BigInteger(300, random).mod(MODULUS);
    }

    private static BigInteger integer(long value) {
        return BigInteger.valueOf(value);
    }

    private static void same(String what, Object actual, Object expected) {
        if (!actual.equals(expected)) {
            throw new Difference(what + ": " + actual + ", not " + expected);
        }
    }
}
