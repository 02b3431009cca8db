// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.groth16.circuit.R1cs;
import java.util.BitSet;

/**
 * Which wires a verifier sees, and which only the proof's Krs covers. The committed private wires
 * are neither: the commitment covers them.
 *
 * @param open ONE, the public inputs, the challenge
 * @param hidden all other wires that are not committed
 */
record WireClasses(int[] open, int[] hidden) {
    static WireClasses of(R1cs r1cs) {
        BitSet open = new BitSet();
        BitSet hidden = new BitSet();
        open.set(0, 1 + r1cs.publicInputs());
        hidden.set(1 + r1cs.publicInputs(), r1cs.wires());
        r1cs.commitment()
                .ifPresent(
                        c -> {
                            open.set(c.wire());
                            hidden.clear(c.wire());
                            for (int w : c.privateWires()) {
                                hidden.clear(w);
                            }
                        });
        return new WireClasses(open.stream().toArray(), hidden.stream().toArray());
    }
}
