// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import java.math.BigInteger;

/** The 32-bit lane mask that index bit 2 selects: {@code (2^32-1)(1 + (2^32-1) bit_2)}. */
final class WindowMaskW extends SingleSumTable {
    @Override
    public long value(long left, long right) {
        return (right & 4) == 0 ? 0xffffffffL : 0xffffffff00000000L;
    }

    @Override
    BigInteger weight(int position) {
        BigInteger lane = power(32).subtract(BigInteger.ONE);
        return position == 2 ? lane.multiply(lane) : BigInteger.ZERO;
    }

    @Override
    long constant() {
        return 0xffffffffL;
    }
}
