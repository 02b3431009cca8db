// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Degree lists of relations with address rounds before their cycle rounds. */
final class Degrees {
    private Degrees() {}

    /** The degrees of some address rounds, then of the cycle rounds. */
    static List<Integer> of(int addresses, int addressDegree, int cycles, int cycleDegree) {
        List<Integer> degrees = new ArrayList<>(Collections.nCopies(addresses, addressDegree));
        degrees.addAll(Collections.nCopies(cycles, cycleDegree));
        return List.copyOf(degrees);
    }
}
