// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import static io.larch.sumcheck.Expression.challenge;
import static io.larch.sumcheck.Expression.derived;
import static io.larch.sumcheck.Expression.opening;
import static io.larch.sumcheck.Expression.powers;

import io.larch.sumcheck.Expression;
import io.larch.sumcheck.Relation;
import io.larch.zkvm.shape.ProofShape;
import java.util.ArrayList;
import java.util.List;

/**
 * S2: the one lookup of a cycle (Shout), over (index x, j).
 *
 * <pre>
 *   LookupOutput + γ·LeftLookup + γ²·RightLookup = Σ eq(r1,j)·ra(x,j)·V(x,j)
 *   V = table value + γ·(interleaved ? left word : 0) + γ²·(interleaved ? right word : x)
 * </pre>
 *
 * {@code ra} is the product of the group products G_g of the index digits' E-polynomials.
 */
public final class InstructionLookup {
    /** eq(r1, j). */
    public static final String EQ = "eq(r1,j)";

    /** V. */
    public static final String V = Names.at2("V");

    private InstructionLookup() {}

    /** The relation: 128 address rounds of degree 2, t cycle rounds of degree groups + 2. */
    public static Relation of(ProofShape shape) {
        List<Expression> claims =
                List.of(
                        opening(Names.at1("LookupOutput")),
                        opening(Names.at1("LeftLookup")),
                        opening(Names.at1("RightLookup")));
        List<String> groups = groups(shape);
        List<Expression> factors = new ArrayList<>(List.of(derived(EQ)));
        groups.forEach(g -> factors.add(opening(g)));
        factors.add(opening(V));
        List<String> outputs = new ArrayList<>(List.of(V));
        outputs.addAll(groups);
        return new Relation(
                "InstructionLookup",
                Degrees.of(ProofShape.INDEX_BITS, 2, shape.t(), groups.size() + 2),
                powers(challenge(Labels.GAMMA_INSTRUCTION), claims),
                new Expression.Product(factors),
                outputs);
    }

    /** The openings of the group products. */
    public static List<String> groups(ProofShape shape) {
        List<String> names = new ArrayList<>();
        for (int g = 0; g < shape.indexGroups().size(); g++) {
            names.add(Names.group(g));
        }
        return List.copyOf(names);
    }
}
