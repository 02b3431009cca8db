// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.FrElement;
import java.util.Arrays;

/**
 * The execution IR as text: every value has a slot of the witness table, and an operation names the
 * slots of its operands and of its result.
 *
 * <p>Slots are given to constants, then public, then private inputs, then results, each in order of
 * recording. Values that an assertion equates share a slot, which the second writer must then write
 * with the same value; only two values that have slots of their own by nature (constants, inputs,
 * hint outputs) keep an explicit {@code AssertEqual}. Subtraction and division are additions and
 * multiplications read backwards: a - b = c is {@code Add(b, c) = a}.
 */
final class Listing {
    private static final int NONE = -1;

    private final CircuitBuilder ir;
    private final OpArena ops;
    private final int[] parent;
    private final int[] slot;
    private int slots;

    Listing(CircuitBuilder ir) {
        this.ir = ir;
        this.ops = ir.ops();
        this.parent = new int[ops.size()];
        this.slot = new int[ops.size()];
        Arrays.setAll(parent, i -> i);
        Arrays.fill(slot, NONE);
        joinEquated();
        allocate();
    }

    String operations() {
        StringBuilder out = new StringBuilder("=== CIRCUIT PRIMITIVE OPERATIONS ===\n");
        int line = 0;
        for (int pass = 0; pass < 4; pass++) {
            for (int id = 0; id < ops.size(); id++) {
                if (pass(id) == pass && isListed(id)) {
                    out.append(line++).append(": ").append(text(id)).append('\n');
                }
            }
        }
        return out.toString();
    }

    String witness(Evaluation values) {
        values.checkAssertions();
        StringBuilder out = new StringBuilder("=== WITNESS TRACE ===\n");
        int next = 0;
        int[] owner = owners();
        for (int id : owner) {
            FrElement v = values.value(id);
            out.append("Row ").append(next).append(": WitnessId(w").append(next).append(") = ");
            out.append(v).append('\n');
            next++;
        }
        return out.toString();
    }

    private int[] owners() {
        int[] owner = new int[slots];
        Arrays.fill(owner, NONE);
        for (int id = 0; id < ops.size(); id++) {
            int s = slotOf(id);
            if (s != NONE && owner[s] == NONE) {
                owner[s] = id;
            }
        }
        return owner;
    }

    private void joinEquated() {
        for (int id = 0; id < ops.size(); id++) {
            if (ops.op(id) == Op.ASSERT_EQUAL && !isExplicit(id)) {
                int a = find(ops.left(id));
                int b = find(ops.right(id));
                boolean keepA = isFixed(a) || (!isFixed(b) && a < b);
                parent[keepA ? b : a] = keepA ? a : b;
            }
        }
    }

    private boolean isExplicit(int id) {
        int a = find(ops.left(id));
        int b = find(ops.right(id));
        return a != b && isFixed(a) && isFixed(b);
    }

    private boolean isFixed(int id) {
        return pass(id) < 3 || ops.op(id) == Op.HINT;
    }

    private int find(int id) {
        int at = ir.resolve(id);
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private void allocate() {
        for (int pass = 0; pass < 4; pass++) {
            for (int id = 0; id < ops.size(); id++) {
                boolean valued = ops.op(id) != Op.ASSERT_EQUAL && ops.op(id) != Op.DECLARED;
                if (pass(id) == pass && valued && slot[find(id)] == NONE) {
                    slot[find(id)] = slots++;
                }
            }
        }
    }

    private int pass(int id) {
        return switch (ops.op(id)) {
            case CONST -> 0;
            case PUBLIC -> 1;
            case PRIVATE -> 2;
            case ADD, SUB, MUL, DIV, HINT, ASSERT_EQUAL, CHALLENGE, DECLARED -> 3;
        };
    }

    private boolean isListed(int id) {
        return switch (ops.op(id)) {
            case ASSERT_EQUAL -> isExplicit(id);
            case DECLARED -> false;
            case HINT -> ops.right(id) == 0;
            case CONST, PUBLIC, PRIVATE, ADD, SUB, MUL, DIV, CHALLENGE -> true;
        };
    }

    private String text(int id) {
        int l = ops.left(id);
        int r = ops.right(id);
        return switch (ops.op(id)) {
            case CONST -> "Const { out: " + w(id) + ", val: " + ir.constantValue(id) + " }";
            case PUBLIC -> "Public { out: " + w(id) + ", public_pos: " + l + " }";
            case PRIVATE -> "Private { out: " + w(id) + ", private_pos: " + l + " }";
            case ADD -> sorted("Add", l, r, id);
            case MUL -> sorted("Mul", l, r, id);
            case SUB -> ternary("Add", w(r), w(id), w(l));
            case DIV -> ternary("Mul", w(r), w(id), w(l));
            case HINT -> hint(l);
            case ASSERT_EQUAL -> "AssertEqual { a: " + w(l) + ", b: " + w(r) + " }";
            case CHALLENGE -> challenge(id);
            case DECLARED -> throw new AssertionError("not listed");
        };
    }

    private String sorted(String name, int l, int r, int out) {
        boolean swap = slotOf(l) > slotOf(r);
        return ternary(name, w(swap ? r : l), w(swap ? l : r), w(out));
    }

    private static String ternary(String name, String a, String b, String out) {
        return name + " { a: " + a + ", b: " + b + ", out: " + out + " }";
    }

    private String hint(int call) {
        StringBuilder s = new StringBuilder("Hint { name: ");
        s.append(ir.hints().hint(call).name()).append(", in: [");
        for (int i = 0; i < ir.hints().inputCount(call); i++) {
            s.append(i == 0 ? "" : ", ").append(w(ir.hints().input(call, i)));
        }
        s.append("], out: [");
        for (int i = 0; i < ir.hints().outputCount(call); i++) {
            s.append(i == 0 ? "" : ", ").append(w(ir.hints().output(call, i)));
        }
        return s.append("] }").toString();
    }

    private String challenge(int id) {
        StringBuilder s = new StringBuilder("Challenge { in: [");
        for (int i = 0; i < ir.committedCount(); i++) {
            s.append(i == 0 ? "" : ", ").append(w(ir.committed(i)));
        }
        return s.append("], out: ").append(w(id)).append(" }").toString();
    }

    private String w(int id) {
        return "WitnessId(" + slotOf(id) + ")";
    }

    private int slotOf(int id) {
        return slot[find(id)];
    }
}
