// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.export;

import io.larch.sumcheck.Batch;
import io.larch.sumcheck.Expression;
import io.larch.sumcheck.Expression.Kind;
import io.larch.sumcheck.Relation;
import io.larch.zkvm.relation.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The relations of a shape: openings, challenges, claims and summands, and their batches. */
final class LeanRelations {
    private static final String RING = " {F : Type} [CommRing F] ";

    private LeanRelations() {}

    static void write(LeanText out, List<Stage> stages) {
        List<Relation> relations = new ArrayList<>();
        stages.forEach(s -> s.batch().members().forEach(m -> relations.add(m.relation())));
        out.doc("The values of polynomials that the prover sends, named polynomial@point.");
        out.structure("Openings", openings(stages, relations)).blank();
        out.doc("The challenges of claims and summands, named by their transcript labels.");
        out.structure("Challenges", leaves(relations, Kind.CHALLENGE)).blank();
        relations.forEach(r -> relation(out, r));
        stages(out, stages);
    }

    private static void relation(LeanText out, Relation r) {
        List<String> derived = leaves(List.of(r), Kind.DERIVED);
        out.line("namespace Relation." + r.name()).blank();
        out.doc("The values that the verifier computes itself.");
        out.structure("Derived", derived).blank();
        out.define("rounds : Nat", Integer.toString(r.rounds())).blank();
        out.doc("The degree bound of each round's polynomial.");
        out.define("degrees : List Nat", r.degrees().toString()).blank();
        out.doc("The openings that the relation produces.");
        out.define("outputs : List String", LeanText.strings(r.outputs())).blank();
        out.doc("The claimed sum.");
        out.define(head("inputClaim"), text(r.inputClaim())).blank();
        out.doc("What is summed, at one point.");
        out.define(head("summand"), text(r.summand())).blank();
        out.line("end Relation." + r.name()).blank();
    }

    private static String head(String name) {
        return name + RING + "(o : Openings F) (c : Challenges F) (d : Derived F) : F";
    }

    private static String text(Expression expression) {
        return expression.evaluate(new TextField(), LeanRelations::projection).all();
    }

    private static Term projection(Expression.Leaf leaf) {
        String from =
                switch (leaf.kind()) {
                    case OPENING -> "o.";
                    case CHALLENGE -> "c.";
                    case DERIVED -> "d.";
                };
        return Term.atom(from + LeanText.name(leaf.name()));
    }

    private static Set<String> openings(List<Stage> stages, List<Relation> relations) {
        Set<String> names = new LinkedHashSet<>();
        for (Stage stage : stages) {
            names.addAll(stage.sent());
            names.addAll(stage.batch().outputs());
        }
        names.addAll(leaves(relations, Kind.OPENING));
        return names;
    }

    private static List<String> leaves(List<Relation> relations, Kind kind) {
        Set<String> names = new LinkedHashSet<>();
        for (Relation r : relations) {
            names.addAll(r.inputClaim().leaves(kind));
            names.addAll(r.summand().leaves(kind));
        }
        return List.copyOf(names);
    }

    private static void stages(LeanText out, List<Stage> stages) {
        out.doc("A relation of a batch and the round of the batch in which its own first falls.");
        out.line("structure Member where").line("  relation : String").line("  offset : Nat");
        out.blank().doc("A transcript label and the number of challenges drawn there.");
        out.line("structure Draw where").line("  label : String").line("  count : Nat").blank();
        out.doc(
                "Relations proved by one sequence of rounds, after some openings are sent and"
                        + " challenges drawn.");
        out.line("structure Stage where").line("  tag : String").line("  rounds : Nat");
        out.line("  members : List Member").line("  sent : List String");
        out.line("  draws : List Draw").blank();
        stages.forEach(s -> out.define("stage" + s.tag() + " : Stage", stage(s)).blank());
    }

    private static String stage(Stage stage) {
        Batch batch = stage.batch();
        return "⟨"
                + String.join(
                        ", ",
                        LeanText.string(stage.tag()),
                        Integer.toString(batch.rounds()),
                        list(batch.members(), m -> pair(m.relation().name(), m.offset())),
                        LeanText.strings(stage.sent()),
                        list(stage.draws(), d -> pair(d.label(), d.count())))
                + "⟩";
    }

    private static String pair(String name, int number) {
        return "⟨" + LeanText.string(name) + ", " + number + "⟩";
    }

    private static <T> String list(List<T> items, Function<T, String> text) {
        return items.stream().map(text).collect(Collectors.joining(", ", "[", "]"));
    }
}
