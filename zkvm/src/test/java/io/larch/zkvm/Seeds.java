// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm;

import java.util.Random;

/** Seeds of random tests: printed with the command that repeats the run. */
public final class Seeds {
    private static final long SEED =
            Long.getLong("larch.seed", new java.security.SecureRandom().nextInt());

    private Seeds() {}

    /** A generator for a test class. */
    public static Random random(Class<?> test) {
        System.out.println(
                "seed: mvn verify -pl zkvm -am -Dtest="
                        + test.getSimpleName()
                        + " -Dlarch.seed="
                        + SEED);
        return new Random(SEED);
    }
}
