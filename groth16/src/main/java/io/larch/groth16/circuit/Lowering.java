// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.WitnessSchedule.Kind;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * From operations to constraints and the schedule that solves them.
 *
 * <p>Linear operations cost nothing: they are expanded where a product or an assertion needs them.
 * A combination that is used often and long is materialised, 1 constraint, where that saves more
 * than {@link #ROW_PRICE} matrix entries. A product whose only use is in an equality becomes that
 * equality's own row instead of a wire. A division l / r = o is the row r · o = l, with l a
 * non-zero constant.
 */
final class Lowering {
    /** How many matrix entries are worth one constraint. */
    private static final int ROW_PRICE = 300;

    private static final int MIN_LENGTH = 100;
    private static final FrElement MINUS_ONE = FrElement.ONE.neg();
    private static final int NOTHING = -1;

    private final CircuitBuilder ir;
    private final OpArena ops;
    private final Liveness live;
    private final Flattener flattener;
    private final boolean[] fused;
    private final ConstantPool coefficients = new ConstantPool();
    private final SparseMatrix[] matrices = new SparseMatrix[3];
    private final LinearForm[] forms = {new LinearForm(), new LinearForm(), new LinearForm()};
    private final WitnessSchedule program;
    private final int firstComputed;
    private R1cs.Commitment commitment;
    private int[] rowScope = new int[16];
    private int nextWire;
    private int nextComputed;

    Lowering(CircuitBuilder ir, Liveness live) {
        this.ir = ir;
        this.ops = ir.ops();
        this.live = live;
        this.flattener = new Flattener(ir, live);
        this.fused = new boolean[ops.size()];
        for (int i = 0; i < 3; i++) {
            matrices[i] = new SparseMatrix(coefficients);
        }
        this.program = new WitnessSchedule(coefficients);
        this.nextWire = 1 + ir.publicNames().size() + ir.privateNames().size();
        this.firstComputed = Math.addExact(nextWire, Math.addExact(live.size(), 1));
        this.nextComputed = firstComputed;
    }

    void run() {
        markFused();
        for (int i = 0; i < live.size(); i++) {
            lower(live.at(i));
        }
        program.placeComputed(firstComputed, nextWire, nextComputed - firstComputed);
    }

    R1cs r1cs() {
        int n = matrices[0].rows();
        return new R1cs(
                matrices,
                ir.publicNames().size(),
                ir.privateNames().size(),
                nextWire,
                Arrays.copyOf(rowScope, n),
                ir.scopes().paths(),
                Optional.ofNullable(commitment));
    }

    WitnessProgram program(R1cs r1cs) {
        return new WitnessProgram(program, r1cs);
    }

    /** The wire of an operation, or a negative number. */
    int wireOf(int id) {
        return flattener.wireOf(id);
    }

    /** Products that only an equality uses, through sums that only it uses. */
    private void markFused() {
        boolean[] candidate = new boolean[ops.size()];
        for (int i = live.size() - 1; i >= 0; i--) {
            int id = live.at(i);
            boolean root = ops.op(id) == Op.ASSERT_EQUAL;
            if (root || (candidate[id] && flattener.isLinear(id))) {
                nominate(ir.resolve(ops.left(id)), candidate);
                nominate(ir.resolve(ops.right(id)), candidate);
            } else if (candidate[id] && ops.op(id) == Op.MUL) {
                fused[id] = true;
            }
        }
    }

    private void nominate(int id, boolean[] candidate) {
        candidate[id] |= live.uses(id) == 1 && live.isConstrained(id);
    }

    private void lower(int id) {
        switch (ops.op(id)) {
            case CONST, DECLARED -> {}
            case PUBLIC -> flattener.setWire(id, 1 + ops.left(id));
            case PRIVATE -> flattener.setWire(id, 1 + ir.publicNames().size() + ops.left(id));
            case HINT -> lowerHint(ops.left(id), id);
            case CHALLENGE -> lowerChallenge(id);
            case ASSERT_EQUAL -> lowerAssertion(id);
            case ADD, SUB, MUL, DIV -> lowerArithmetic(id);
        }
    }

    private void lowerArithmetic(int id) {
        if (flattener.isLinear(id)) {
            if (live.uses(id) > 1) {
                keepOrMaterialise(id);
            }
        } else if (ops.op(id) == Op.DIV) {
            lowerDivision(id);
        } else if (!live.isConstrained(id)) {
            lowerComputedProduct(id);
        } else if (!fused[id]) {
            lowerProduct(id);
        }
    }

    private void keepOrMaterialise(int id) {
        LinearForm form = flatten(0, id, FrElement.ONE);
        int length = form.terms();
        long saved = (live.uses(id) - 1L) * length;
        if (length < MIN_LENGTH || saved < ROW_PRICE || !live.isConstrained(id)) {
            flattener.keep(id, form.snapshot());
            return;
        }
        form.writeRow(matrices[0]);
        writeConstant(1, FrElement.ONE);
        program.solve(Kind.SOLVE_OUTPUT, endRow(2, nextWire, ops.scope(id)), nextWire);
        flattener.setWire(id, nextWire++);
    }

    private void lowerProduct(int id) {
        flatten(0, ops.left(id), FrElement.ONE).writeRow(matrices[0]);
        flatten(1, ops.right(id), FrElement.ONE).writeRow(matrices[1]);
        program.solve(Kind.SOLVE_OUTPUT, endRow(2, nextWire, ops.scope(id)), nextWire);
        flattener.setWire(id, nextWire++);
    }

    private void lowerDivision(int id) {
        flatten(0, ops.right(id), FrElement.ONE).writeRow(matrices[0]);
        flatten(2, ops.left(id), FrElement.ONE).writeRow(matrices[2]);
        program.solve(Kind.SOLVE_RIGHT, endRow(1, nextWire, ops.scope(id)), nextWire);
        flattener.setWire(id, nextWire++);
    }

    private void lowerComputedProduct(int id) {
        flatten(0, ops.left(id), FrElement.ONE);
        flatten(1, ops.right(id), FrElement.ONE);
        program.multiply(forms[0], forms[1], nextComputed);
        flattener.setWire(id, nextComputed++);
    }

    /** The first output of a call schedules it; outputs that are not constrained are computed. */
    private void lowerHint(int call, int id) {
        if (flattener.wireOf(id) != Flattener.NO_WIRE) {
            return;
        }
        HintTable hints = ir.hints();
        program.beginHint(hints.hint(call));
        for (int i = 0; i < hints.inputCount(call); i++) {
            program.hintInput(flatten(0, hints.input(call, i), FrElement.ONE));
        }
        for (int i = 0; i < hints.outputCount(call); i++) {
            int out = hints.output(call, i);
            boolean inside = live.isConstrained(out);
            int wire = inside ? nextWire++ : nextComputed++;
            flattener.setWire(out, wire);
            program.hintOutput(wire);
        }
    }

    /** A mask, tied to a row by mask · 1 = mask, and the wire of the challenge. */
    private void lowerChallenge(int id) {
        SortedSet<Integer> wires = new TreeSet<>();
        for (int i = 0; i < ir.committedCount(); i++) {
            flatten(0, ir.committed(i), FrElement.ONE).addWiresTo(wires);
        }
        int mask = nextWire++;
        program.beginHint(Mask.INSTANCE);
        program.hintOutput(mask);
        writeOne(0, mask);
        writeConstant(1, FrElement.ONE);
        endRow(2, mask, ops.scope(id));
        wires.add(mask);
        int firstPrivate = 1 + ir.publicNames().size();
        int wire = nextWire++;
        program.solve(Kind.CHALLENGE, 0, wire);
        flattener.setWire(id, wire);
        commitment =
                new R1cs.Commitment(
                        wire,
                        toArray(wires.subSet(1, firstPrivate)),
                        toArray(wires.tailSet(firstPrivate)));
    }

    private static int[] toArray(SortedSet<Integer> wires) {
        return wires.stream().mapToInt(Integer::intValue).toArray();
    }

    /** a - b = 0, or k · l · r = b - a without the product for one product k · l · r in a - b. */
    private void lowerAssertion(int id) {
        int a = ir.resolve(ops.left(id));
        int b = ir.resolve(ops.right(id));
        FusedProducts products = new FusedProducts(ir, flattener, fused);
        products.collect(a, b);
        for (int i = 1; i < products.size(); i++) {
            lowerProduct(products.id(i));
        }
        int product = products.size() == 0 ? NOTHING : products.id(0);
        LinearForm rest = forms[2];
        rest.clear();
        flattener.add(rest, a, MINUS_ONE, product);
        flattener.add(rest, b, FrElement.ONE, product);
        if (product != NOTHING) {
            rest.writeRow(matrices[2]);
            flatten(0, ops.left(product), products.factor(0)).writeRow(matrices[0]);
            flatten(1, ops.right(product), FrElement.ONE).writeRow(matrices[1]);
            noteRow(ops.scope(id));
        } else if (rest.terms() > 0) {
            rest.writeRow(matrices[0]);
            writeConstant(1, FrElement.ONE);
            matrices[2].endRow();
            noteRow(ops.scope(id));
        }
    }

    private LinearForm flatten(int form, int id, FrElement factor) {
        forms[form].clear();
        flattener.add(forms[form], id, factor, NOTHING);
        return forms[form];
    }

    private void writeConstant(int matrix, FrElement value) {
        long[] c = new long[4];
        value.store(c, 0);
        matrices[matrix].term(0, c, 0);
        matrices[matrix].endRow();
    }

    /** Ends a row whose remaining side is a single new wire; returns the row. */
    private int endRow(int matrix, int wire, int scope) {
        writeOne(matrix, wire);
        return noteRow(scope);
    }

    private void writeOne(int matrix, int wire) {
        long[] c = new long[4];
        FrElement.ONE.store(c, 0);
        matrices[matrix].term(wire, c, 0);
        matrices[matrix].endRow();
    }

    private int noteRow(int scope) {
        int row = matrices[0].rows() - 1;
        if (row == rowScope.length) {
            rowScope = Arrays.copyOf(rowScope, 2 * row);
        }
        rowScope[row] = scope;
        return row;
    }
}
