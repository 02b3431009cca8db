// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Hint;
import io.larch.groth16.circuit.Wire;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * AND, OR and XOR of words by one table of (x, y, x ∧ y) for chunks of c bits:
 *
 * <pre>
 * a ∨ b = a + b - (a ∧ b),    a ⊕ b = a + b - 2·(a ∧ b)
 * </pre>
 *
 * <p>Operands and result are split into {@link Digits} in base 2^c, and each triple of digits is
 * looked up, which also asserts that the operands have n bits. An operation on n bits costs 3·⌈n/c⌉
 * constraints, 3 more where c does not divide n; the table 2^2c + 1. With c = 0 there is no table
 * but {@link Bits}: 3n + 2 constraints.
 */
public final class BitwiseWords {
    static final int MAX_CHUNK = 8;

    private static final Hint AND = new AndHint();

    private final CircuitField f;
    private final List<Operation> operations = new ArrayList<>();
    private boolean closed;

    private record Operation(Wire a, Wire b, Wire and, int bits) {}

    BitwiseWords(CircuitField f) {
        this.f = f;
    }

    /**
     * a ∧ b of words of so many bits, asserting that a and b are such.
     *
     * @throws IllegalArgumentException if bits is not in 1..253
     * @throws IllegalStateException if the arguments are closed
     */
    public Wire and(Wire a, Wire b, int bits) {
        if (bits < 1 || bits > 253) {
            throw new IllegalArgumentException("1..253 bits, not " + bits);
        }
        if (closed) {
            throw new IllegalStateException("the lookup arguments are closed");
        }
        Wire and = f.hint(AND, 1, a, b)[0];
        operations.add(new Operation(a, b, and, bits));
        return and;
    }

    /** a ∨ b; as {@link #and}. */
    public Wire or(Wire a, Wire b, int bits) {
        return f.sub(f.add(a, b), and(a, b, bits));
    }

    /** a ⊕ b; as {@link #and}. */
    public Wire xor(Wire a, Wire b, int bits) {
        return f.sub(f.add(a, b), f.mul(f.constant(2), and(a, b, bits)));
    }

    /** The numbers of bits of the operations. */
    List<Integer> widths() {
        return operations.stream().map(Operation::bits).toList();
    }

    /** Number of constraints for operations of these widths, commitment and β not included. */
    static long cost(List<Integer> widths, int c) {
        long total = widths.isEmpty() || c == 0 ? 0 : (1L << (2 * c)) + 1;
        for (int bits : widths) {
            total += c == 0 ? 3L * bits + 2 : 3L * Digits.lookups(bits, c);
        }
        return total;
    }

    /** Records what needs no lookup; returns the table for chunks of c bits, if any is needed. */
    Optional<LookupTable> record(int c) {
        closed = true;
        if (operations.isEmpty()) {
            return Optional.empty();
        }
        if (c == 0) {
            operations.forEach(this::recordBits);
            return Optional.empty();
        }
        LookupTable table = LookupTable.of(f, 2, entries(c));
        for (Operation o : operations) {
            Wire[] a = Digits.split(f, o.a, o.bits, c);
            Wire[] b = Digits.split(f, o.b, o.bits, c);
            Wire[] and = Digits.split(f, o.and, o.bits, c);
            for (int i = 0; i < a.length; i++) {
                table.assertContains(a[i], b[i], and[i]);
            }
        }
        return Optional.of(table);
    }

    private void recordBits(Operation o) {
        Wire[] a = f.bits(o.a, o.bits);
        Wire[] b = f.bits(o.b, o.bits);
        Wire[] and = new Wire[o.bits];
        for (int i = 0; i < and.length; i++) {
            and[i] = f.mul(a[i], b[i]);
        }
        f.assertEqual(Bits.compose(f, and, 0, o.bits), o.and);
    }

    private static List<List<FrElement>> entries(int c) {
        List<List<FrElement>> rows = new ArrayList<>();
        for (int x = 0; x < 1 << c; x++) {
            for (int y = 0; y < 1 << c; y++) {
                rows.add(List.of(FrElement.of(x), FrElement.of(y), FrElement.of(x & y)));
            }
        }
        return rows;
    }

    private static final class AndHint implements Hint {
        @Override
        public String name() {
            return "and";
        }

        @Override
        public void compute(FrElement[] in, FrElement[] out) {
            BigInteger and = in[0].toBigInteger().and(in[1].toBigInteger());
            out[0] = FrElement.reduce(and);
        }
    }
}
