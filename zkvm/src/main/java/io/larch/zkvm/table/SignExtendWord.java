// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import java.math.BigInteger;

/** The low 32 bits of the index, sign-extended: bit 31 weighs {@code 2^64 - 2^31}. */
final class SignExtendWord extends SingleSumTable {
    @Override
    public long value(long left, long right) {
        return (int) right;
    }

    @Override
    BigInteger weight(int position) {
        if (position == 31) {
            return power(64).subtract(power(31));
        }
        return position < 31 ? power(position) : BigInteger.ZERO;
    }
}
