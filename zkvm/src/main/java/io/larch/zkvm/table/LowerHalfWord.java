// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import java.math.BigInteger;

/** {@code index mod 2^32}. */
final class LowerHalfWord extends SingleSumTable {
    @Override
    public long value(long left, long right) {
        return right & 0xffffffffL;
    }

    @Override
    BigInteger weight(int position) {
        return position < 32 ? power(position) : BigInteger.ZERO;
    }
}
