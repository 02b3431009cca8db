// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A {@link VectorProgram} translated for {@link Fr52}: every value has a register, a block of
 * elements, and every instruction is one tight loop.
 *
 * <p>Elements are reduced lazily. For every register the translation keeps a bound on the value, in
 * units of r, and one on the digits, and inserts a carry or a reduction only where the next
 * operation would exceed what {@link Fr52} allows. So programs are correct whatever their length,
 * and typical ones need no reduction at all.
 */
final class BlockProgram {
    /** Elements per block: the registers of a typical relation stay in the second-level cache. */
    static final int SIZE = 64;

    /** Bound on values between instructions, in units of r. */
    static final double MAX_VALUE = 1 << 10;

    /** Bound on digits between instructions. */
    static final double MAX_DIGIT = 0x1p56;

    private static final double MAX_PRODUCT = 0x1p112;
    private static final double DIGIT = 0x1p52;

    /** A top digit of {@code v·r / 2^208}, rounded up, in units of v. */
    private static final double TOP_DIGIT = 0x1p46;

    /** {@code 2^260 / r}, rounded down. */
    private static final double MONTGOMERY = 84;

    private enum Code {
        ADD,
        SUB,
        MUL,
        CARRY,
        REDUCE
    }

    /** One loop over a block. */
    private record Step(Code code, int z, int x, int y) {}

    private final List<FrElement> constants;
    private final int columns;
    private final Step[] steps;
    private final int registers;
    private final int output;

    /** Translates a program for columns as {@link Fr52#unpack} leaves them. */
    BlockProgram(VectorProgram program) {
        this(program, Fr52.UNPACKED_VALUE, DIGIT);
    }

    /**
     * Translates a program.
     *
     * @param value bound on the values of columns, in units of r
     * @param digit bound on the digits of columns
     */
    BlockProgram(VectorProgram program, double value, double digit) {
        Translation t = new Translation(program, value, digit);
        this.constants = program.constants();
        this.columns = program.columns();
        this.steps = t.steps.toArray(new Step[0]);
        this.registers = t.registers;
        this.output = t.register[program.output()];
    }

    /** Fresh registers of n elements, constants filled in; column i is register i. */
    long[][] allocate(int n) {
        long[][] r = new long[registers][Fr52.DIGITS * n];
        long[] limbs = new long[Fr.LIMBS];
        for (int k = 0; k < constants.size(); k++) {
            long[] block = r[columns + k];
            constants.get(k).store(limbs, 0);
            Fr52.unpack(block, limbs, 1);
            for (int i = 1; i < n; i++) {
                System.arraycopy(block, 0, block, Fr52.DIGITS * i, Fr52.DIGITS);
            }
        }
        return r;
    }

    /** Runs on the first n elements of the registers; returns the register of the result. */
    long[] run(long[][] r, int n) {
        for (Step s : steps) {
            switch (s.code) {
                case ADD -> Fr52.add(r[s.z], r[s.x], r[s.y], n);
                case SUB -> Fr52.sub(r[s.z], r[s.x], r[s.y], n);
                case MUL -> Fr52.mul(r[s.z], r[s.x], r[s.y], n);
                case CARRY -> Fr52.carry(r[s.z], n);
                case REDUCE -> Fr52.scale(r[s.z], r[s.z], Fr52.ONE, n);
            }
        }
        return r[output];
    }

    /** Register allocation and bounds. */
    private static final class Translation {
        final List<Step> steps = new ArrayList<>();
        final int[] register;
        int registers;

        private final VectorProgram program;
        private final int[] lastUse;
        private final Deque<Integer> free = new ArrayDeque<>();
        private final double[] value;
        private final double[] digit;

        Translation(VectorProgram program, double columnValue, double columnDigit) {
            this.program = program;
            this.register = new int[program.values()];
            this.lastUse = new int[program.values()];
            this.value = new double[program.values()];
            this.digit = new double[program.values()];
            int inputs = program.values() - program.instructions().size();
            for (int i = 0; i < inputs; i++) {
                boolean column = i < program.columns();
                register[i] = registers++;
                value[i] = column ? columnValue : Fr52.UNPACKED_VALUE;
                digit[i] = column ? columnDigit : DIGIT;
            }
            findLastUses(inputs);
            for (int i = 0; i < program.instructions().size(); i++) {
                translate(program.instructions().get(i), inputs + i);
            }
        }

        private void findLastUses(int inputs) {
            Arrays.fill(lastUse, 0, inputs, Integer.MAX_VALUE);
            for (int i = 0; i < program.instructions().size(); i++) {
                VectorProgram.Instruction s = program.instructions().get(i);
                lastUse[s.a()] = Math.max(lastUse[s.a()], inputs + i);
                lastUse[s.b()] = Math.max(lastUse[s.b()], inputs + i);
            }
            lastUse[program.output()] = Integer.MAX_VALUE;
        }

        private void translate(VectorProgram.Instruction s, int number) {
            int x = register[s.a()];
            int y = register[s.b()];
            double v = 0;
            double d = 0;
            Code code = Code.valueOf(s.operation().name());
            switch (s.operation()) {
                case ADD, SUB -> {
                    v = value[x] + value[y];
                    d = digit[x] + digit[y];
                }
                case MUL -> {
                    prepareProduct(x, y);
                    v = value[x] * value[y] / MONTGOMERY + 1;
                    d = carried(v);
                }
            }
            release(s.a(), number);
            if (s.b() != s.a()) {
                release(s.b(), number);
            }
            int z = free.isEmpty() ? registers++ : free.pop();
            register[number] = z;
            if (lastUse[number] == 0) {
                free.push(z);
            }
            steps.add(new Step(code, z, x, y));
            value[z] = v;
            digit[z] = d;
            settle(z);
        }

        private void release(int number, int user) {
            if (lastUse[number] == user) {
                free.push(register[number]);
            }
        }

        /** Brings a fresh result within the bounds that hold between instructions. */
        private void settle(int z) {
            if (value[z] > MAX_VALUE) {
                reduce(z);
            } else if (digit[z] > MAX_DIGIT) {
                carry(z);
            }
        }

        private void prepareProduct(int x, int y) {
            while (value[x] * value[y] / MONTGOMERY + 1 > MAX_VALUE) {
                reduce(value[x] > value[y] ? x : y);
            }
            boolean first = digit[x] > digit[y];
            if (digit[x] * digit[y] > MAX_PRODUCT) {
                carry(first ? x : y);
            }
            if (digit[x] * digit[y] > MAX_PRODUCT) {
                carry(first ? y : x);
            }
        }

        private void carry(int z) {
            steps.add(new Step(Code.CARRY, z, z, z));
            digit[z] = carried(value[z]);
        }

        private void reduce(int z) {
            steps.add(new Step(Code.REDUCE, z, z, z));
            value[z] = value[z] / MONTGOMERY + 1;
            digit[z] = carried(value[z]);
        }

        private static double carried(double value) {
            return Math.max(DIGIT, value * TOP_DIGIT + 1);
        }
    }
}
