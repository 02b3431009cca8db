// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import java.math.BigInteger;
import java.security.SecureRandom;

/** A uniform element that hides what it is committed with. */
final class Mask implements Hint {
    static final Mask INSTANCE = new Mask(new SecureRandom());

    private final SecureRandom random;

    private Mask(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String name() {
        return "mask";
    }

    /** 254 random bits, again while they are not below r. */
    @Override
    public void compute(FrElement[] in, FrElement[] out) {
        BigInteger v;
        do {
            v = new BigInteger(254, random);
        } while (v.compareTo(Fr.MODULUS) >= 0);
        out[0] = FrElement.reduce(v);
    }
}
