// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The steps of a witness program in flat arrays, filled by the lowering. */
final class WitnessSchedule {
    /** What a step does. */
    enum Kind {
        /** target = left · right of the row {@code argument}. */
        SOLVE_OUTPUT,
        /** target = output / left of the row {@code argument}. */
        SOLVE_RIGHT,
        /** Runs the hint call {@code argument}. */
        HINT,
        /** target = the challenge of the commitment. */
        CHALLENGE,
        /** target = the product number {@code argument}, outside the constraints. */
        MULTIPLY
    }

    private static final Kind[] KINDS = Kind.values();

    private final SparseMatrix hintInputs;
    private final SparseMatrix leftFactors;
    private final SparseMatrix rightFactors;
    private final List<Hint> hints = new ArrayList<>();
    private byte[] kinds = new byte[64];
    private int[] targets = new int[64];
    private int[] arguments = new int[64];
    private int size;
    private int[] firstInput = new int[16];
    private int[] firstOutput = new int[16];
    private int[] outputWires = new int[64];
    private int outputs;
    private int computed;

    WitnessSchedule(ConstantPool coefficients) {
        hintInputs = new SparseMatrix(coefficients);
        leftFactors = new SparseMatrix(coefficients);
        rightFactors = new SparseMatrix(coefficients);
    }

    int size() {
        return size;
    }

    Kind kind(int step) {
        return KINDS[kinds[step]];
    }

    int target(int step) {
        return targets[step];
    }

    int argument(int step) {
        return arguments[step];
    }

    /** Number of values after the wires that only hints need. */
    int computed() {
        return computed;
    }

    SparseMatrix hintInputs() {
        return hintInputs;
    }

    SparseMatrix leftFactors() {
        return leftFactors;
    }

    SparseMatrix rightFactors() {
        return rightFactors;
    }

    Hint hint(int call) {
        return hints.get(call);
    }

    int inputCount(int call) {
        return inputEnd(call) - firstInput[call];
    }

    int inputRow(int call, int i) {
        return firstInput[call] + i;
    }

    int outputCount(int call) {
        int end = call + 1 == hints.size() ? outputs : firstOutput[call + 1];
        return end - firstOutput[call];
    }

    int outputWire(int call, int i) {
        return outputWires[firstOutput[call] + i];
    }

    void solve(Kind kind, int row, int wire) {
        step(kind, wire, row);
    }

    void multiply(LinearForm left, LinearForm right, int wire) {
        step(Kind.MULTIPLY, wire, leftFactors.rows());
        left.writeRow(leftFactors);
        right.writeRow(rightFactors);
    }

    /** Starts a hint call; inputs, then outputs follow. */
    void beginHint(Hint hint) {
        int call = hints.size();
        if (call == firstInput.length) {
            firstInput = Arrays.copyOf(firstInput, 2 * call);
            firstOutput = Arrays.copyOf(firstOutput, 2 * call);
        }
        hints.add(hint);
        firstInput[call] = hintInputs.rows();
        firstOutput[call] = outputs;
        step(Kind.HINT, 0, call);
    }

    void hintInput(LinearForm value) {
        value.writeRow(hintInputs);
    }

    void hintOutput(int wire) {
        if (outputs == outputWires.length) {
            outputWires = Arrays.copyOf(outputWires, 2 * outputs);
        }
        outputWires[outputs++] = wire;
    }

    /** Moves the values {@code from ..}, {@code count} of them, behind the wires. */
    void placeComputed(int from, int wires, int count) {
        computed = count;
        hintInputs.renumber(from, wires);
        leftFactors.renumber(from, wires);
        rightFactors.renumber(from, wires);
        renumber(targets, size, from, wires);
        renumber(outputWires, outputs, from, wires);
    }

    private static void renumber(int[] ids, int n, int from, int to) {
        for (int i = 0; i < n; i++) {
            ids[i] = ids[i] >= from ? ids[i] - from + to : ids[i];
        }
    }

    private int inputEnd(int call) {
        return call + 1 == hints.size() ? hintInputs.rows() : firstInput[call + 1];
    }

    private void step(Kind kind, int target, int argument) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * size);
            targets = Arrays.copyOf(targets, 2 * size);
            arguments = Arrays.copyOf(arguments, 2 * size);
        }
        kinds[size] = (byte) kind.ordinal();
        targets[size] = target;
        arguments[size++] = argument;
    }
}
