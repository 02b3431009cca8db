// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrElement;
import io.larch.riscv.OpFlag;
import io.larch.riscv.RowKind;
import io.larch.zkvm.table.LookupTable;
import io.larch.zkvm.table.LookupTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The row kinds of a trace, grouped by what V is: a sum of tables with coefficients.
 *
 * <p>V of a kind is its table's value, and {@code γ·left + γ²·right} of an interleaved index or
 * {@code γ²·index}, where left, right and the two halves of the index are tables themselves. Every
 * term of a table is a <em>slot</em>; a group lists the slots it uses and their coefficients.
 */
final class LookupGroups {
    /** A term of a table. */
    record Slot(LookupTable table, int term) {}

    /**
     * A set of kinds with the same V.
     *
     * @param slots indices into {@link LookupGroups#slots()}
     * @param scales the coefficient of each
     */
    record Group(boolean interleaved, List<Integer> slots, List<FrElement> scales) {}

    private final FrElement gamma;
    private final Map<Slot, Integer> slots = new LinkedHashMap<>();
    private final List<Slot> list;
    private final Map<Map<LookupTable, FrElement>, Integer> known = new LinkedHashMap<>();
    private final List<Group> groups = new ArrayList<>();
    private final int[] groupOfOp = new int[RowKind.values().length];

    /** The groups of the kinds that occur in a trace. */
    LookupGroups(CycleColumns cycles, FrElement gamma) {
        this.gamma = gamma;
        boolean[] used = cycles.usedOps();
        for (RowKind kind : RowKind.values()) {
            groupOfOp[kind.ordinal()] = used[kind.ordinal()] ? group(kind) : -1;
        }
        this.list = List.copyOf(slots.keySet());
    }

    /** All slots. */
    List<Slot> slots() {
        return list;
    }

    /** Slot i. */
    Slot slot(int i) {
        return list.get(i);
    }

    /** All groups. */
    List<Group> groups() {
        return groups;
    }

    /** The group of each row kind, -1 for one that does not occur. */
    int[] groupOfOp() {
        return groupOfOp;
    }

    private int group(RowKind kind) {
        boolean interleaved = kind.flags().contains(OpFlag.INTERLEAVED);
        Map<LookupTable, FrElement> parts = new LinkedHashMap<>();
        FrElement square = gamma.square();
        if (interleaved) {
            parts.put(LookupTables.LEFT, gamma);
            parts.put(LookupTables.RIGHT, square);
        } else {
            parts.put(LookupTables.LOW, square);
            parts.put(LookupTables.HIGH, square.mul(SmallWords.UNIT));
        }
        kind.table()
                .ifPresent(
                        name -> parts.merge(LookupTables.of(name), FrElement.ONE, FrElement::add));
        Integer index = known.get(parts);
        if (index == null) {
            index = groups.size();
            known.put(parts, index);
            groups.add(make(interleaved, parts));
        }
        return index;
    }

    private Group make(boolean interleaved, Map<LookupTable, FrElement> parts) {
        List<Integer> indices = new ArrayList<>();
        List<FrElement> scales = new ArrayList<>();
        parts.forEach(
                (table, scale) -> {
                    for (int term = 0; term < table.terms(); term++) {
                        indices.add(
                                slots.computeIfAbsent(new Slot(table, term), s -> slots.size()));
                        scales.add(scale);
                    }
                });
        return new Group(interleaved, List.copyOf(indices), List.copyOf(scales));
    }
}
