// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The openings (claimed values of polynomials) that a conversation has produced so far, by name,
 * and how often each was consumed. Every opening must be consumed exactly once.
 */
public final class Openings<E> {
    private final Map<String, E> values = new TreeMap<>();
    private final Map<String, Integer> consumed = new TreeMap<>();

    /** No openings. */
    public Openings() {}

    /** Adds openings in the order of their names. */
    public void produce(List<String> names, List<E> claimed) {
        if (names.size() != claimed.size()) {
            throw new IllegalArgumentException("names and values differ in number");
        }
        for (int i = 0; i < names.size(); i++) {
            if (values.put(names.get(i), claimed.get(i)) != null) {
                throw new IllegalStateException(names.get(i) + " is produced twice");
            }
        }
    }

    /** The value of an opening, without consuming it: for the relation that produced it. */
    public E peek(String name) {
        E value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " has not been produced");
        }
        return value;
    }

    /** The value of an opening, consumed: for the relation or commitment that discharges it. */
    public E consume(String name) {
        consumed.merge(name, 1, Integer::sum);
        return peek(name);
    }

    /** Checks that every opening was consumed exactly once. */
    public void finish() {
        for (String name : values.keySet()) {
            int times = consumed.getOrDefault(name, 0);
            if (times != 1) {
                throw new IllegalStateException(name + " is consumed " + times + " times");
            }
        }
    }
}
