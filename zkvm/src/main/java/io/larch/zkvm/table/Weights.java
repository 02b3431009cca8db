// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;
import io.larch.bn254.FrElement;
import java.math.BigInteger;

/** Constants of the tables as field elements. */
final class Weights {
    /** 2^64. */
    static final FrElement WORD = FrElement.reduce(BigInteger.ONE.shiftLeft(64));

    private Weights() {}

    /** An unsigned 64-bit constant. */
    static <E> E constant(Field<E> f, long unsigned) {
        return f.constant(FrElement.ofUnsigned(unsigned));
    }

    /** {@code 2^n·x}. */
    static <E> E shifted(Field<E> f, int n, E x) {
        return n == 0 ? x : f.mul(f.constant(FrElement.reduce(BigInteger.ONE.shiftLeft(n))), x);
    }
}
