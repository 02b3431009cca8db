// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import java.math.BigInteger;

/** {@code (index mod 2^64) & ~1}. */
final class RangeCheckAligned extends SingleSumTable {
    @Override
    public long value(long left, long right) {
        return right & ~1L;
    }

    @Override
    BigInteger weight(int position) {
        return position > 0 && position < 64 ? power(position) : BigInteger.ZERO;
    }
}
