// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import java.math.BigInteger;

/** {@code index >> 64}: {@code Σ_(p>=64) 2^(p-64) bit_p}. */
final class UpperWord extends SingleSumTable {
    @Override
    public long value(long left, long right) {
        return left;
    }

    @Override
    BigInteger weight(int position) {
        return position >= 64 ? power(position - 64) : BigInteger.ZERO;
    }
}
