// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.FrElement;
import java.util.ArrayList;
import java.util.List;

/** The fusable products in a - b, with their factors, in a fixed order. */
final class FusedProducts {
    private final CircuitBuilder ir;
    private final Flattener flattener;
    private final boolean[] fused;
    private final List<Item> found = new ArrayList<>(1);
    private final List<Item> open = new ArrayList<>(2);

    FusedProducts(CircuitBuilder ir, Flattener flattener, boolean[] fused) {
        this.ir = ir;
        this.flattener = flattener;
        this.fused = fused;
    }

    int size() {
        return found.size();
    }

    int id(int i) {
        return found.get(i).id;
    }

    FrElement factor(int i) {
        return found.get(i).factor;
    }

    /** Looks below a and b, as far as operations have a single use. */
    void collect(int a, int b) {
        open.add(new Item(b, FrElement.ONE.neg()));
        open.add(new Item(a, FrElement.ONE));
        while (!open.isEmpty()) {
            Item item = open.remove(open.size() - 1);
            if (fused[item.id]) {
                found.add(item);
            } else if (flattener.isDeferred(item.id)) {
                expand(item);
            }
        }
    }

    private void expand(Item item) {
        OpArena ops = ir.ops();
        int l = ir.resolve(ops.left(item.id));
        int r = ir.resolve(ops.right(item.id));
        switch (ops.op(item.id)) {
            case ADD -> {
                open.add(new Item(r, item.factor));
                open.add(new Item(l, item.factor));
            }
            case SUB -> {
                open.add(new Item(r, item.factor.neg()));
                open.add(new Item(l, item.factor));
            }
            case MUL -> {
                boolean leftKnown = ir.isConstant(l);
                FrElement k = ir.constantValue(leftKnown ? l : r);
                open.add(new Item(leftKnown ? r : l, item.factor.mul(k)));
            }
            case DIV -> open.add(new Item(l, item.factor.mul(ir.constantValue(r).inverse())));
            case CONST, PUBLIC, PRIVATE, HINT, ASSERT_EQUAL, CHALLENGE, DECLARED -> {}
        }
    }

    private record Item(int id, FrElement factor) {}
}
