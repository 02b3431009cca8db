// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random values from a printed seed; rerun with {@code -Dlarch.seed=N}. */
final class Rng {
    final Random random;

    private Rng(long seed) {
        this.random = new Random(seed);
    }

    static Rng of(Class<?> test) {
        long seed = Long.getLong("larch.seed", System.nanoTime());
        System.out.println(
                "seed: mvn -pl sumcheck -am verify -Dtest="
                        + test.getSimpleName()
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dlarch.seed="
                        + seed);
        return new Rng(seed);
    }

    FrElement element() {
        return FrElement.reduce(new BigInteger(Fr.MODULUS.bitLength() + 64, random));
    }

    List<FrElement> elements(int n) {
        List<FrElement> out = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            out.add(element());
        }
        return out;
    }

    int below(int n) {
        return random.nextInt(n);
    }
}
