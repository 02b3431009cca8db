// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.export;

import io.larch.riscv.LookupTableName;
import io.larch.zkvm.table.LookupTable;
import io.larch.zkvm.table.LookupTables;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The lookup tables: the recurrence of {@link LookupTable} with one branch for each run of pairs
 * that are read by the same formula.
 */
final class LeanTables {
    private static final int SLOPES = 3;

    private LeanTables() {}

    static void write(LeanText out) {
        TreeSet<Integer> sizes = new TreeSet<>();
        for (LookupTableName name : LookupTableName.values()) {
            sizes.add(LookupTables.of(name).terms());
        }
        for (int n : sizes) {
            out.doc("What a table of " + n + " terms knows of the index variables read so far.");
            List<String> fields = IntStream.range(0, n).mapToObj(k -> "p" + k).toList();
            out.structure("Prefixes" + n, fields).blank();
        }
        for (LookupTableName name : LookupTableName.values()) {
            table(out, name.name(), LookupTables.of(name));
        }
    }

    private static void table(LeanText out, String name, LookupTable table) {
        String prefixes = "Prefixes" + table.terms() + " F";
        String ring = " {F : Type} [CommRing F] ";
        out.line("namespace Table." + name).blank();
        out.doc("Whether the index interleaves two words; otherwise it is one number.");
        out.define("interleaved : Bool", Boolean.toString(table.isInterleaved())).blank();
        out.define("start" + ring + ": " + prefixes, tuple(table.start(new TextField()))).blank();
        String binders = "(i : Nat) (p : " + prefixes + ") (x y : F) ";
        out.define("step" + ring + binders + ": " + prefixes, steps(table)).blank();
        String last = table.finish(new TextField(), projections(table)).all();
        out.define("finish" + ring + "(p : " + prefixes + ") : F", last).blank();
        out.doc("The multilinear extension; r 0 is the most significant of 128 variables.");
        String fold = "(fun p i => step i p (r (2 * i)) (r (2 * i + 1))) start (List.range ";
        String mle = "finish (List.foldl " + fold + LookupTable.PAIRS + "))";
        out.define("mle" + ring + "(r : Nat → F) : F", mle).blank();
        out.doc("The entry at an index of 128 bits, most significant first.");
        out.define("entry (bits : Nat → Bool) : Int", "mle (fun i => if bits i then 1 else 0)");
        out.blank().line("end Table." + name).blank();
    }

    /** {@code if i < a then … else if i < b then … else …}. */
    private static String steps(LookupTable table) {
        StringBuilder text = new StringBuilder();
        int pair = 0;
        while (pair < LookupTable.PAIRS) {
            int slope = bestSlope(table, pair);
            int end = runEnd(table, pair, slope);
            if (end < LookupTable.PAIRS) {
                text.append("if i < ").append(end).append(" then ");
            }
            text.append(step(table, pair, slope));
            text.append(end < LookupTable.PAIRS ? " else " : "");
            pair = end;
        }
        return text.toString();
    }

    private static int bestSlope(LookupTable table, int pair) {
        int best = 0;
        for (int slope = 1; slope < SLOPES; slope++) {
            if (runEnd(table, pair, slope) > runEnd(table, pair, best)) {
                best = slope;
            }
        }
        return best;
    }

    private static int runEnd(LookupTable table, int pair, int slope) {
        String text = step(table, pair, slope);
        int end = pair + 1;
        while (end < LookupTable.PAIRS && step(table, end, slope).equals(text)) {
            end++;
        }
        return end;
    }

    private static String step(LookupTable table, int pair, int slope) {
        List<Term> prefixes = projections(table);
        table.step(new TextField(pair, slope), prefixes, pair, Term.atom("x"), Term.atom("y"));
        return tuple(prefixes);
    }

    private static List<Term> projections(LookupTable table) {
        List<Term> list = new ArrayList<>();
        for (int k = 0; k < table.terms(); k++) {
            list.add(Term.atom("p.p" + k));
        }
        return list;
    }

    private static String tuple(List<Term> terms) {
        return terms.stream().map(Term::all).collect(Collectors.joining(", ", "⟨", "⟩"));
    }
}
