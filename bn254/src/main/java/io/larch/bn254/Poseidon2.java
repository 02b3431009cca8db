// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.ArrayList;
import java.util.List;

/**
 * The Poseidon2 permutation of Fr⁴ with the parameters of {@link Poseidon2Parameters}.
 *
 * <pre>
 * external layer;
 * 4 times:  add constants, x⁵ on every element, external layer;
 * 56 times: add a constant to x₀, x⁵ on x₀, internal layer;
 * 4 times:  add constants, x⁵ on every element, external layer
 *
 * external: M₄ = (5 7 1 3; 4 6 1 1; 1 3 5 7; 1 1 4 6)
 * internal: x_i ↦ d_i·x_i + x₀ + x₁ + x₂ + x₃
 * </pre>
 *
 * <p>There are two tellings of it: one on limbs, and one generic over {@link Field} that a circuit
 * records. Tests hold them equal. Cost: 96 + 56·3 multiplications in S-boxes (264 constraints in a
 * circuit) and 56·4 by constants.
 *
 * <p>Source: eprint 2023/323, sections 5 and 6.
 */
public final class Poseidon2 {
    /** Longs of a state: four elements in Montgomery form. */
    public static final int STATE_LIMBS = Poseidon2Parameters.WIDTH * Fr.LIMBS;

    /** Longs of scratch for {@link #permute(long[], long[])}. */
    public static final int SCRATCH = 5 * Fr.LIMBS;

    private static final int WIDTH = Poseidon2Parameters.WIDTH;
    private static final int HALF = Poseidon2Parameters.FULL_ROUNDS / 2;

    // Slots of an element.
    private static final int E0 = 0;
    private static final int E1 = 4;
    private static final int E2 = 8;
    private static final int E3 = 12;
    private static final int E4 = 16;

    private Poseidon2() {}

    /**
     * Permutes a state in place.
     *
     * @param x {@link #STATE_LIMBS} longs, four elements in Montgomery form
     * @param t at least {@link #SCRATCH} longs, overwritten
     */
    public static void permute(long[] x, long[] t) {
        external(x, t);
        for (int round = 0; round < HALF; round++) {
            full(x, round, t);
        }
        for (int round = 0; round < Poseidon2Parameters.PARTIAL_ROUNDS; round++) {
            Fr.add(x, E0, x, E0, Poseidon2Parameters.PARTIAL, Fr.LIMBS * round);
            sbox(x, E0, t);
            internal(x, t);
        }
        for (int round = HALF; round < 2 * HALF; round++) {
            full(x, round, t);
        }
    }

    private static void full(long[] x, int round, long[] t) {
        for (int i = 0; i < STATE_LIMBS; i += Fr.LIMBS) {
            Fr.add(x, i, x, i, Poseidon2Parameters.FULL, STATE_LIMBS * round + i);
            sbox(x, i, t);
        }
        external(x, t);
    }

    private static void sbox(long[] x, int i, long[] t) {
        Fr.square(t, E0, x, i);
        Fr.square(t, E0, t, E0);
        Fr.mul(x, i, x, i, t, E0);
    }

    /** M₄ by eight additions and four doublings, eprint 2023/323, section 5.1. */
    private static void external(long[] x, long[] t) {
        Fr.add(t, E0, x, E0, x, E1); // x0 + x1
        Fr.add(t, E1, x, E2, x, E3); // x2 + x3
        Fr.add(t, E2, x, E1, x, E1);
        Fr.add(t, E2, t, E2, t, E1); // 2x1 + x2 + x3
        Fr.add(t, E3, x, E3, x, E3);
        Fr.add(t, E3, t, E3, t, E0); // x0 + x1 + 2x3
        Fr.add(t, E4, t, E1, t, E1);
        Fr.add(t, E4, t, E4, t, E4);
        Fr.add(x, E3, t, E4, t, E3); // row 3: x0 + x1 + 4x2 + 6x3
        Fr.add(t, E4, t, E0, t, E0);
        Fr.add(t, E4, t, E4, t, E4);
        Fr.add(x, E1, t, E4, t, E2); // row 1: 4x0 + 6x1 + x2 + x3
        Fr.add(x, E0, t, E3, x, E1); // row 0: 5x0 + 7x1 + x2 + 3x3
        Fr.add(x, E2, t, E2, x, E3); // row 2: x0 + 3x1 + 5x2 + 7x3
    }

