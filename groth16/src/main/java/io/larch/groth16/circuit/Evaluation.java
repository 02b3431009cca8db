// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.FrElement;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * The values of all operations, computed straight from the recording: no liveness, no lowering, no
 * rows. Slow and simple; it is what the constraints are compared with.
 */
final class Evaluation {
    private final CircuitBuilder ir;
    private final OpArena ops;
    private final List<FrElement> publics;
    private final List<FrElement> privates;
    private final FrElement[] values;
    private int[] stack = new int[64];
    private int top;

    Evaluation(CircuitBuilder ir, List<FrElement> publics, List<FrElement> privates) {
        this.ir = ir;
        this.ops = ir.ops();
        this.publics = publics;
        this.privates = privates;
        this.values = new FrElement[ops.size()];
        if (publics.size() != ir.publicNames().size()
                || privates.size() != ir.privateNames().size()) {
            throw new IllegalArgumentException("wrong number of inputs");
        }
    }

    /** The value of an operation. */
    FrElement value(int id) {
        int root = ir.resolve(id);
        push(root);
        while (top > 0) {
            int at = stack[top - 1];
            if (values[at] != null || !pushMissing(at)) {
                top--;
                compute(at);
            }
        }
        return values[root];
    }

    /**
     * Checks every assertion.
     *
     * @throws UnsatisfiedException with a conflict report
     */
    void checkAssertions() {
        for (int id = 0; id < values.length; id++) {
            if (ops.op(id) == Op.ASSERT_EQUAL) {
                int a = ir.resolve(ops.left(id));
                int b = ir.resolve(ops.right(id));
                if (!value(a).equals(value(b))) {
                    throw new UnsatisfiedException(
                            ir.conflict(a, values[a], b, values[b], ops.scope(id)));
                }
            } else if (ops.op(id) == Op.DIV) {
                value(id);
            }
        }
    }

    private boolean pushMissing(int id) {
        int before = top;
        if (ops.op(id).hasOperands()) {
            pushMissingOne(ops.right(id), id);
            pushMissingOne(ops.left(id), id);
        } else if (ops.op(id) == Op.HINT) {
            int call = ops.left(id);
            for (int i = 0; i < ir.hints().inputCount(call); i++) {
                pushMissingOne(ir.hints().input(call, i), id);
            }
        } else if (ops.op(id) == Op.CHALLENGE) {
            for (int i = 0; i < ir.committedCount(); i++) {
                pushMissingOne(ir.committed(i), id);
            }
        }
        return top > before;
    }

    private void pushMissingOne(int operand, int user) {
        int id = ir.resolve(operand);
        if (top > 4L * values.length || id == user) {
            throw new CircuitException(CircuitException.Lint.CYCLIC_DEFINITION, ir.describe(id));
        }
        if (values[id] == null) {
            push(id);
        }
    }

    private void compute(int id) {
        if (values[id] != null) {
            return;
        }
        switch (ops.op(id)) {
            case CONST -> values[id] = ir.constantValue(id);
            case PUBLIC -> values[id] = publics.get(ops.left(id));
            case PRIVATE -> values[id] = privates.get(ops.left(id));
            case ADD -> values[id] = left(id).add(right(id));
            case SUB -> values[id] = left(id).sub(right(id));
            case MUL -> values[id] = left(id).mul(right(id));
            case DIV -> values[id] = quotient(id);
            case HINT -> computeHint(ops.left(id));
            case CHALLENGE -> values[id] = standIn();
            case DECLARED ->
                    throw new CircuitException(
                            CircuitException.Lint.UNDEFINED_OPERAND, ir.describe(id));
            case ASSERT_EQUAL -> throw new AssertionError("an assertion has no value");
        }
    }

    private FrElement quotient(int id) {
        if (right(id).isZero()) {
            throw new UnsatisfiedException(
                    "division by zero: "
                            + ir.describe(id)
                            + ", in "
                            + ir.scopes().path(ops.scope(id)));
        }
        return left(id).mul(right(id).inverse());
    }

    /** No key is at hand, hence no commitment: a challenge that depends on the same values. */
    private FrElement standIn() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < ir.committedCount(); i++) {
            bytes.writeBytes(values[ir.committed(i)].toCanonicalBytes());
        }
        return R1csDigest.challenge(bytes.toByteArray());
    }

    private void computeHint(int call) {
        HintTable hints = ir.hints();
        FrElement[] in = new FrElement[hints.inputCount(call)];
        for (int i = 0; i < in.length; i++) {
            in[i] = values[ir.resolve(hints.input(call, i))];
        }
        FrElement[] out = new FrElement[hints.outputCount(call)];
        hints.hint(call).compute(in, out);
        for (int i = 0; i < out.length; i++) {
            values[hints.output(call, i)] = out[i];
        }
    }

    private FrElement left(int id) {
        return values[ir.resolve(ops.left(id))];
    }

    private FrElement right(int id) {
        return values[ir.resolve(ops.right(id))];
    }

    private void push(int id) {
        if (top == stack.length) {
            stack = Arrays.copyOf(stack, 2 * top);
        }
        stack[top++] = id;
    }
}
