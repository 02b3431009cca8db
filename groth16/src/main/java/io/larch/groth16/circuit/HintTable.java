// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The hint calls: which hint, on which operations, and where its outputs are in the arena. */
final class HintTable {
    private final List<Hint> hints = new ArrayList<>();
    private int[] inputs = new int[64];
    private int[] firstInput = new int[17];
    private int[] firstOutput = new int[16];
    private int[] outputs = new int[16];
    private int size;

    int size() {
        return size;
    }

    /** Records a call whose outputs are the operations firstOut .. firstOut+count-1. */
    int add(Hint hint, int[] in, int firstOut, int count) {
        if (size == outputs.length) {
            firstInput = Arrays.copyOf(firstInput, 2 * size + 1);
            firstOutput = Arrays.copyOf(firstOutput, 2 * size);
            outputs = Arrays.copyOf(outputs, 2 * size);
        }
        int from = firstInput[size];
        int to = Math.addExact(from, in.length);
        if (to > inputs.length) {
            inputs = Arrays.copyOf(inputs, Math.max(to, 2 * inputs.length));
        }
        System.arraycopy(in, 0, inputs, from, in.length);
        hints.add(hint);
        firstInput[size + 1] = to;
        firstOutput[size] = firstOut;
        outputs[size] = count;
        return size++;
    }

    Hint hint(int call) {
        return hints.get(call);
    }

    int inputCount(int call) {
        return firstInput[call + 1] - firstInput[call];
    }

    int input(int call, int i) {
        return inputs[firstInput[call] + i];
    }

    int outputCount(int call) {
        return outputs[call];
    }

    int output(int call, int i) {
        return firstOutput[call] + i;
    }
}
