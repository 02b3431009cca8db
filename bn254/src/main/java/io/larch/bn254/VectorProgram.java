// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.ArrayList;
import java.util.List;

/**
 * A polynomial in several columns as a straight-line program: what the relation kernels evaluate.
 *
 * <p>Values are numbered: columns first, then constants, then one value per instruction in order.
 * An instruction refers to values before its own. The program is pure data; kernels translate it as
 * they like.
 *
 * @param columns number of columns
 * @param constants values that are the same in every row
 * @param instructions in order
 * @param output number of the value that is the result
 */
public record VectorProgram(
        int columns, List<FrElement> constants, List<Instruction> instructions, int output) {
    /** What an instruction does. */
    public enum Operation {
        /** a + b. */
        ADD,
        /** a - b. */
        SUB,
        /** a·b. */
        MUL
    }

    /**
     * One value: {@code a operation b}.
     *
     * @param operation what is done
     * @param a number of the first operand
     * @param b number of the second operand
     */
    public record Instruction(Operation operation, int a, int b) {}

    /** Copies the lists and checks that operands come before their use. */
    public VectorProgram {
        constants = List.copyOf(constants);
        instructions = List.copyOf(instructions);
        int inputs = Math.addExact(columns, constants.size());
        for (int i = 0; i < instructions.size(); i++) {
            require(instructions.get(i).a(), inputs + i);
            require(instructions.get(i).b(), inputs + i);
        }
        require(output, inputs + instructions.size());
    }

    private static void require(int value, int limit) {
        if (value < 0 || value >= limit) {
            throw new IllegalArgumentException("value " + value + " of " + limit);
        }
    }

    /** Number of values: columns, constants and results. */
    public int values() {
        return columns + constants.size() + instructions.size();
    }

    /** Number of multiplications in one evaluation. */
    public int multiplications() {
        int count = 0;
        for (Instruction i : instructions) {
            count += i.operation() == Operation.MUL ? 1 : 0;
        }
        return count;
    }

    /** The result for one row; for few rows and for tests. */
    public FrElement evaluate(List<FrElement> row) {
        if (row.size() != columns) {
            throw new IllegalArgumentException(row.size() + " values for " + columns + " columns");
        }
        List<FrElement> values = new ArrayList<>(row);
        values.addAll(constants);
        for (Instruction i : instructions) {
            FrElement a = values.get(i.a());
            FrElement b = values.get(i.b());
            values.add(
                    switch (i.operation()) {
                        case ADD -> a.add(b);
                        case SUB -> a.sub(b);
                        case MUL -> a.mul(b);
                    });
        }
        return values.get(output);
    }

    /**
     * Collects a program. Values are handles that only this builder understands; constants may be
     * made at any time.
     */
    public static final class Builder {
        private final int columns;
        private final List<FrElement> constants = new ArrayList<>();
        private final List<int[]> instructions = new ArrayList<>();

        /** A program over the given number of columns. */
        public Builder(int columns) {
            this.columns = columns;
        }

        /**
         * A value of a program being built.
         *
         * @param kind 0 for a column, 1 for a constant, 2 for a result
         * @param index its number among its kind
         */
        public record Value(int kind, int index) {}

        /** Column i. */
        public Value column(int i) {
            require(i, columns);
            return new Value(0, i);
        }

        /** A constant; equal constants share a value. */
        public Value constant(FrElement c) {
            int i = constants.indexOf(c);
            if (i < 0) {
                i = constants.size();
                constants.add(c);
            }
            return new Value(1, i);
        }

        /** a + b. */
        public Value add(Value a, Value b) {
            return append(Operation.ADD, a, b);
        }

        /** a - b. */
        public Value sub(Value a, Value b) {
            return append(Operation.SUB, a, b);
        }

        /** a·b. */
        public Value mul(Value a, Value b) {
            return append(Operation.MUL, a, b);
        }

        private Value append(Operation operation, Value a, Value b) {
            instructions.add(
                    new int[] {operation.ordinal(), a.kind(), a.index(), b.kind(), b.index()});
            return new Value(2, instructions.size() - 1);
        }

        /** The program whose result is the given value. */
        public VectorProgram build(Value output) {
            List<Instruction> list = new ArrayList<>();
            for (int[] i : instructions) {
                list.add(
                        new Instruction(
                                Operation.values()[i[0]], number(i[1], i[2]), number(i[3], i[4])));
            }
            int result = number(output.kind(), output.index());
            return new VectorProgram(columns, constants, list, result);
        }

        private int number(int kind, int index) {
            int first = kind == 0 ? 0 : kind == 1 ? columns : columns + constants.size();
            return first + index;
        }
    }
}
