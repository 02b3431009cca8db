// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Holds a circuit while it is recorded. Record through {@link #field()}; then {@link #compile()}.
 *
 * <p>Constants are pooled by value; equal operations are recorded once; commutative operands are
 * ordered; operations on constants are folded. The number of operations is bounded by memory only:
 * an operation costs thirteen bytes plus its place in the table.
 */
public final class CircuitBuilder {
    private static final int NONE = -1;

    private final OpArena ops = new OpArena();
    private final ConstantPool constants = new ConstantPool();
    private final HintTable hints = new HintTable();
    private final ScopeTree scopes = new ScopeTree();
    private final List<String> publicNames = new ArrayList<>();
    private final List<String> privateNames = new ArrayList<>();
    private final List<String> declaredNames = new ArrayList<>();
    private final List<Announced> announced = new ArrayList<>();
    private final CircuitField field;
    private int[] constantNode = new int[16];
    private int[] committed = {};
    private boolean hasChallenge;

    private record Announced(String name, BooleanSupplier recorded) {}

    /** An empty circuit; the constant zero is operation 0. */
    public CircuitBuilder() {
        constant(FrElement.ZERO);
        field = new CircuitField(this);
    }

    /** The field that records into this circuit. */
    public CircuitField field() {
        return field;
    }

    /** Number of operations recorded. */
    public int size() {
        return ops.size();
    }

    /**
     * Runs the passes and returns constraints and witness program.
     *
     * @throws CircuitException if a lint fires
     */
    public Circuit compile() {
        requireComplete();
        return new CircuitCompiler(this).compile();
    }

    /** The operations, one a line, with the values of connected operations sharing a slot. */
    public String dump() {
        return new Listing(this).operations();
    }

    /**
     * The witness table for given inputs, one slot a line.
     *
     * @throws UnsatisfiedException if the inputs violate an assertion
     */
    public String dumpWitness(List<FrElement> publicInputs, List<FrElement> privateInputs) {
        return new Listing(this).witness(new Evaluation(this, publicInputs, privateInputs));
    }

    /** The graph of operations in the DOT language. */
    public String dot() {
        return new DotExport(this).text();
    }

    /**
     * Evaluates every operation directly, without constraints.
     *
     * @throws UnsatisfiedException if an assertion fails, naming both values, both definitions and
     *     the scope
     * @throws CircuitException if constraints that were announced are missing
     */
    public void evaluate(List<FrElement> publicInputs, List<FrElement> privateInputs) {
        requireComplete();
        new Evaluation(this, publicInputs, privateInputs).checkAssertions();
    }

    void announce(String name, BooleanSupplier recorded) {
        announced.add(new Announced(name, recorded));
    }

    /** Refuses a circuit from which constraints that were announced are missing. */
    void requireComplete() {
        for (Announced a : announced) {
            if (!a.recorded.getAsBoolean()) {
                throw new CircuitException(
                        CircuitException.Lint.MISSING_CONSTRAINTS, a.name + " were never closed");
            }
        }
    }

    OpArena ops() {
        return ops;
    }

    ConstantPool constants() {
        return constants;
    }

    HintTable hints() {
        return hints;
    }

    ScopeTree scopes() {
        return scopes;
    }

    List<String> publicNames() {
        return publicNames;
    }

    List<String> privateNames() {
        return privateNames;
    }

    int constant(FrElement value) {
        long[] x = new long[Fr.LIMBS];
        value.store(x, 0);
        int before = constants.size();
        int index = constants.intern(x, 0);
        if (index == before) {
            if (index == constantNode.length) {
                constantNode = Arrays.copyOf(constantNode, 2 * index);
            }
            constantNode[index] = ops.append(Op.CONST, index, NONE, scopes.current());
        }
        return constantNode[index];
    }

    int publicInput(String name) {
        if (publicNames.contains(name)) {
            throw new IllegalArgumentException("second public input named " + name);
        }
        publicNames.add(name);
        return ops.append(Op.PUBLIC, publicNames.size() - 1, NONE, scopes.current());
    }

