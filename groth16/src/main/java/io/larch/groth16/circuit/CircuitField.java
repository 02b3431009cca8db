// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.Field;
import io.larch.bn254.FrElement;
import io.larch.groth16.gadget.Bits;
import io.larch.groth16.gadget.CanonicalBits;
import io.larch.groth16.gadget.Inverse;
import io.larch.groth16.gadget.IsZero;
import io.larch.groth16.gadget.Low128;
import io.larch.groth16.gadget.Poseidon2Permutation;
import io.larch.groth16.gadget.Select;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The field whose elements are recorded, not computed. Code written against {@link Field} runs over
 * it unchanged and leaves a circuit in the {@link CircuitBuilder}.
 *
 * <p>Folding keeps the meaning for every input: x + 0, x - 0, x - x, x · 1, x · 0 and operations on
 * constants. x / x and 0 / x are never folded, because they assert x ≠ 0.
 */
public final class CircuitField implements Field<Wire> {
    private final CircuitBuilder builder;
    private final Map<Call, Wire[]> calls = new HashMap<>();

    CircuitField(CircuitBuilder builder) {
        this.builder = builder;
    }

    /** Where this field records. */
    public CircuitBuilder builder() {
        return builder;
    }

    // Inputs and constants

    @Override
    public Wire constant(FrElement value) {
        return wire(builder.constant(value));
    }

    @Override
    public Wire zero() {
        return constant(FrElement.ZERO);
    }

    @Override
    public Wire one() {
        return constant(FrElement.ONE);
    }

    /** The next public input. Names are distinct; order of calls is the order of the statement. */
    public Wire publicInput(String name) {
        return wire(builder.publicInput(name));
    }

    /** The next private input. */
    public Wire privateInput(String name) {
        return wire(builder.privateInput(name));
    }

    /** The next private input, named by its position. */
    public Wire privateInput() {
        return privateInput("private " + builder.privateNames().size());
    }

    /** A value to be defined later with {@link #connect}. */
    public Wire declare(String name) {
        return wire(builder.declare(name));
    }

    /** Whether x is known while recording. */
    public boolean isConstant(Wire x) {
        return builder.isConstant(id(x));
    }

    /**
     * The value of a constant.
     *
     * @throws IllegalArgumentException if x is not a constant
     */
    public FrElement constantValue(Wire x) {
        if (!isConstant(x)) {
            throw new IllegalArgumentException("not a constant: " + x);
        }
        return builder.constantValue(id(x));
    }

    // Arithmetic

    @Override
    public Wire add(Wire x, Wire y) {
        if (isConstant(x) && isConstant(y)) {
            return constant(constantValue(x).add(constantValue(y)));
        }
        if (isValue(x, FrElement.ZERO)) {
            return y;
        }
        return isValue(y, FrElement.ZERO) ? x : record(Op.ADD, x, y);
    }

    @Override
    public Wire sub(Wire x, Wire y) {
        if (isConstant(x) && isConstant(y)) {
            return constant(constantValue(x).sub(constantValue(y)));
        }
        if (builder.resolve(id(x)) == builder.resolve(id(y))) {
            return zero();
        }
        return isValue(y, FrElement.ZERO) ? x : record(Op.SUB, x, y);
    }

    @Override
    public Wire mul(Wire x, Wire y) {
        if (isConstant(x) && isConstant(y)) {
            return constant(constantValue(x).mul(constantValue(y)));
        }
        if (isValue(x, FrElement.ZERO) || isValue(y, FrElement.ZERO)) {
            return zero();
        }
        if (isValue(x, FrElement.ONE)) {
            return y;
        }
        return isValue(y, FrElement.ONE) ? x : record(Op.MUL, x, y);
    }

    /**
     * x / y, asserting y ≠ 0. Costs nothing for a constant y, one constraint for a constant x ≠ 0,
     * two otherwise.
     *
     * @throws CircuitException if y is the constant zero
     */
    public Wire div(Wire x, Wire y) {
        if (isValue(y, FrElement.ZERO)) {
            throw new CircuitException(
                    CircuitException.Lint.CONSTANT_CONFLICT, "division by the constant zero");
        }
        if (isConstant(x) && isConstant(y)) {
            return constant(constantValue(x).mul(constantValue(y).inverse()));
        }
        if (isConstant(y) || (isConstant(x) && !isValue(x, FrElement.ZERO))) {
            return record(Op.DIV, x, y);
        }
        return mul(x, record(Op.DIV, one(), y));
    }

    /**
     * A value q with q · y = x, one constraint. For y that is zero with negligible probability:
     * where x and y are both zero, nothing binds q.
     */
    public Wire divUnchecked(Wire x, Wire y) {
        return isConstant(x) || isConstant(y) ? div(x, y) : record(Op.DIV, x, y);
    }

    // Assertions

    /**
     * Asserts x = y.
     *
     * @throws CircuitException if both are constants and differ
     */
    public void assertEqual(Wire x, Wire y) {
        builder.assertEqual(id(x), id(y));
    }

    /** Asserts x = 0. */
    public void assertZero(Wire x) {
        assertEqual(x, zero());
    }

    /** Asserts x ∈ {0, 1}: x · (1 - x) = 0, one constraint. */
    public void assertBoolean(Wire x) {
        assertZero(mul(x, sub(one(), x)));
    }

