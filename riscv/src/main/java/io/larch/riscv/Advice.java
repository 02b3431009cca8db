// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/**
 * What an honest prover answers in an advice row. Only the tracer knows these; nothing in the
 * committed program refers to them.
 */
public enum Advice {
    /** Not an advice row. */
    NONE {
        @Override
        long value(long x, long y) {
            return 0;
        }
    },
    /** ⌊x / y⌋ unsigned; 2^64 - 1 for y = 0. */
    UNSIGNED_QUOTIENT {
        @Override
        long value(long x, long y) {
            return y == 0 ? -1 : Long.divideUnsigned(x, y);
        }
    },
    /** ⌊|x| / |y|⌋; for y = 0 the word that becomes -1 when it gets the sign of x. */
    MAGNITUDE_QUOTIENT {
        @Override
        long value(long x, long y) {
            if (y == 0) {
                return x < 0 ? 1 : -1;
            }
            return Long.divideUnsigned(Math.abs(x), Math.abs(y));
        }
    };

    private static final Advice[] ALL = values();

    /** The answer for register values x and y. */
    abstract long value(long x, long y);

    static Advice of(int ordinal) {
        return ALL[ordinal];
    }
}
