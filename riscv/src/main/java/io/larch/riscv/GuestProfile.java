// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import io.larch.elf.Symbol;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a run spent its cycles: cycles by call stack and by function.
 *
 * <p>Calls are read off the trace: a jump that writes ra opens a frame, a jump to the return
 * address of an open frame closes it and all above it. A jump elsewhere (a tail call) renames the
 * top frame to the function it lands in. Functions are those of the symbol table.
 *
 * @param stacks cycles by folded stack, outermost first, joined by semicolons
 * @param functions cycles by function, without what it calls
 */
public record GuestProfile(Map<String, Long> stacks, Map<String, Long> functions) {
    private static final int RETURN_ADDRESS = 1;

    /** Copies the maps, keeping their order. */
    public GuestProfile {
        stacks = Collections.unmodifiableMap(new TreeMap<>(stacks));
        functions = Collections.unmodifiableMap(new TreeMap<>(functions));
    }

    /** The profile of a trace; padding does not count. */
    public static GuestProfile of(Trace trace) {
        return new Walk(trace).profile();
    }

    /** A call stack: the function on top of its parent's stack. */
    private static final class Node {
        private final Node parent;
        private final String function;
        private final Map<String, Node> children = new TreeMap<>();
        private long cycles;

        Node(Node parent, String function) {
            this.parent = parent;
            this.function = function;
        }

        Node child(String name) {
            return children.computeIfAbsent(name, n -> new Node(this, n));
        }

        /** Adds this stack and those above it. */
        void collect(String prefix, Map<String, Long> stacks, Map<String, Long> functions) {
            for (Node child : children.values()) {
                String path = prefix.isEmpty() ? child.function : prefix + ";" + child.function;
                if (child.cycles > 0) {
                    stacks.put(path, child.cycles);
                    functions.merge(child.function, child.cycles, Long::sum);
                }
                child.collect(path, stacks, functions);
            }
        }
    }

    /** An open call: where it returns to, and the stack it was made from. */
    private record Frame(long returnAddress, Node caller) {}

    private static final class Walk {
        private final Trace trace;
        private final RowTable rows;
        private final Node root = new Node(null, "");
        private final Deque<Frame> frames = new ArrayDeque<>();
        private final String[] functionOfRow;
        private Node base = root;
        private Node top = root;

        Walk(Trace trace) {
            this.trace = trace;
            this.rows = trace.program().rows();
            this.functionOfRow = new String[rows.used()];
        }

        GuestProfile profile() {
            int[] row = trace.row();
            int cycles = Math.toIntExact(trace.cycles());
            for (int i = 0; i < cycles; i++) {
                String function = function(row[i]);
                if (top == base || !function.equals(top.function)) {
                    top = base.child(function);
                }
                top.cycles++;
                if (i + 1 < cycles && rows.kind(row[i]).has(OpFlag.JUMP)) {
                    jump(row[i], rows.addr()[row[i + 1]]);
                }
            }
            Map<String, Long> stacks = new TreeMap<>();
            Map<String, Long> functions = new TreeMap<>();
            root.collect("", stacks, functions);
            return new GuestProfile(stacks, functions);
        }

        private void jump(int row, long target) {
            if (rows.rd()[row] == RETURN_ADDRESS) {
                long back = rows.addr()[row] + RowTable.step(rows.mode()[row]);
                frames.push(new Frame(back, top));
                base = top;
                return;
            }
            int above = 0;
            for (Frame frame : frames) {
                above++;
                if (frame.returnAddress == target) {
                    leave(above);
                    return;
                }
            }
        }

        /** Closes the topmost frames; the caller of the last runs on. */
        private void leave(int count) {
            for (int i = 0; i < count; i++) {
                top = frames.pop().caller;
            }
            base = top.parent;
        }

        private String function(int row) {
            if (functionOfRow[row] == null) {
                long address = rows.addr()[row];
                functionOfRow[row] =
                        trace.program()
                                .functionAt(address)
                                .map(Symbol::name)
                                .orElse("0x" + Long.toHexString(address));
            }
            return functionOfRow[row];
        }
    }
}
