// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Hint;
import io.larch.groth16.circuit.Wire;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Range checks that share one table 0 .. 2^w - 1 by logarithmic derivatives: with the counts m_t of
 * how often each entry is looked up, and a challenge z that is fixed after queries and counts,
 *
 * <pre>
 * Σ_q 1/(z - q) = Σ_t m_t / (z - t)
 * </pre>
 *
 * <p>A value of n bits becomes ⌈n/w⌉ digits; a top digit d of fewer than w bits is also looked up
 * shifted to the top. A lookup costs one constraint, the digits of a value one, the table 2^w, the
 * commitment one; w is chosen to make the sum least. Soundness: a false sum survives with
 * probability at most (queries + 2^w)/r over z.
 *
 * <p>Source: Haböck, eprint 2022/1530, section 3. The checks are recorded by {@link #close}, which
 * uses the circuit's one commitment.
 */
public final class RangeChecker implements AutoCloseable {
    private static final int MAX_WIDTH = 17;

    private final CircuitField f;
    private final List<Check> checks = new ArrayList<>();
    private final List<Wire> queries = new ArrayList<>();

    private record Check(Wire x, int bits) {}

    /** Collects checks in a circuit. */
    public RangeChecker(CircuitField f) {
        this.f = f;
    }

    /**
     * Asserts x &lt; 2^bits, once this is closed.
     *
     * @throws IllegalArgumentException if bits is not in 1..253
     */
    public void check(Wire x, int bits) {
        if (bits < 1 || bits > 253) {
            throw new IllegalArgumentException("1..253 bits, not " + bits);
        }
        checks.add(new Check(x, bits));
    }

    /** Number of constraints for values of these widths with a table of 2^w entries. */
    static long cost(List<Integer> widths, int w) {
        long total = (1L << w) + 2;
        for (int bits : widths) {
            if (bits > 1) {
                int digits = (bits + w - 1) / w;
                total += digits + (digits > 1 ? 1 : 0) + (bits % w == 0 ? 0 : 1);
            } else {
                total++;
            }
        }
        return total;
    }

    /** The cheapest width of the table. */
    static int width(List<Integer> widths) {
        int best = 1;
        for (int w = 2; w <= MAX_WIDTH; w++) {
            best = cost(widths, w) < cost(widths, best) ? w : best;
        }
        return best;
    }

    /** Records all checks. Without any, or with bits only, there is no commitment. */
    @Override
    public void close() {
        f.scope("rangeChecks", this::record);
    }

    private void record() {
        int w = width(checks.stream().map(Check::bits).toList());
        for (Check c : checks) {
            if (c.bits == 1) {
                f.assertBoolean(c.x);
            } else {
                split(c, w);
            }
        }
        checks.clear();
        if (!queries.isEmpty()) {
            lookUp(w);
            queries.clear();
        }
    }

    private void split(Check c, int w) {
        int digits = (c.bits + w - 1) / w;
        Wire top = c.x;
        if (digits > 1) {
            Wire[] d = f.hint(new Digits(w), digits, c.x);
            Wire sum = f.zero();
            for (int i = 0; i < digits; i++) {
                sum = f.add(sum, f.mul(power(w * i), d[i]));
                queries.add(d[i]);
            }
            f.assertEqual(sum, c.x);
            top = d[digits - 1];
        } else {
            queries.add(top);
        }
        if (c.bits % w != 0) {
            queries.add(f.mul(power(w - c.bits % w), top));
        }
    }

    private void lookUp(int w) {
        Wire[] asked = queries.toArray(new Wire[0]);
        Wire[] counts = f.hint(new Counts(), 1 << w, asked);
        List<Wire> committed = new ArrayList<>(queries);
        committed.addAll(List.of(counts));
        Wire z = f.commit(committed.toArray(new Wire[0]));
        Wire difference = f.zero();
        for (Wire q : asked) {
            difference = f.add(difference, f.inverse(f.sub(z, q)));
        }
        for (int t = 0; t < counts.length; t++) {
            Wire term = f.divUnchecked(counts[t], f.sub(z, f.constant(t)));
            difference = f.sub(difference, term);
        }
        f.assertZero(difference);
    }

    private Wire power(int exponent) {
        return f.constant(FrElement.reduce(BigInteger.ONE.shiftLeft(exponent)));
    }

    private record Digits(int width) implements Hint {
        @Override
        public String name() {
            return "digits" + width;
        }

        @Override
        public void compute(FrElement[] in, FrElement[] out) {
            BigInteger x = in[0].toBigInteger();
            BigInteger mask = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
            for (int i = 0; i < out.length; i++) {
                out[i] = FrElement.reduce(x.shiftRight(width * i).and(mask));
            }
        }
    }

    /** How often each table entry is asked for; queries outside the table count nowhere. */
    private record Counts() implements Hint {
        @Override
        public String name() {
            return "counts";
        }

        @Override
        public void compute(FrElement[] in, FrElement[] out) {
            int[] counts = new int[out.length];
            for (FrElement q : in) {
                BigInteger v = q.toBigInteger();
                if (v.bitLength() < 31 && v.intValue() < counts.length) {
                    counts[v.intValue()]++;
                }
            }
            for (int t = 0; t < out.length; t++) {
                out[t] = FrElement.of(counts[t]);
            }
        }
    }
}
