// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import java.security.SecureRandom;
import java.util.Random;

/** Seeds of random tests: printed with the command that repeats the run. */
final class Seeds {
    private static final long SEED = Long.getLong("larch.seed", new SecureRandom().nextInt());

    private Seeds() {}

    /** A generator for a test class. */
    static Random random(Class<?> test) {
        System.out.println(
                "seed: mvn verify -pl wrapper -am -Dtest="
                        + test.getSimpleName()
                        + " -Dlarch.seed="
                        + SEED);
        return new Random(SEED);
    }
}
