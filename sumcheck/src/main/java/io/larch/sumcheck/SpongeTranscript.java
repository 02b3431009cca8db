// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import java.util.ArrayList;
import java.util.List;

/**
 * Duplex Poseidon2 sponge of width 4 and rate 3 in the manner of SAFE (ePrint 2023/522): the
 * capacity element is initialised with the hash of the schedule, values are added into the rate,
 * and a draw after an absorb costs one permutation.
 */
public final class SpongeTranscript<E> implements Transcript<E> {
    private static final int RATE = 3;

    private final VerifierField<E> field;
    private List<E> state;
    private int absorbed;
    private int drawn = RATE;

    /** A fresh sponge over a field with the schedule's capacity element. */
    public SpongeTranscript(VerifierField<E> field, FrElement capacity) {
        this.field = field;
        E zero = field.zero();
        this.state = new ArrayList<>(List.of(zero, zero, zero, field.constant(capacity)));
    }

    @Override
    public void absorb(E value) {
        if (absorbed == RATE) {
            permute();
            absorbed = 0;
        }
        state.set(absorbed, field.add(state.get(absorbed), value));
        absorbed++;
        drawn = RATE;
    }

    @Override
    public E challenge() {
        if (drawn == RATE) {
            permute();
            drawn = 0;
            absorbed = 0;
        }
        return state.get(drawn++);
    }

    private void permute() {
        state = new ArrayList<>(field.permute(List.copyOf(state)));
    }
}
