// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.Hint;
import java.math.BigInteger;

/** The lowest bits of the canonical value, least significant first. */
final class BitsHint implements Hint {
    static final BitsHint INSTANCE = new BitsHint();

    private BitsHint() {}

    @Override
    public String name() {
        return "bits";
    }

    @Override
    public void compute(FrElement[] in, FrElement[] out) {
        BigInteger x = in[0].toBigInteger();
        for (int i = 0; i < out.length; i++) {
            out[i] = x.testBit(i) ? FrElement.ONE : FrElement.ZERO;
        }
    }
}
