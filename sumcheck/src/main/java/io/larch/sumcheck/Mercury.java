// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.Field;
import java.util.List;

/**
 * What prover and verifier of Mercury share: the transcript sites and the splitting of the point.
 *
 * <p>Mercury opens a multilinear polynomial of N variables, committed as the univariate {@code f(X)
 * = Σ f_ij X^(i + b·j)}, at {@code u = (u_hi, u_lo)}; {@code b = 2^lo}, {@code lo = ceil(N/2)}.
 * Source: Eagen and Gabizon, "MERCURY: A multilinear polynomial commitment scheme with constant
 * proof size and no prover FFTs", ePrint 2025/385.
 */
final class Mercury {
    static final String H = "M.h";
    static final String ALPHA = "M.alpha";
    static final String QUOTIENT = "M.q,g";
    static final String GAMMA = "M.gamma";
    static final String SYMMETRIC = "M.S,D";
    static final String Z = "M.z";
    static final String VALUES = "M.values";
    static final String NU = "M.nu";
    static final String WITNESSES = "M.W_f,W";
    static final String Z_PRIME = "M.z'";
    static final String WITNESS_PRIME = "M.W'";
    static final String DELTA = "M.delta";

    private Mercury() {}

    /** The twelve sites, in order; the same for every N. */
    static void declare(Schedule.Builder schedule) {
        schedule.points(H, 1).challenges(ALPHA, 1);
        schedule.points(QUOTIENT, 2).challenges(GAMMA, 1);
        schedule.points(SYMMETRIC, 2).challenges(Z, 1);
        schedule.scalars(VALUES, 7).challenges(NU, 1);
        schedule.points(WITNESSES, 2).challenges(Z_PRIME, 1);
        schedule.points(WITNESS_PRIME, 1).challenges(DELTA, 1);
    }

    /** ceil(N/2), the number of variables in the low half. */
    static int low(int variables) {
        if (variables < 1) {
            throw new IllegalArgumentException("a polynomial of at least one variable is needed");
        }
        return (variables + 1) / 2;
    }

    /** The most significant {@code N - lo} variables. */
    static <E> List<E> highPart(List<E> u) {
        return u.subList(0, u.size() - low(u.size()));
    }

    /** The least significant lo variables. */
    static <E> List<E> lowPart(List<E> u) {
        return u.subList(u.size() - low(u.size()), u.size());
    }

    /** {@code P_u(x) = Π_m (1 - u_m + u_m·x^(2^m))}, m = 0 the least significant variable. */
    static <E> E product(Field<E> f, List<E> u, E x) {
        E result = f.one();
        E power = x;
        for (int i = u.size() - 1; i >= 0; i--) {
            E factor = f.add(f.one(), f.mul(u.get(i), f.sub(power, f.one())));
            result = f.mul(result, factor);
            power = f.square(power);
        }
        return result;
    }

    /** {@code x^(2^k)}. */
    static <E> E squareTimes(Field<E> f, E x, int k) {
        E result = x;
        for (int i = 0; i < k; i++) {
            result = f.square(result);
        }
        return result;
    }
}
