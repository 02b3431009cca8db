// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Computes all wires from the inputs: a fixed schedule of steps, each of which solves one row for
 * its new wire, evaluates a hint, or multiplies two values that only hints need.
 */
public final class WitnessProgram {
    private final WitnessSchedule schedule;
    private final R1cs r1cs;
    private final UnaryOperator<Hint> advice;

    WitnessProgram(WitnessSchedule schedule, R1cs r1cs) {
        this(schedule, r1cs, UnaryOperator.identity());
    }

    private WitnessProgram(WitnessSchedule schedule, R1cs r1cs, UnaryOperator<Hint> advice) {
        this.schedule = schedule;
        this.r1cs = r1cs;
        this.advice = advice;
    }

    /** The same program with other advice, for tests of what dishonest provers can do. */
    WitnessProgram replacing(UnaryOperator<Hint> advice) {
        return new WitnessProgram(schedule, r1cs, advice);
    }

    /** Number of steps. */
    public int steps() {
        return schedule.size();
    }

    /**
     * Runs the schedule of a circuit without a commitment.
     *
     * @throws IllegalStateException if the circuit has a commitment
     * @see #solve(List, List, Challenger)
     */
    public long[] solve(List<FrElement> publicInputs, List<FrElement> privateInputs) {
        return solve(publicInputs, privateInputs, Challenger.NONE);
    }

    /**
     * Runs the schedule.
     *
     * @param challenger makes the challenge of a commitment
     * @return the assignment: one element per wire, Montgomery limbs; whether it satisfies every
     *     assertion is {@link R1cs#check}'s to say
     * @throws IllegalArgumentException if the numbers of inputs are wrong
     * @throws UnsatisfiedException if a division by zero makes a witness impossible
     */
    public long[] solve(
            List<FrElement> publicInputs, List<FrElement> privateInputs, Challenger challenger) {
        long[] w = inputs(publicInputs, privateInputs);
        long[] t = new long[4 * Fr.LIMBS];
        for (int i = 0; i < schedule.size(); i++) {
            int argument = schedule.argument(i);
            int target = schedule.target(i);
            switch (schedule.kind(i)) {
                case SOLVE_OUTPUT -> product(w, target, r1cs.left(), r1cs.right(), argument, t);
                case MULTIPLY ->
                        product(
                                w,
                                target,
                                schedule.leftFactors(),
                                schedule.rightFactors(),
                                argument,
                                t);
                case CHALLENGE -> challenger.challenge(w).store(w, Fr.LIMBS * target);
                case SOLVE_RIGHT -> quotient(w, target, argument, t);
                case HINT -> runHint(w, argument, t);
            }
        }
        return Arrays.copyOf(w, Fr.LIMBS * r1cs.wires());
    }

    private long[] inputs(List<FrElement> publics, List<FrElement> privates) {
        if (publics.size() != r1cs.publicInputs() || privates.size() != r1cs.privateInputs()) {
            throw new IllegalArgumentException(
                    publics.size()
                            + " public and "
                            + privates.size()
                            + " private inputs given, not "
                            + r1cs.publicInputs()
                            + " and "
                            + r1cs.privateInputs());
        }
        long[] w = new long[Math.multiplyExact(Fr.LIMBS, r1cs.wires() + schedule.computed())];
        FrElement.ONE.store(w, 0);
        int at = Fr.LIMBS;
        for (FrElement x : publics) {
            x.store(w, at);
            at += Fr.LIMBS;
        }
        for (FrElement x : privates) {
            x.store(w, at);
            at += Fr.LIMBS;
        }
        return w;
    }

    private static void product(
            long[] w, int target, SparseMatrix l, SparseMatrix r, int row, long[] t) {
        l.dot(t, 0, row, w, t, 2 * Fr.LIMBS);
        r.dot(t, Fr.LIMBS, row, w, t, 2 * Fr.LIMBS);
        Fr.mul(w, Fr.LIMBS * target, t, 0, t, Fr.LIMBS);
    }

    private void quotient(long[] w, int target, int row, long[] t) {
        r1cs.left().dot(t, 0, row, w, t, 2 * Fr.LIMBS);
        r1cs.output().dot(t, Fr.LIMBS, row, w, t, 2 * Fr.LIMBS);
        if (Fr.isZero(t, 0)) {
            throw new UnsatisfiedException(
                    "division by zero in constraint " + row + ", scope " + r1cs.scopeOf(row));
        }
        Fr.inverse(t, 0, t, 0);
        Fr.mul(w, Fr.LIMBS * target, t, 0, t, Fr.LIMBS);
    }

    private void runHint(long[] w, int call, long[] t) {
        FrElement[] in = new FrElement[schedule.inputCount(call)];
        for (int i = 0; i < in.length; i++) {
            int row = schedule.inputRow(call, i);
            schedule.hintInputs().dot(t, 0, row, w, t, 2 * Fr.LIMBS);
            in[i] = FrElement.load(t, 0);
        }
        FrElement[] out = new FrElement[schedule.outputCount(call)];
        advice.apply(schedule.hint(call)).compute(in, out);
        for (int i = 0; i < out.length; i++) {
            out[i].store(w, Fr.LIMBS * schedule.outputWire(call, i));
        }
    }
}