    /** Asserts x ≠ 0 with one constraint. */
    public void assertNonZero(Wire x) {
        inverse(x);
    }

    /**
     * Makes x and y the same value. A declared value takes the other as its definition; two values
     * that are both defined, constant or input keep their equality as an assertion.
     */
    public void connect(Wire x, Wire y) {
        builder.connect(id(x), id(y));
    }

    /**
     * Announces constraints that are recorded later, as those of arguments over the commitment. The
     * circuit is neither compiled nor exported without them: nothing else would show that what they
     * assert is missing.
     *
     * @param name what they are, in the plural
     * @param recorded whether they are recorded by now
     */
    public void announce(String name, BooleanSupplier recorded) {
        builder.announce(name, recorded);
    }

    // Operations with advice

    /** The outputs of a hint; the caller constrains every one of them. */
    public Wire[] hint(Hint hint, int outputs, Wire... in) {
        int first = builder.hint(hint, ids(in), outputs);
        Wire[] out = new Wire[outputs];
        for (int i = 0; i < outputs; i++) {
            out[i] = wire(first + i);
        }
        return out;
    }

    /** Records a gadget in a scope of its name, or returns what the same call recorded before. */
    public Wire[] apply(Gadget gadget, Wire... in) {
        Call call = new Call(gadget, resolved(in));
        Wire[] out = calls.get(call);
        if (out == null) {
            out = scope(gadget.name(), () -> gadget.record(this, in));
            calls.put(call, out);
        }
        return out.clone();
    }

    /** 1 / x, asserting x ≠ 0; one constraint. */
    public Wire inverse(Wire x) {
        return apply(new Inverse(), x)[0];
    }

    /** 1 if x = 0, else 0; two constraints. */
    public Wire isZero(Wire x) {
        return apply(new IsZero(), x)[0];
    }

    /** bit ? x : y, for a bit that is already constrained to {0, 1}; one constraint. */
    public Wire select(Wire bit, Wire x, Wire y) {
        return apply(new Select(), bit, x, y)[0];
    }

    /**
     * The n lowest bits of x, least significant first, asserting x &lt; 2^n. For n = 254 the bits
     * are those of the canonical value: the integer they spell is below r.
     *
     * @throws IllegalArgumentException if n is not in 1..254
     */
    public Wire[] bits(Wire x, int n) {
        return n == CanonicalBits.COUNT ? apply(new CanonicalBits(), x) : apply(new Bits(n), x);
    }

    /** Asserts x &lt; 2^n for n in 1..253; n + 1 constraints. */
    public void rangeCheck(Wire x, int n) {
        apply(new Bits(n), x);
    }

    /**
     * The canonical split x = low + 2^128 · high.
     *
     * @return low (128 bits) and high (126 bits); the integer low + 2^128 · high is below r
     */
    public Wire[] low128(Wire x) {
        return apply(new Low128(), x);
    }

    /**
     * The Poseidon2 permutation of four wires; 264 constraints.
     *
     * @throws IllegalArgumentException if there are not four
     */
    public Wire[] poseidon2(Wire[] state) {
        return apply(new Poseidon2Permutation(), state);
    }

    /**
     * A random challenge that is fixed only after these values and every wire they are made of are
     * committed to (BSB22, as gnark's {@code api.Commit}). A circuit has one commitment; its proofs
     * are 32 bytes longer, and hide the committed values. Costs one constraint.
     *
     * @throws IllegalStateException on a second call
     */
    public Wire commit(Wire... values) {
        return wire(builder.challenge(ids(values)));
    }

    // Scopes

    /** Records a body in a named scope, whose constraints are counted together. */
    public <T> T scope(String name, Supplier<T> body) {
        enter(name);
        try {
            return body.get();
        } finally {
            leave();
        }
    }

    /** Records a body in a named scope. */
    public void scope(String name, Runnable body) {
        enter(name);
        try {
            body.run();
        } finally {
            leave();
        }
    }

    /** Enters a named scope; pair with {@link #leave}. */
    public void enter(String name) {
        builder.scopes().enter(name);
    }

    /** Leaves the scope entered last. */
    public void leave() {
        builder.scopes().leave();
    }

    private Wire record(Op op, Wire x, Wire y) {
        return wire(builder.operation(op, id(x), id(y)));
    }

    private Wire wire(int id) {
        return new Wire(builder, id);
    }

    private int id(Wire x) {
        if (x.owner() != builder) {
            throw new IllegalArgumentException("wire of another circuit");
        }
        return x.id();
    }

    private int[] ids(Wire[] in) {
        int[] ids = new int[in.length];
        for (int i = 0; i < in.length; i++) {
            ids[i] = id(in[i]);
        }
        return ids;
    }

    private int[] resolved(Wire[] in) {
        int[] ids = ids(in);
        for (int i = 0; i < ids.length; i++) {
            ids[i] = builder.resolve(ids[i]);
        }
        return ids;
    }

    private boolean isValue(Wire x, FrElement value) {
        return isConstant(x) && constantValue(x).equals(value);
    }

    private record Call(Gadget gadget, int[] in) {
        @Override
        public boolean equals(Object o) {
            return o instanceof Call c && gadget.equals(c.gadget) && Arrays.equals(in, c.in);
        }

        @Override
        public int hashCode() {
            return 31 * gadget.hashCode() + Arrays.hashCode(in);
        }
    }
}