    int privateInput(String name) {
        privateNames.add(name);
        return ops.append(Op.PRIVATE, privateNames.size() - 1, NONE, scopes.current());
    }

    int declare(String name) {
        declaredNames.add(name);
        return ops.append(Op.DECLARED, NONE, declaredNames.size() - 1, scopes.current());
    }

    /** Records op(l, r), or finds it. */
    int operation(Op op, int l, int r) {
        int a = resolve(l);
        int b = resolve(r);
        boolean swap = op.isCommutative() && a > b;
        return ops.intern(op, swap ? b : a, swap ? a : b, scopes.current());
    }

    /** Records a hint call and returns the id of its first output. */
    int hint(Hint hint, int[] in, int outputs) {
        int first = ops.size();
        int call = hints.add(hint, in, first, outputs);
        for (int i = 0; i < outputs; i++) {
            ops.append(Op.HINT, call, i, scopes.current());
        }
        return first;
    }

    /** Records the one commitment, to the values of these operations. */
    int challenge(int[] values) {
        if (hasChallenge) {
            throw new IllegalStateException("a circuit has one commitment");
        }
        hasChallenge = true;
        committed = values.clone();
        return ops.append(Op.CHALLENGE, NONE, NONE, scopes.current());
    }

    /** Number of committed operations. */
    int committedCount() {
        return committed.length;
    }

    /** The i-th committed operation. */
    int committed(int i) {
        return resolve(committed[i]);
    }

    void connect(int a, int b) {
        int x = resolve(a);
        int y = resolve(b);
        if (x == y) {
            return;
        }
        if (ops.op(x) == Op.DECLARED) {
            ops.setLeft(x, y);
        } else if (ops.op(y) == Op.DECLARED) {
            ops.setLeft(y, x);
        } else {
            assertEqual(x, y);
        }
    }

    void assertEqual(int a, int b) {
        int x = resolve(a);
        int y = resolve(b);
        if (x == y) {
            return;
        }
        if (isConstant(x) && isConstant(y)) {
            throw new CircuitException(
                    CircuitException.Lint.CONSTANT_CONFLICT,
                    conflict(x, constantValue(x), y, constantValue(y), scopes.current()));
        }
        operation(Op.ASSERT_EQUAL, x, y);
    }

    /** Follows connections to the definition, or to the declared value that has none yet. */
    int resolve(int id) {
        int root = id;
        while (ops.op(root) == Op.DECLARED && ops.left(root) != NONE) {
            root = ops.left(root);
        }
        int at = id;
        while (at != root) {
            int next = ops.left(at);
            ops.setLeft(at, root);
            at = next;
        }
        return root;
    }

    boolean isConstant(int id) {
        return ops.op(resolve(id)) == Op.CONST;
    }

    FrElement constantValue(int id) {
        return constants.get(ops.left(resolve(id)));
    }

    String conflict(int a, FrElement va, int b, FrElement vb, int scope) {
        String where = scope == 0 ? "the outermost scope" : scopes.path(scope);
        return va + " = " + describe(a) + " but " + vb + " = " + describe(b) + ", in " + where;
    }

    String describe(int id) {
        int l = ops.left(id);
        int r = ops.right(id);
        String body =
                switch (ops.op(id)) {
                    case CONST -> "Const(" + constants.get(l) + ")";
                    case PUBLIC -> "Public(" + publicNames.get(l) + ")";
                    case PRIVATE -> "Private(" + privateNames.get(l) + ")";
                    case ADD -> "Add(%" + l + ", %" + r + ")";
                    case SUB -> "Sub(%" + l + ", %" + r + ")";
                    case MUL -> "Mul(%" + l + ", %" + r + ")";
                    case DIV -> "Div(%" + l + ", %" + r + ")";
                    case HINT -> "Hint(" + hints.hint(l).name() + ")[" + r + "]";
                    case ASSERT_EQUAL -> "AssertEqual(%" + l + ", %" + r + ")";
                    case CHALLENGE -> "Challenge(" + committed.length + " values)";
                    case DECLARED -> "Declared(" + declaredNames.get(r) + ")";
                };
        return "%" + id + " " + body;
    }
}
