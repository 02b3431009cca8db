// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G2Affine;
import io.larch.zkvm.statement.Statement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Walks through a record and gives copies that differ in one leaf each. A leaf of a type without a
 * rule is an error, so that new parts of a proof cannot be forgotten.
 */
final class Leaves {
    /**
     * A copy with one leaf changed.
     *
     * @param path which leaf and how
     * @param value the copy
     */
    record Altered<T>(String path, T value) {}

    private Leaves() {}

    /** All copies; those that a constructor refuses are left out and counted nowhere. */
    static <T> List<Altered<T>> alter(T value, Class<T> type) {
        List<Altered<T>> out = new ArrayList<>();
        for (Altered<Object> a : alter("", value)) {
            out.add(new Altered<>(a.path(), type.cast(a.value())));
        }
        return out;
    }

    private static List<Altered<Object>> alter(String path, Object value) {
        if (value instanceof Record r) {
            return record(path, r);
        }
        if (value instanceof List<?> list) {
            return list(path, list);
        }
        List<Altered<Object>> out = new ArrayList<>();
        for (Object v : leaf(path, value)) {
            if (!v.equals(value)) {
                out.add(new Altered<>(path + " = " + v, v));
            }
        }
        return out;
    }

    private static List<?> leaf(String path, Object value) {
        if (value instanceof FrElement x) {
            return List.of(x.add(FrElement.ONE), x.neg(), FrElement.ZERO);
        }
        if (value instanceof G1Affine p) {
            return List.of(
                    p.neg(),
                    p.toJacobian().addMixed(G1Affine.GENERATOR).toAffine(),
                    G1Affine.INFINITY);
        }
        if (value instanceof G2Affine p) {
            return List.of(p.neg(), p.toJacobian().twice().toAffine(), G2Affine.INFINITY);
        }
        if (value instanceof Integer i) {
            return List.of(i + 1, i - 1);
        }
        if (value instanceof Statement s) {
            return statements(s);
        }
        throw new AssertionError("no rule to alter " + path + " of " + value.getClass());
    }

    private static List<Statement> statements(Statement s) {
        List<Statement> out = new ArrayList<>();
        for (byte[] other : bytes(s.input())) {
            out.add(Statement.finished(other, s.output()));
        }
        for (byte[] other : bytes(s.output())) {
            out.add(Statement.finished(s.input(), other));
        }
        out.add(Statement.finished(s.output(), s.input()));
        return out;
    }

    private static List<byte[]> bytes(byte[] b) {
        List<byte[]> out = new ArrayList<>();
        out.add(Arrays.copyOf(b, b.length + 1));
        out.add(Arrays.copyOf(b, b.length - 1));
        for (int i = 0; i < b.length; i++) {
            byte[] other = b.clone();
            other[i]++;
            out.add(other);
        }
        return out;
    }

    private static List<Altered<Object>> list(String path, List<?> list) {
        List<Altered<Object>> out = new ArrayList<>();
        List<Object> longer = new ArrayList<>(list);
        longer.add(list.isEmpty() ? G1Affine.GENERATOR : list.get(0));
        out.add(new Altered<>(path + " longer", longer));
        if (!list.isEmpty()) {
            out.add(new Altered<>(path + " shorter", list.subList(0, list.size() - 1)));
        }
        for (int i = 0; i < list.size(); i++) {
            for (Altered<Object> a : alter(path + "[" + i + "]", list.get(i))) {
                List<Object> copy = new ArrayList<>(list);
                copy.set(i, a.value());
                out.add(new Altered<>(a.path(), copy));
            }
        }
        return out;
    }

    private static List<Altered<Object>> record(String path, Record value) {
        RecordComponent[] components = value.getClass().getRecordComponents();
        List<Altered<Object>> out = new ArrayList<>();
        try {
            Object[] parts = new Object[components.length];
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < parts.length; i++) {
                components[i].getAccessor().setAccessible(true);
                parts[i] = components[i].getAccessor().invoke(value);
                types[i] = components[i].getType();
            }
            var constructor = value.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            for (int i = 0; i < parts.length; i++) {
                for (Altered<Object> a : alter(path + "." + components[i].getName(), parts[i])) {
                    Object[] copy = parts.clone();
                    copy[i] = a.value();
                    try {
                        out.add(new Altered<>(a.path(), constructor.newInstance(copy)));
                    } catch (InvocationTargetException e) {
                        if (!(e.getCause() instanceof IllegalArgumentException)) {
                            throw e;
                        }
                    }
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(path, e);
        }
        return out;
    }
}
