// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import java.util.Arrays;

/**
 * Which operations matter, in which order, how often each is used.
 *
 * <p>An operation is <em>constrained</em> if an assertion depends on it through arithmetic; the
 * roots are the equalities, the divisions, which assert a non-zero divisor, and the challenge,
 * which binds what is committed. An operation that only feeds the advice of a hint is
 * <em>computed</em>: it needs a value but no constraint. Everything else is dead. The order puts
 * operands before uses; where nothing was connected late it is the order of recording.
 */
final class Liveness {
    private static final byte DEAD = 0;
    private static final byte COMPUTED = 1;
    private static final byte CONSTRAINED = 2;
    private static final byte OPEN = 1;
    private static final byte DONE = 2;

    private final CircuitBuilder ir;
    private final OpArena ops;
    private final byte[] state;
    private final boolean[] callNeeded;
    private final int[] uses;
    private int[] order = new int[1 << 10];
    private int orderSize;
    private int[] stack = new int[1 << 10];
    private int top;

    Liveness(CircuitBuilder ir) {
        this.ir = ir;
        this.ops = ir.ops();
        this.state = new byte[ops.size()];
        this.callNeeded = new boolean[ir.hints().size()];
        this.uses = new int[ops.size()];
        markConstrained();
        markComputed();
        sort();
        countUses();
        countCommitted();
    }

    boolean isConstrained(int id) {
        return state[id] == CONSTRAINED;
    }

    /** Number of live operations. */
    int size() {
        return orderSize;
    }

    /** The i-th live operation. */
    int at(int i) {
        return order[i];
    }

    /** How many operand places of live operations and live hint calls name this operation. */
    int uses(int id) {
        return uses[id];
    }

    private void markConstrained() {
        for (int id = 0; id < state.length; id++) {
            Op op = ops.op(id);
            boolean root = op == Op.ASSERT_EQUAL || op == Op.CHALLENGE;
            if (root || (op == Op.DIV && assertsNonZero(id))) {
                mark(id, CONSTRAINED);
            }
        }
    }

    /** Whether a division has a divisor that is not known, so that its row asserts something. */
    private boolean assertsNonZero(int id) {
        int divisor = ir.resolve(ops.right(id));
        if (ir.isConstant(divisor) && ir.constantValue(divisor).isZero()) {
            throw new CircuitException(
                    CircuitException.Lint.CONSTANT_CONFLICT, place(id) + " divides by zero");
        }
        return !ir.isConstant(divisor);
    }

    private void mark(int root, byte how) {
        push(root);
        while (top > 0) {
            int id = stack[--top];
            if (state[id] >= how) {
                continue;
            }
            state[id] = how;
            if (ops.op(id).hasOperands()) {
                push(ir.resolve(ops.left(id)));
                push(ir.resolve(ops.right(id)));
            } else if (ops.op(id) == Op.HINT) {
                callNeeded[ops.left(id)] = true;
            } else if (ops.op(id) == Op.CHALLENGE) {
                for (int i = 0; i < ir.committedCount(); i++) {
                    push(ir.committed(i));
                }
            }
        }
    }

    private void markComputed() {
        HintTable hints = ir.hints();
        boolean[] followed = new boolean[callNeeded.length];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int call = callNeeded.length - 1; call >= 0; call--) {
                if (callNeeded[call] && !followed[call]) {
                    followed[call] = true;
                    changed = true;
                    for (int i = 0; i < hints.inputCount(call); i++) {
                        mark(ir.resolve(hints.input(call, i)), COMPUTED);
                    }
                }
            }
        }
    }

    /** Depth-first, operands before uses, in the order of recording as far as possible. */
    private void sort() {
        byte[] colour = new byte[state.length];
        for (int id = 0; id < state.length; id++) {
            if (state[id] != DEAD && colour[id] != DONE) {
                visit(id, colour);
            }
        }
    }

    private void visit(int root, byte[] colour) {
        push(root);
        while (top > 0) {
            int id = stack[top - 1];
            if (colour[id] == DONE) {
                top--;
            } else if (colour[id] == OPEN || !pushOperands(id, colour)) {
                top--;
                colour[id] = DONE;
                append(id);
            } else {
                colour[id] = OPEN;
            }
        }
    }

    /** Pushes operands that are not sorted yet; says whether there were any. */
    private boolean pushOperands(int id, byte[] colour) {
        int before = top;
        Op op = ops.op(id);
        if (op.hasOperands()) {
            pushOpen(ir.resolve(ops.right(id)), id, colour);
            pushOpen(ir.resolve(ops.left(id)), id, colour);
        } else if (op == Op.HINT) {
            int call = ops.left(id);
            for (int i = ir.hints().inputCount(call) - 1; i >= 0; i--) {
                pushOpen(ir.resolve(ir.hints().input(call, i)), id, colour);
            }
        } else if (op == Op.CHALLENGE) {
            for (int i = ir.committedCount() - 1; i >= 0; i--) {
                pushOpen(ir.committed(i), id, colour);
            }
        } else if (op == Op.DECLARED) {
            throw new CircuitException(
                    CircuitException.Lint.UNDEFINED_OPERAND, place(id) + " was never defined");
        }
        return top > before;
    }

    private void pushOpen(int operand, int user, byte[] colour) {
        if (colour[operand] == OPEN || operand == user) {
            throw new CircuitException(
                    CircuitException.Lint.CYCLIC_DEFINITION,
                    place(operand) + " depends on itself through " + place(user));
        }
        if (colour[operand] != DONE) {
            push(operand);
        }
    }

    private void countUses() {
        HintTable hints = ir.hints();
        for (int i = 0; i < orderSize; i++) {
            int id = order[i];
            if (ops.op(id).hasOperands()) {
                uses[ir.resolve(ops.left(id))]++;
                uses[ir.resolve(ops.right(id))]++;
            }
        }
        for (int call = 0; call < callNeeded.length; call++) {
            for (int i = 0; callNeeded[call] && i < hints.inputCount(call); i++) {
                uses[ir.resolve(hints.input(call, i))]++;
            }
        }
    }

    private void countCommitted() {
        for (int i = 0; i < ir.committedCount(); i++) {
            uses[ir.committed(i)]++;
        }
    }

    private String place(int id) {
        String path = ir.scopes().path(ops.scope(id));
        return ir.describe(id) + (path.isEmpty() ? "" : " in " + path);
    }

    private void append(int id) {
        if (orderSize == order.length) {
            order = Arrays.copyOf(order, 2 * orderSize);
        }
        order[orderSize++] = id;
    }

    private void push(int id) {
        if (top == stack.length) {
            stack = Arrays.copyOf(stack, 2 * top);
        }
        stack[top++] = id;
    }
}
