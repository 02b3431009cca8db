// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Range checks that share one table 0 .. 2^w - 1: a value of n bits is split into ⌈n/w⌉ {@link
 * Digits}, each looked up, the top one also shifted to the top where w does not divide n. A lookup
 * costs one constraint, the table 2^w + 1. With w = 0 there is no table: a value of n bits costs n
 * + 1 constraints.
 *
 * <p>{@link LookupArguments#ranges} shares the circuit's one commitment with other lookups. A
 * checker made on its own uses it alone, when it is closed.
 */
public final class RangeChecker implements AutoCloseable {
    static final int MAX_WIDTH = 17;

    private final CircuitField f;
    private final boolean alone;
    private final List<Check> checks = new ArrayList<>();
    private boolean closed;

    private record Check(Wire x, int bits) {}

    /**
     * Collects the range checks of a circuit that has no other lookups and is not compiled before
     * this is closed.
     */
    public RangeChecker(CircuitField f) {
        this(f, true);
        f.announce("range checks", () -> closed);
    }

    RangeChecker(CircuitField f, boolean alone) {
        this.f = f;
        this.alone = alone;
    }

    /**
     * Asserts x &lt; 2^bits, once this, or the arguments it belongs to, are closed.
     *
     * @throws IllegalArgumentException if bits is not in 1..253
     * @throws IllegalStateException if it is closed already
     */
    public void check(Wire x, int bits) {
        if (bits < 1 || bits > 253) {
            throw new IllegalArgumentException("1..253 bits, not " + bits);
        }
        if (closed) {
            throw new IllegalStateException("the lookup arguments are closed");
        }
        checks.add(new Check(x, bits));
    }

    /**
     * Records all checks of a checker made on its own, with the circuit's commitment where that
     * pays. Nothing happens to one that belongs to {@link LookupArguments}: close those.
     */
    @Override
    public void close() {
        if (alone && !closed) {
            new LookupArguments(f, this).close();
        }
    }

    /** The numbers of bits asked for. */
    List<Integer> widths() {
        return checks.stream().map(Check::bits).toList();
    }

    /** Number of constraints for values of these widths, the commitment not included. */
    static long cost(List<Integer> widths, int w) {
        long lookups = 0;
        long others = 0;
        for (int bits : widths) {
            if (bits == 1) {
                others++;
            } else if (w == 0) {
                others += bits + 1;
            } else {
                lookups += Digits.lookups(bits, w);
            }
        }
        return others + (lookups == 0 ? 0 : lookups + (1L << w) + 1);
    }

    /** Records what needs no lookup; returns the table of 2^w entries with the lookups, if any. */
    Optional<LookupTable> record(int w) {
        closed = true;
        List<Wire> digits = new ArrayList<>();
        for (Check c : checks) {
            if (c.bits == 1) {
                f.assertBoolean(c.x);
            } else if (w == 0) {
                f.rangeCheck(c.x, c.bits);
            } else {
                digits.addAll(List.of(Digits.split(f, c.x, c.bits, w)));
            }
        }
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        LookupTable table = LookupTable.of(f, 1, entries(w));
        digits.forEach(table::assertContains);
        return Optional.of(table);
    }

    private static List<List<FrElement>> entries(int w) {
        return IntStream.range(0, 1 << w).mapToObj(t -> List.of(FrElement.of(t))).toList();
    }
}
