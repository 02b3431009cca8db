// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.math.BigInteger;

/** The lookup tables written from their definitions, as an oracle for the meaning of row kinds. */
final class Tables {
    private static final BigInteger TWO64 = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger ONES = TWO64.subtract(BigInteger.ONE);

    private Tables() {}

    static BigInteger apply(LookupTableName table, BigInteger v) {
        BigInteger x = BigInteger.ZERO;
        BigInteger y = BigInteger.ZERO;
        for (int i = 0; i < 64; i++) {
            x = v.testBit(2 * i + 1) ? x.setBit(i) : x;
            y = v.testBit(2 * i) ? y.setBit(i) : y;
        }
        return switch (table) {
            case RANGE_CHECK -> v.mod(TWO64);
            case RANGE_CHECK_ALIGNED -> v.mod(TWO64).clearBit(0);
            case AND -> x.and(y);
            case OR -> x.or(y);
            case XOR -> x.xor(y);
            case EQUAL -> bit(x.equals(y));
            case NOT_EQUAL -> bit(!x.equals(y));
            case SIGNED_LESS_THAN -> bit(signed(x).compareTo(signed(y)) < 0);
            case SIGNED_GREATER_THAN_EQUAL -> bit(signed(x).compareTo(signed(y)) >= 0);
            case UNSIGNED_LESS_THAN -> bit(x.compareTo(y) < 0);
            case UNSIGNED_GREATER_THAN_EQUAL -> bit(x.compareTo(y) >= 0);
            case UNSIGNED_LESS_THAN_EQUAL -> bit(x.compareTo(y) <= 0);
            case UPPER_WORD -> v.shiftRight(64);
            case SIGN_EXTEND_WORD -> signExtend(v.mod(BigInteger.ONE.shiftLeft(32)), 32);
            case POW2 -> pow2(v, 64);
            case POW2_W -> pow2(v, 32);
            case SHIFT_RIGHT_BITMASK -> TWO64.subtract(pow2(v, 64));
            case PEXT -> extract(x, y);
            case PEXT_SIGNED -> y.signum() == 0 ? y : signExtend(extract(x, y), y.bitCount());
            case WINDOW_MASK_W -> {
                BigInteger low = BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE);
                yield v.testBit(2) ? low.shiftLeft(32) : low;
            }
            case VALID_UNSIGNED_REMAINDER -> bit(y.signum() == 0 || x.compareTo(y) < 0);
            case VALID_DIV0 -> bit(x.signum() != 0 || y.equals(ONES));
            case MUL_U_NO_OVERFLOW -> bit(v.compareTo(TWO64) < 0);
        };
    }

    /** The recurrence of the table's definition: a = a·(1 + y_i) + x_i·y_i from the top bit. */
    private static BigInteger extract(BigInteger x, BigInteger y) {
        BigInteger a = BigInteger.ZERO;
        for (int i = 63; i >= 0; i--) {
            if (y.testBit(i)) {
                a = a.shiftLeft(1).add(bit(x.testBit(i)));
            }
        }
        return a;
    }

    private static BigInteger pow2(BigInteger v, int modulus) {
        return BigInteger.ONE.shiftLeft(v.mod(BigInteger.valueOf(modulus)).intValue());
    }

    private static BigInteger signed(BigInteger word) {
        return word.testBit(63) ? word.subtract(TWO64) : word;
    }

    private static BigInteger signExtend(BigInteger value, int bits) {
        BigInteger top = BigInteger.ONE.shiftLeft(bits);
        return value.testBit(bits - 1) ? value.subtract(top).mod(TWO64) : value;
    }

    private static BigInteger bit(boolean condition) {
        return condition ? BigInteger.ONE : BigInteger.ZERO;
    }
}
