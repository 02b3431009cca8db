// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.bench;

import java.util.Locale;

/** What Larch and gnark are compared in. Proving needs a setup before it, verifying a proof. */
enum BenchStep {
    /** Both keys of the circuit. */
    SETUP,
    /** A proof, the witness included. */
    PROVE,
    /** One verification. */
    VERIFY,
    /** 2^n points of G1 with full-width scalars. */
    MSM_G1,
    /** 2^n points of G2 with full-width scalars. */
    MSM_G2,
    /** 2^n elements, natural order to bit-reversed. */
    FFT;

    /** The step's name in reports and for the gnark tool. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
