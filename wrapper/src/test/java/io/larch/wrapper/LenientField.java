// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.sumcheck.Check;
import io.larch.sumcheck.FrVerifierField;
import io.larch.sumcheck.VerifierField;
import java.util.ArrayList;
import java.util.List;

/**
 * A field that goes on after a failed check and remembers it: what a cheating prover computes to
 * make every digest fit its false proof.
 */
final class LenientField extends FrField implements VerifierField<FrElement> {
    private final FrVerifierField field = new FrVerifierField();
    private final List<Check> failed = new ArrayList<>();

    /** The checks that failed so far. */
    List<Check> failed() {
        return failed;
    }

    @Override
    public void assertEqual(FrElement x, FrElement y, Check check) {
        if (!x.equals(y)) {
            failed.add(check);
        }
    }

    @Override
    public FrElement inverse(FrElement x, Check check) {
        if (x.isZero()) {
            failed.add(check);
            return x;
        }
        return x.inverse();
    }

    @Override
    public List<FrElement> permute(List<FrElement> state) {
        return field.permute(state);
    }

    @Override
    public FrElement low128(FrElement x) {
        return field.low128(x);
    }
}
