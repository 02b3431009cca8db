// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;
import io.larch.bn254.FrElement;
import java.math.BigInteger;

/** {@code c + Σ_p weight(p)·bit_p}: an affine function of the bits of a single index. */
abstract class SingleSumTable extends SumTable {
    SingleSumTable() {
        super(false);
    }

    /** The weight of the index bit at a position, 0 the least significant. */
    abstract BigInteger weight(int position);

    @Override
    final boolean reads(int pair) {
        return weight(127 - 2 * pair).signum() != 0 || weight(126 - 2 * pair).signum() != 0;
    }

    @Override
    final <E> E term(Field<E> f, int pair, E x, E y) {
        return f.add(weighted(f, 127 - 2 * pair, x), weighted(f, 126 - 2 * pair, y));
    }

    private <E> E weighted(Field<E> f, int position, E bit) {
        BigInteger w = weight(position);
        return w.signum() == 0 ? f.zero() : f.mul(f.constant(FrElement.reduce(w)), bit);
    }

    /** 2^n. */
    static BigInteger power(int n) {
        return BigInteger.ONE.shiftLeft(n);
    }
}
