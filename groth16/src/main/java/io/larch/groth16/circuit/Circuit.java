// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.FrElement;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A compiled circuit.
 *
 * @param r1cs the constraints
 * @param program computes the wires
 * @param publicNames the names of the public inputs, in order
 * @param privateNames the names of the private inputs, in order
 */
public record Circuit(
        R1cs r1cs, WitnessProgram program, List<String> publicNames, List<String> privateNames) {
    /** Copies the lists. */
    public Circuit {
        publicNames = List.copyOf(publicNames);
        privateNames = List.copyOf(privateNames);
    }

    /**
     * The satisfying assignment for given inputs.
     *
     * @return one element per wire, Montgomery limbs
     * @throws IllegalArgumentException if the numbers of inputs are wrong
     * @throws UnsatisfiedException if the inputs violate a constraint, naming row, values and scope
     * @throws IllegalStateException if the circuit has a commitment
     */
    public long[] assign(List<FrElement> publicInputs, List<FrElement> privateInputs) {
        return assign(publicInputs, privateInputs, Challenger.NONE);
    }

    /**
     * The satisfying assignment for given inputs.
     *
     * @param challenger makes the challenge of a commitment
     * @return one element per wire, Montgomery limbs
     * @throws IllegalArgumentException if the numbers of inputs are wrong
     * @throws UnsatisfiedException if the inputs violate a constraint, naming row, values and scope
     */
    public long[] assign(
            List<FrElement> publicInputs, List<FrElement> privateInputs, Challenger challenger) {
        long[] w = program.solve(publicInputs, privateInputs, challenger);
        r1cs.check(w)
                .ifPresent(
                        v -> {
                            throw new UnsatisfiedException(v.toString());
                        });
        return w;
    }

    /** Constraints per scope path, those of inner scopes included; the empty path is the whole. */
    public SortedMap<String, Integer> constraintsByScope() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (int j = 0; j < r1cs.constraints(); j++) {
            String path = r1cs.scopeOf(j);
            while (!path.isEmpty()) {
                counts.merge(path, 1, Integer::sum);
                path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
            }
        }
        counts.put("", r1cs.constraints());
        return counts;
    }
}
