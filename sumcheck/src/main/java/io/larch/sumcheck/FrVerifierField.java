// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.bn254.Poseidon2;
import java.math.BigInteger;
import java.util.List;

/** {@link VerifierField} over known values: a failed check rejects at once. */
public final class FrVerifierField extends FrField implements VerifierField<FrElement> {
    private static final BigInteger LOW = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    /** Creates the field; it has no state. */
    public FrVerifierField() {}

    @Override
    public void assertEqual(FrElement x, FrElement y, Check check) throws InvalidProofException {
        if (!x.equals(y)) {
            throw new InvalidProofException(check, "the two sides differ");
        }
    }

    @Override
    public FrElement inverse(FrElement x, Check check) throws InvalidProofException {
        if (x.isZero()) {
            throw new InvalidProofException(check, "a value that must not be zero is zero");
        }
        return x.inverse();
    }

    @Override
    public List<FrElement> permute(List<FrElement> state) {
        return List.of(Poseidon2.permute(state.toArray(FrElement[]::new)));
    }

    @Override
    public FrElement low128(FrElement x) {
        return FrElement.reduce(x.toBigInteger().and(LOW));
    }
}
