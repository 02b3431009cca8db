// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/** {@link Field} over known values. */
public class FrField implements Field<FrElement> {
    /** Creates the field; it has no state. */
    public FrField() {}

    @Override
    public FrElement constant(FrElement value) {
        return value;
    }

    @Override
    public FrElement zero() {
        return FrElement.ZERO;
    }

    @Override
    public FrElement one() {
        return FrElement.ONE;
    }

    @Override
    public FrElement add(FrElement x, FrElement y) {
        return x.add(y);
    }

    @Override
    public FrElement sub(FrElement x, FrElement y) {
        return x.sub(y);
    }

    @Override
    public FrElement mul(FrElement x, FrElement y) {
        return x.mul(y);
    }

    @Override
    public FrElement neg(FrElement x) {
        return x.neg();
    }
}
