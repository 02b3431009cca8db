// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.groth16.circuit.CircuitException.Lint;

/** Runs the passes: liveness, lowering, lints. */
final class CircuitCompiler {
    private final CircuitBuilder ir;

    CircuitCompiler(CircuitBuilder ir) {
        this.ir = ir;
    }

    Circuit compile() {
        Lowering lowering = new Lowering(ir, new Liveness(ir));
        lowering.run();
        R1cs r1cs = lowering.r1cs();
        lint(lowering, r1cs);
        return new Circuit(r1cs, lowering.program(r1cs), ir.publicNames(), ir.privateNames());
    }

    /** Every input and every hint output must occur in a constraint. */
    private void lint(Lowering lowering, R1cs r1cs) {
        boolean[] mentioned = new boolean[r1cs.wires()];
        mention(r1cs.left(), mentioned);
        mention(r1cs.right(), mentioned);
        mention(r1cs.output(), mentioned);
        for (int id = 0; id < ir.size(); id++) {
            Lint lint = lintFor(ir.ops().op(id));
            int wire = lint == null ? 0 : lowering.wireOf(id);
            if (lint != null && (wire < 0 || wire >= mentioned.length || !mentioned[wire])) {
                String path = ir.scopes().path(ir.ops().scope(id));
                throw new CircuitException(
                        lint, ir.describe(id) + (path.isEmpty() ? "" : " in " + path));
            }
        }
    }

    private static void mention(SparseMatrix m, boolean[] mentioned) {
        for (int e = 0; e < m.entries(); e++) {
            mentioned[m.wire(e)] = true;
        }
    }

    private static Lint lintFor(Op op) {
        return switch (op) {
            case PUBLIC -> Lint.UNUSED_PUBLIC_INPUT;
            case PRIVATE -> Lint.UNUSED_PRIVATE_INPUT;
            case HINT -> Lint.UNCONSTRAINED_HINT;
            case CHALLENGE -> Lint.UNUSED_CHALLENGE;
            case CONST, ADD, SUB, MUL, DIV, ASSERT_EQUAL, DECLARED -> null;
        };
    }
}
