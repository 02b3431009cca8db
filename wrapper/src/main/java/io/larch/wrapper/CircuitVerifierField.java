// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Wire;
import io.larch.sumcheck.Check;
import io.larch.sumcheck.VerifierField;
import java.util.List;
import java.util.Objects;

/**
 * {@link VerifierField} over recorded values: what rejects a known proof becomes a constraint that
 * no assignment of a false proof satisfies. Verifier code runs over it unchanged.
 *
 * <p>Constraints are counted by stage: every stage is a scope at the top of the circuit.
 */
public final class CircuitVerifierField implements VerifierField<Wire> {
    private static final int LOW = 0;

    private final CircuitField circuit;
    private boolean inStage;

    /** Records through a circuit field, starting outside of any scope. */
    public CircuitVerifierField(CircuitField circuit) {
        this.circuit = Objects.requireNonNull(circuit);
    }

    /** The field that records. */
    public CircuitField circuit() {
        return circuit;
    }

    @Override
    public void stage(String name) {
        leaveStage();
        circuit.enter(name);
        inStage = true;
    }

    /** Ends the stage entered last, if any. */
    public void leaveStage() {
        if (inStage) {
            circuit.leave();
            inStage = false;
        }
    }

    @Override
    public Wire constant(FrElement value) {
        return circuit.constant(value);
    }

    @Override
    public Wire zero() {
        return circuit.zero();
    }

    @Override
    public Wire one() {
        return circuit.one();
    }

    @Override
    public Wire add(Wire x, Wire y) {
        return circuit.add(x, y);
    }

    @Override
    public Wire sub(Wire x, Wire y) {
        return circuit.sub(x, y);
    }

    @Override
    public Wire mul(Wire x, Wire y) {
        return circuit.mul(x, y);
    }

    /** Records x = y; the check only names it for known values. */
    @Override
    public void assertEqual(Wire x, Wire y, Check check) {
        circuit.assertEqual(x, y);
    }

    /** Records y with x · y = 1, which no x = 0 satisfies. */
    @Override
    public Wire inverse(Wire x, Check check) {
        return circuit.inverse(x);
    }

    @Override
    public List<Wire> permute(List<Wire> state) {
        return List.of(circuit.poseidon2(state.toArray(new Wire[0])));
    }

    /** Records the split of the canonical value: x and x + r are told apart. */
    @Override
    public Wire low128(Wire x) {
        return circuit.low128(x)[LOW];
    }
}
