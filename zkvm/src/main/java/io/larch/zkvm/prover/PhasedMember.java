// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrElement;
import io.larch.sumcheck.SumcheckMember;
import java.util.ArrayList;
import java.util.List;

/**
 * A member whose address variables are bound by a method of its own, and whose cycle variables are
 * then bound by another member over vectors of T elements.
 */
abstract class PhasedMember implements SumcheckMember, AutoCloseable {
    private final int addressRounds;
    private final int cycleRounds;
    private final List<FrElement> address = new ArrayList<>();
    private SumcheckMember cycles;

    PhasedMember(int addressRounds, int cycleRounds) {
        this.addressRounds = addressRounds;
        this.cycleRounds = cycleRounds;
    }

    /** The round polynomial of an address round, by its values at {@code 0 .. degree}. */
    abstract List<FrElement> addressRound(int degree, FrElement claim);

    /** Binds an address variable. */
    abstract void bindAddress(FrElement challenge);

    /** The member of the remaining rounds; called once, when all address variables are bound. */
    abstract SumcheckMember enterCycles(List<FrElement> address);

    @Override
    public final int rounds() {
        return addressRounds + cycleRounds;
    }

    @Override
    public final List<FrElement> roundEvaluations(int degree, FrElement claim) {
        return cycles == null
                ? addressRound(degree, claim)
                : cycles.roundEvaluations(degree, claim);
    }

    @Override
    public final void bind(FrElement challenge) {
        if (cycles != null) {
            cycles.bind(challenge);
            return;
        }
        bindAddress(challenge);
        address.add(challenge);
        if (address.size() == addressRounds) {
            cycles = enterCycles(List.copyOf(address));
        }
    }

    @Override
    public FrElement finalValue(String leaf) {
        return cycles.finalValue(leaf);
    }

    /** Gives the memory of the cycle rounds back. */
    @Override
    public final void close() {
        TraceWitness.close(cycles);
    }
}
