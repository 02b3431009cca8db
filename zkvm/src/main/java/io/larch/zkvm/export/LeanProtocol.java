// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.export;

import io.larch.bn254.Fr;
import io.larch.zkvm.relation.Stages;
import io.larch.zkvm.shape.ProofShape;

/**
 * The protocol of a shape as one Lean 4 file over Mathlib: the relations with their claims,
 * summands, degrees and batches, and the lookup tables with their multilinear extensions.
 *
 * <p>Definitions are over any commutative ring; the protocol's is {@code Larch.Fr}. The page {@code
 * docs/lean.md} says how to use them.
 */
public final class LeanProtocol {
    private LeanProtocol() {}

    /** The file. Equal shapes give equal texts. */
    public static String write(ProofShape shape) {
        LeanText out = new LeanText();
        out.line("import Mathlib").blank().line("namespace Larch").blank();
        out.doc("The scalar field of BN254.");
        out.line("abbrev Fr : Type := ZMod " + Fr.MODULUS).blank();
        LeanRelations.write(out, Stages.all(shape));
        LeanTables.write(out);
        out.line("end Larch");
        return out.toString();
    }
}
