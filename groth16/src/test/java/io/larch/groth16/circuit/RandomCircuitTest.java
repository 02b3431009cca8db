// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class RandomCircuitTest {
    @RepeatedTest(40)
    void constraintsAgreeWithDirectComputation(RepetitionInfo info) {
        long seed = Long.getLong("larch.seed", 1000L) + info.getCurrentRepetition();
        System.out.println("seed: rerun with -Dlarch.seed=" + (seed - 1));
        RandomCircuit random = new RandomCircuit(seed, 120, 1);
        Circuit circuit = random.builder().compile();
        random.builder().evaluate(random.publics(), random.privates());
        long[] w = circuit.assign(random.publics(), random.privates());
        Circuits.assertEveryWireIsTied(circuit.r1cs(), w);
    }
}
