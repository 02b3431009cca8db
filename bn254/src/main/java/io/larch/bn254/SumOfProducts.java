// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * An instruction of a {@link VectorProgram} together with the additions and products below it that
 * nothing else uses: {@code Σ ± a·b + Σ ± c}.
 *
 * @param terms in no particular order
 */
record SumOfProducts(List<Term> terms) {
    /**
     * A term.
     *
     * @param negative whether it is subtracted
     * @param a number of a value
     * @param b number of the value it is multiplied by, or -1 for none
     */
    record Term(boolean negative, int a, int b) {}

    /** Number of products. */
    int products() {
        int count = 0;
        for (Term t : terms) {
            count += t.b < 0 ? 0 : 1;
        }
        return count;
    }

    /** The terms with one of the products at the end. */
    List<Term> productLast() {
        List<Term> list = new ArrayList<>(terms);
        int last = list.size() - 1;
        while (list.get(last).b < 0) {
            last--;
        }
        list.add(list.remove(last));
        return list;
    }

    /** All values that occur, with repetitions. */
    List<Integer> operands() {
        List<Integer> list = new ArrayList<>();
        for (Term t : terms) {
            list.add(t.a);
            if (t.b >= 0) {
                list.add(t.b);
            }
        }
        return list;
    }

    /**
     * The instructions of a program in order; null where an instruction is part of a later sum of
     * at least two products.
     */
    static SumOfProducts[] find(VectorProgram program) {
        int count = program.instructions().size();
        int inputs = program.values() - count;
        int[] uses = countUses(program);
        SumOfProducts[] sums = new SumOfProducts[count];
        boolean[] absorbed = new boolean[count];
        for (int i = count - 1; i >= 0; i--) {
            if (!absorbed[i]) {
                List<Integer> inner = new ArrayList<>();
                SumOfProducts sum = collect(program, inputs, i, uses, inner);
                if (sum.products() >= 2) {
                    inner.forEach(k -> absorbed[k] = true);
                    sums[i] = sum;
                } else {
                    VectorProgram.Instruction s = program.instructions().get(i);
                    sums[i] = new SumOfProducts(List.of(leaf(s.a()), leaf(s.b())));
                }
            }
        }
        return sums;
    }

    private static Term leaf(int value) {
        return new Term(false, value, -1);
    }

    private static int[] countUses(VectorProgram program) {
        int[] uses = new int[program.values()];
        for (VectorProgram.Instruction s : program.instructions()) {
            uses[s.a()]++;
            uses[s.b()]++;
        }
        uses[program.output()]++;
        return uses;
    }

    /** Flattens the sum at instruction i; notes which other instructions went into it. */
    private static SumOfProducts collect(
            VectorProgram program, int inputs, int i, int[] uses, List<Integer> inner) {
        List<Term> terms = new ArrayList<>();
        Deque<Term> open = new ArrayDeque<>();
        open.push(leaf(inputs + i));
        while (!open.isEmpty()) {
            Term t = open.pop();
            int k = t.a - inputs;
            if (k < 0 || k != i && uses[t.a] != 1) {
                terms.add(t);
                continue;
            }
            if (k != i) {
                inner.add(k);
            }
            VectorProgram.Instruction s = program.instructions().get(k);
            switch (s.operation()) {
                case MUL -> terms.add(new Term(t.negative, s.a(), s.b()));
                case ADD -> {
                    open.push(new Term(t.negative, s.b(), -1));
                    open.push(new Term(t.negative, s.a(), -1));
                }
                case SUB -> {
                    open.push(new Term(!t.negative, s.b(), -1));
                    open.push(new Term(t.negative, s.a(), -1));
                }
            }
        }
        return new SumOfProducts(terms);
    }
}