    private static void internal(long[] x, long[] t) {
        Fr.add(t, E0, x, E0, x, E1);
        Fr.add(t, E1, x, E2, x, E3);
        Fr.add(t, E0, t, E0, t, E1);
        for (int i = 0; i < STATE_LIMBS; i += Fr.LIMBS) {
            Fr.mul(x, i, x, i, Poseidon2Parameters.DIAGONAL, i);
            Fr.add(x, i, x, i, t, E0);
        }
    }

    /**
     * The permutation of four known elements.
     *
     * @throws IllegalArgumentException if there are not four elements
     */
    public static FrElement[] permute(FrElement[] state) {
        requireWidth(state.length);
        long[] x = new long[STATE_LIMBS];
        for (int i = 0; i < WIDTH; i++) {
            state[i].store(x, Fr.LIMBS * i);
        }
        permute(x, new long[SCRATCH]);
        FrElement[] z = new FrElement[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            z[i] = FrElement.load(x, Fr.LIMBS * i);
        }
        return z;
    }

    /**
     * The permutation of four elements of any field representation.
     *
     * @return a new list of four elements
     * @throws IllegalArgumentException if there are not four elements
     */
    public static <E> List<E> permute(Field<E> f, List<E> state) {
        requireWidth(state.size());
        List<E> x = external(f, state);
        for (int round = 0; round < HALF; round++) {
            x = full(f, x, round);
        }
        for (int round = 0; round < Poseidon2Parameters.PARTIAL_ROUNDS; round++) {
            List<E> y = new ArrayList<>(x);
            y.set(0, sbox(f, x.get(0), Poseidon2Parameters.partialConstant(round)));
            x = internal(f, y);
        }
        for (int round = HALF; round < 2 * HALF; round++) {
            x = full(f, x, round);
        }
        return x;
    }

    private static <E> List<E> full(Field<E> f, List<E> x, int round) {
        List<E> y = new ArrayList<>(WIDTH);
        for (int i = 0; i < WIDTH; i++) {
            y.add(sbox(f, x.get(i), Poseidon2Parameters.fullConstant(round, i)));
        }
        return external(f, y);
    }

    /** (x + c)⁵ by three multiplications. */
    private static <E> E sbox(Field<E> f, E x, FrElement c) {
        E y = f.add(x, f.constant(c));
        return f.mul(f.square(f.square(y)), y);
    }

    private static <E> List<E> external(Field<E> f, List<E> x) {
        E s01 = f.add(x.get(0), x.get(1));
        E s23 = f.add(x.get(2), x.get(3));
        E a = f.add(twice(f, x.get(1)), s23);
        E b = f.add(twice(f, x.get(3)), s01);
        E row3 = f.add(twice(f, twice(f, s23)), b);
        E row1 = f.add(twice(f, twice(f, s01)), a);
        return List.of(f.add(b, row1), row1, f.add(a, row3), row3);
    }

    private static <E> List<E> internal(Field<E> f, List<E> x) {
        E sum = f.add(f.add(x.get(0), x.get(1)), f.add(x.get(2), x.get(3)));
        List<E> y = new ArrayList<>(WIDTH);
        for (int i = 0; i < WIDTH; i++) {
            E d = f.constant(Poseidon2Parameters.diagonal(i));
            y.add(f.add(f.mul(x.get(i), d), sum));
        }
        return y;
    }

    private static <E> E twice(Field<E> f, E x) {
        return f.add(x, x);
    }

    private static void requireWidth(int n) {
        if (n != WIDTH) {
            throw new IllegalArgumentException("state of " + n + " elements");
        }
    }
}
