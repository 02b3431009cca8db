// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.Field;
import io.larch.bn254.FrElement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Closed forms of multilinear extensions, generic over the field so that verifier and circuit share
 * them. Points list the most significant index bit first.
 */
public final class Multilinear {
    private Multilinear() {}

    /** {@code Π (x_i y_i + (1-x_i)(1-y_i))}: the extension of [x = y]. */
    public static <E> E eq(Field<E> f, List<E> x, List<E> y) {
        requireSameLength(x, y);
        E product = f.one();
        for (int i = 0; i < x.size(); i++) {
            product = f.mul(product, eq(f, x.get(i), y.get(i)));
        }
        return product;
    }

    /** {@code xy + (1-x)(1-y) = 1 - x - y + 2xy}. */
    public static <E> E eq(Field<E> f, E x, E y) {
        E xy = f.mul(x, y);
        return f.add(f.sub(f.sub(f.one(), x), y), f.add(xy, xy));
    }

    /** The extension of [x = index], for a known index of {@code x.size()} bits. */
    public static <E> E eqIndex(Field<E> f, List<E> x, long index) {
        E product = f.one();
        int n = x.size();
        for (int i = 0; i < n; i++) {
            boolean one = (index >>> (n - 1 - i) & 1) == 1;
            product = f.mul(product, one ? x.get(i) : f.sub(f.one(), x.get(i)));
        }
        return product;
    }

    /** All {@code 2^n} values {@code eq(x, i)}; index bit order as the point's. */
    public static <E> List<E> eqTable(Field<E> f, List<E> x) {
        List<E> table = List.of(f.one());
        for (E xi : x) {
            List<E> next = new ArrayList<>(2 * table.size());
            for (E e : table) {
                E high = f.mul(e, xi);
                next.add(f.sub(e, high));
                next.add(high);
            }
            table = next;
        }
        return table;
    }

    /** {@code Π (1-x_i)}: the selector of index zero. */
    public static <E> E zeros(Field<E> f, List<E> x) {
        E product = f.one();
        for (E xi : x) {
            product = f.mul(product, f.sub(f.one(), xi));
        }
        return product;
    }

    /** {@code Π x_i}: the selector of the last index. */
    public static <E> E ones(Field<E> f, List<E> x) {
        E product = f.one();
        for (E xi : x) {
            product = f.mul(product, xi);
        }
        return product;
    }

    /** {@code Σ_i (1-x_i) y_i Π_{m<i} eq(x_m, y_m)}: the extension of {@code [x < y]}. */
    public static <E> E lessThan(Field<E> f, List<E> x, List<E> y) {
        requireSameLength(x, y);
        E sum = f.zero();
        E equal = f.one();
        for (int i = 0; i < x.size(); i++) {
            E less = f.mul(f.sub(f.one(), x.get(i)), y.get(i));
            sum = f.add(sum, f.mul(less, equal));
            equal = f.mul(equal, eq(f, x.get(i), y.get(i)));
        }
        return sum;
    }

    /**
     * The extension of [y = x + 1, no wrap]: for some k the low k bits of x are 1 and of y are 0,
     * bit k goes from 0 to 1, the higher bits agree.
     */
    public static <E> E eqPlusOne(Field<E> f, List<E> x, List<E> y) {
        requireSameLength(x, y);
        int n = x.size();
        List<E> prefix = new ArrayList<>(List.of(f.one()));
        for (int i = 0; i < n; i++) {
            prefix.add(f.mul(prefix.get(i), eq(f, x.get(i), y.get(i))));
        }
        E sum = f.zero();
        E carry = f.one();
        for (int i = n - 1; i >= 0; i--) {
            E step = f.mul(f.sub(f.one(), x.get(i)), y.get(i));
            sum = f.add(sum, f.mul(prefix.get(i), f.mul(step, carry)));
            carry = f.mul(carry, f.mul(x.get(i), f.sub(f.one(), y.get(i))));
        }
        return sum;
    }

    /** {@code Σ_i 2^(n-1-i) x_i}: the extension of the identity. */
    public static <E> E integer(Field<E> f, List<E> x) {
        E sum = f.zero();
        for (E xi : x) {
            sum = f.add(f.add(sum, sum), xi);
        }
        return sum;
    }

    /** The value at x of the multilinear polynomial with the given {@code 2^n} values. */
    public static <E> E evaluate(Field<E> f, List<E> values, List<E> x) {
        if (values.size() != 1 << x.size()) {
            throw new IllegalArgumentException("2^n values are needed");
        }
        List<E> table = values;
        for (E xi : x) {
            int half = table.size() / 2;
            List<E> next = new ArrayList<>(half);
            for (int i = 0; i < half; i++) {
                E low = table.get(i);
                next.add(f.add(low, f.mul(xi, f.sub(table.get(i + half), low))));
            }
            table = next;
        }
        return table.get(0);
    }

    /** {@code 1, x, x², …}: n powers. */
    public static <E> List<E> powers(Field<E> f, E x, int n) {
        List<E> out = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            out.add(i == 0 ? f.one() : f.mul(out.get(i - 1), x));
        }
        return out;
    }

    /** {@code Σ_i c_i·x_i}. */
    public static <E> E inner(Field<E> f, List<E> c, List<E> x) {
        requireSameLength(c, x);
        E sum = f.zero();
        for (int i = 0; i < c.size(); i++) {
            sum = f.add(sum, f.mul(c.get(i), x.get(i)));
        }
        return sum;
    }

    /** 2^n as an element. */
    public static FrElement powerOfTwo(int n) {
        return FrElement.reduce(BigInteger.ONE.shiftLeft(n));
    }

    private static <E> void requireSameLength(List<E> x, List<E> y) {
        if (x.size() != y.size()) {
            throw new IllegalArgumentException(x.size() + " and " + y.size() + " variables");
        }
    }
}
