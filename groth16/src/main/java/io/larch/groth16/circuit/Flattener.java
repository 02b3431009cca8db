// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import java.util.Arrays;

/**
 * Turns an operation into the linear combination of wires it stands for. Additions, subtractions
 * and multiples by constants are expanded; anything else must have a wire by then. A combination
 * used more than once is kept until its last use.
 */
final class Flattener {
    static final int NO_WIRE = -1;

    private final CircuitBuilder ir;
    private final OpArena ops;
    private final int[] wireOf;
    private final int[] usesLeft;
    private final LinearForm.Terms[] kept;
    private final long[] c = new long[2 * Fr.LIMBS];
    private int[] stack = new int[64];
    private long[] factors = new long[64 * Fr.LIMBS];
    private int top;

    Flattener(CircuitBuilder ir, Liveness live) {
        this.ir = ir;
        this.ops = ir.ops();
        this.wireOf = new int[ops.size()];
        this.usesLeft = new int[ops.size()];
        this.kept = new LinearForm.Terms[ops.size()];
        Arrays.fill(wireOf, NO_WIRE);
        for (int i = 0; i < live.size(); i++) {
            usesLeft[live.at(i)] = live.uses(live.at(i));
        }
    }

    void setWire(int id, int wire) {
        wireOf[id] = wire;
    }

    int wireOf(int id) {
        return wireOf[id];
    }

    void keep(int id, LinearForm.Terms terms) {
        kept[id] = terms;
    }

    /** Whether the value of an operation is a linear combination of its operands. */
    boolean isLinear(int id) {
        return switch (ops.op(id)) {
            case ADD, SUB -> true;
            case MUL -> ir.isConstant(ops.left(id)) || ir.isConstant(ops.right(id));
            case DIV -> ir.isConstant(ops.right(id));
            case CONST, PUBLIC, PRIVATE, HINT, ASSERT_EQUAL, CHALLENGE, DECLARED -> false;
        };
    }

    /** Whether an operation is linear and still to be expanded where it is used. */
    boolean isDeferred(int id) {
        return kept[id] == null && wireOf[id] == NO_WIRE && isLinear(id);
    }

    /** form += factor · id, where the operation {@code except} is left out. */
    void add(LinearForm form, int id, FrElement factor, int except) {
        push(ir.resolve(id), factor);
        while (top > 0) {
            int at = stack[--top];
            System.arraycopy(factors, Fr.LIMBS * top, c, 0, Fr.LIMBS);
            if (at != except) {
                step(form, at);
            }
        }
    }

    private void step(LinearForm form, int at) {
        Op op = ops.op(at);
        if (kept[at] != null) {
            addKept(form, at);
        } else if (op == Op.CONST) {
            scale(ir.constantValue(at));
            form.add(0, c, 0);
        } else if (wireOf[at] != NO_WIRE) {
            form.add(wireOf[at], c, 0);
        } else if (isLinear(at)) {
            expand(op, ir.resolve(ops.left(at)), ir.resolve(ops.right(at)));
        } else {
            throw new AssertionError("no wire for " + ir.describe(at));
        }
    }

    private void expand(Op op, int l, int r) {
        switch (op) {
            case ADD -> {
                push(r);
                push(l);
            }
            case SUB -> {
                push(l);
                Fr.neg(c, 0, c, 0);
                push(r);
            }
            case MUL -> {
                boolean leftKnown = ir.isConstant(l);
                scale(ir.constantValue(leftKnown ? l : r));
                push(leftKnown ? r : l);
            }
            case DIV -> {
                scale(ir.constantValue(r).inverse());
                push(l);
            }
            case CONST, PUBLIC, PRIVATE, HINT, ASSERT_EQUAL, CHALLENGE, DECLARED ->
                    throw new AssertionError(op);
        }
    }

    private void addKept(LinearForm form, int at) {
        LinearForm.Terms t = kept[at];
        for (int i = 0; i < t.wires().length; i++) {
            Fr.mul(c, Fr.LIMBS, c, 0, t.limbs(), Fr.LIMBS * i);
            form.add(t.wires()[i], c, Fr.LIMBS);
        }
        if (--usesLeft[at] == 0) {
            kept[at] = null;
        }
    }

    private void scale(FrElement k) {
        k.store(c, Fr.LIMBS);
        Fr.mul(c, 0, c, 0, c, Fr.LIMBS);
    }

    private void push(int id, FrElement factor) {
        factor.store(c, 0);
        push(id);
    }

    /** Pushes an operation with the factor in c[0..4). */
    private void push(int id) {
        if (top == stack.length) {
            stack = Arrays.copyOf(stack, 2 * top);
            factors = Arrays.copyOf(factors, 2 * factors.length);
        }
        stack[top] = id;
        System.arraycopy(c, 0, factors, Fr.LIMBS * top++, Fr.LIMBS);
    }
}
