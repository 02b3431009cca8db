// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import java.util.ArrayList;
import java.util.List;

/** Gauss's elimination, for attacks. */
final class LinearSystem {
    private LinearSystem() {}

    /** One solution, free unknowns zero; the system must have one. */
    static List<FrElement> solve(List<List<FrElement>> rows, List<FrElement> rhs) {
        List<List<FrElement>> a = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<FrElement> row = new ArrayList<>(rows.get(i));
            row.add(rhs.get(i));
            a.add(row);
        }
        int n = rows.get(0).size();
        List<Integer> pivots = new ArrayList<>();
        for (int col = 0; col < n && pivots.size() < a.size(); col++) {
            int r = pivots.size();
            int k = r;
            while (k < a.size() && a.get(k).get(col).isZero()) {
                k++;
            }
            if (k == a.size()) {
                continue;
            }
            List<FrElement> pivot = a.get(k);
            a.set(k, a.get(r));
            a.set(r, pivot);
            FrElement over = pivot.get(col).inverse();
            pivot.replaceAll(x -> x.mul(over));
            eliminate(a, r, col);
            pivots.add(col);
        }
        for (int i = pivots.size(); i < a.size(); i++) {
            if (!a.get(i).get(n).isZero()) {
                throw new IllegalStateException("no solution");
            }
        }
        List<FrElement> out = ReferenceLookup.zeros(n);
        for (int r = 0; r < pivots.size(); r++) {
            out.set(pivots.get(r), a.get(r).get(n));
        }
        return out;
    }

    private static void eliminate(List<List<FrElement>> a, int r, int col) {
        for (int i = 0; i < a.size(); i++) {
            FrElement factor = a.get(i).get(col);
            if (i != r && !factor.isZero()) {
                for (int j = 0; j < a.get(i).size(); j++) {
                    FrElement change = factor.mul(a.get(r).get(j));
                    a.get(i).set(j, a.get(i).get(j).sub(change));
                }
            }
        }
    }
}
