// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

/** The graph of operations in the DOT language: nodes are operations, edges go from operands. */
final class DotExport {
    private final CircuitBuilder ir;
    private final OpArena ops;
    private final StringBuilder out = new StringBuilder("digraph circuit {\n");

    DotExport(CircuitBuilder ir) {
        this.ir = ir;
        this.ops = ir.ops();
    }

    String text() {
        for (int id = 0; id < ops.size(); id++) {
            if (ops.op(id) != Op.DECLARED) {
                node(id);
            }
        }
        return out.append("}\n").toString();
    }

    private void node(int id) {
        String label = ir.describe(id).replace("\\", "\\\\").replace("\"", "\\\"");
        out.append("  n").append(id).append(" [label=\"").append(label).append("\"];\n");
        if (ops.op(id).hasOperands()) {
            edge(ops.left(id), id);
            edge(ops.right(id), id);
        } else if (ops.op(id) == Op.HINT) {
            int call = ops.left(id);
            for (int i = 0; i < ir.hints().inputCount(call); i++) {
                edge(ir.hints().input(call, i), id);
            }
        }
    }

    private void edge(int from, int to) {
        out.append("  n").append(ir.resolve(from)).append(" -> n").append(to).append(";\n");
    }
}
