// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import java.math.BigInteger;

/** {@code index mod 2^64}: {@code Σ_(p<64) 2^p bit_p}. */
final class RangeCheck extends SingleSumTable {
    @Override
    public long value(long left, long right) {
        return right;
    }

    @Override
    BigInteger weight(int position) {
        return position < 64 ? power(position) : BigInteger.ZERO;
    }
}
