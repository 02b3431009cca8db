// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.Fr;
import io.larch.bn254.FrVector;

/** Leaves out the elements of wires whose point is infinity. */
final class Filter {
    private Filter() {}

    /** The elements x[i] with omit[i] false, in order. */
    static FrVector apply(long[] x, boolean[] omit) {
        int n = 0;
        for (boolean o : omit) {
            n += o ? 0 : 1;
        }
        FrVector z = FrVector.allocate(n);
        int at = 0;
        for (int i = 0; i < omit.length; i++) {
            if (!omit[i]) {
                z.store(at++, x, Fr.LIMBS * i, 1);
            }
        }
        return z;
    }
}
