// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import java.util.Arrays;

/**
 * The operations as parallel arrays, numbered in order of recording, and the table that finds an
 * operation recorded before. Two operations are the same only if kind and every operand agree.
 */
final class OpArena {
    private byte[] op = new byte[1 << 10];
    private int[] left = new int[1 << 10];
    private int[] right = new int[1 << 10];
    private int[] scope = new int[1 << 10];
    private int[] table = new int[1 << 11];
    private int stored;
    private int size;

    OpArena() {
        Arrays.fill(table, -1);
    }

    int size() {
        return size;
    }

    Op op(int id) {
        return Op.of(op[id]);
    }

    int left(int id) {
        return left[id];
    }

    int right(int id) {
        return right[id];
    }

    int scope(int id) {
        return scope[id];
    }

    void setLeft(int id, int value) {
        left[id] = value;
    }

    /** A new operation, whether or not an equal one exists. */
    int append(Op o, int l, int r, int s) {
        if (size == op.length) {
            grow();
        }
        op[size] = o.code();
        left[size] = l;
        right[size] = r;
        scope[size] = s;
        return size++;
    }

    /** The operation with these operands: the one recorded before, else a new one. */
    int intern(Op o, int l, int r, int s) {
        int slot = slot(o.code(), l, r);
        if (table[slot] >= 0) {
            return table[slot];
        }
        if (2 * (stored + 1) > table.length) {
            rehash();
            slot = slot(o.code(), l, r);
        }
        int id = append(o, l, r, s);
        table[slot] = id;
        stored++;
        return id;
    }

    private int slot(byte code, int l, int r) {
        int mask = table.length - 1;
        int slot = hash(code, l, r) & mask;
        while (table[slot] >= 0 && !same(table[slot], code, l, r)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean same(int id, byte code, int l, int r) {
        return op[id] == code && left[id] == l && right[id] == r;
    }

    private void rehash() {
        int[] old = table;
        table = new int[2 * old.length];
        Arrays.fill(table, -1);
        for (int id : old) {
            if (id >= 0) {
                table[slot(op[id], left[id], right[id])] = id;
            }
        }
    }

    private void grow() {
        int n = Math.multiplyExact(2, size);
        op = Arrays.copyOf(op, n);
        left = Arrays.copyOf(left, n);
        right = Arrays.copyOf(right, n);
        scope = Arrays.copyOf(scope, n);
    }

    private static int hash(byte code, int l, int r) {
        long h = ((long) l << 32 | (r & 0xFFFFFFFFL)) + 0x632BE59BD9B4E019L * code;
        h *= 0x9E3779B97F4A7C15L;
        h ^= h >>> 29;
        h *= 0xBF58476D1CE4E5B9L;
        return (int) (h >>> 32);
    }
}
