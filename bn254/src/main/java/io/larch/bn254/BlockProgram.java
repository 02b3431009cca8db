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
 * and typical ones need no reduction at all. A sum of several products ({@link SumOfProducts}) is
 * accumulated at double length and reduced once.
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
        REDUCE,
        WIDE_CLEAR,
        WIDE_MUL_ADD,
        WIDE_MUL_SUB,
        WIDE_ADD,
        WIDE_SUB,
        WIDE_CARRY,
        WIDE_REDUCE,
        WIDE_MUL_ADD_REDUCE,
        WIDE_MUL_SUB_REDUCE
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
        long[][] r = new long[registers + 1][Fr52.DIGITS * n];
        r[registers] = new long[Fr52.WIDE_DIGITS * n];
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
        long[] w = r[registers];
        for (Step s : steps) {
            switch (s.code) {
                case ADD -> Fr52.add(r[s.z], r[s.x], r[s.y], n);
                case SUB -> Fr52.sub(r[s.z], r[s.x], r[s.y], n);
                case MUL -> Fr52.mul(r[s.z], r[s.x], r[s.y], n);
                case CARRY -> Fr52.carry(r[s.z], n);
                case REDUCE -> Fr52.scale(r[s.z], r[s.z], Fr52.ONE, n);
                case WIDE_CLEAR -> Arrays.fill(w, 0, Fr52.WIDE_DIGITS * n, 0);
                case WIDE_MUL_ADD -> Fr52.addProduct(w, r[s.x], r[s.y], 0, n);
                case WIDE_MUL_SUB -> Fr52.addProduct(w, r[s.x], r[s.y], -1, n);
                case WIDE_ADD -> Fr52.addShifted(w, r[s.x], 0, n);
                case WIDE_SUB -> Fr52.addShifted(w, r[s.x], -1, n);
                case WIDE_CARRY -> Fr52.carryWide(w, n);
                case WIDE_REDUCE -> Fr52.reduceWide(r[s.z], w, n);
                case WIDE_MUL_ADD_REDUCE -> Fr52.mulAddReduce(r[s.z], w, r[s.x], r[s.y], 0, n);
                case WIDE_MUL_SUB_REDUCE -> Fr52.mulAddReduce(r[s.z], w, r[s.x], r[s.y], -1, n);
            }
        }
        return r[output];
    }

    /** Register allocation and bounds. */
    private static final class Translation {
        /** Bound on the digits of a sum of products. */
        private static final double MAX_WIDE_DIGIT = 0x1.6p62;

        final List<Step> steps = new ArrayList<>();
        final int[] register;
        int registers;

        private final VectorProgram program;
        private final SumOfProducts[] sums;
        private final int inputs;
        private final int[] lastUse;
        private final Deque<Integer> free = new ArrayDeque<>();
        private final double[] value;
        private final double[] digit;

        // Bounds on the sum of products being accumulated.
        private double wideValue;
        private double wideDigit;

        Translation(VectorProgram program, double columnValue, double columnDigit) {
            this.program = program;
            this.sums = SumOfProducts.find(program);
            this.register = new int[program.values()];
            this.lastUse = new int[program.values()];
            this.value = new double[program.values() + 1];
            this.digit = new double[program.values() + 1];
            this.inputs = program.values() - program.instructions().size();
            for (int i = 0; i < inputs; i++) {
                boolean column = i < program.columns();
                register[i] = registers++;
                value[i] = column ? columnValue : Fr52.UNPACKED_VALUE;
                digit[i] = column ? columnDigit : DIGIT;
            }
            findLastUses();
            for (int i = 0; i < sums.length; i++) {
                if (sums[i] != null) {
                    translate(sums[i], inputs + i);
                }
            }
        }

        private void findLastUses() {
            Arrays.fill(lastUse, 0, inputs, Integer.MAX_VALUE);
            for (int i = 0; i < sums.length; i++) {
                if (sums[i] != null) {
                    for (int operand : sums[i].operands()) {
                        lastUse[operand] = Math.max(lastUse[operand], inputs + i);
                    }
                }
            }
            lastUse[program.output()] = Integer.MAX_VALUE;
        }

        private void translate(SumOfProducts sum, int number) {
            int z;
            if (sum.products() >= 2) {
                z = sumOfProducts(sum, number);
            } else {
                z = single(program.instructions().get(number - inputs), sum, number);
            }
            register[number] = z;
            if (lastUse[number] == 0) {
                free.push(z);
            }
            settle(z);
        }

        private int single(VectorProgram.Instruction s, SumOfProducts sum, int number) {
            int x = register[s.a()];
            int y = register[s.b()];
            double v = value[x] + value[y];
            double d = digit[x] + digit[y];
            if (s.operation() == VectorProgram.Operation.MUL) {
                prepareProduct(x, y);
                v = value[x] * value[y] / MONTGOMERY + 1;
                d = carried(v);
            }
            int z = allocate(sum, number);
            steps.add(new Step(Code.valueOf(s.operation().name()), z, x, y));
            value[z] = v;
            digit[z] = d;
            return z;
        }

        private int sumOfProducts(SumOfProducts sum, int number) {
            // A register of its own, free of operands, because a long sum passes through it.
            int z = free.isEmpty() ? registers++ : free.pop();
            startWide();
            List<SumOfProducts.Term> terms = sum.productLast();
            for (SumOfProducts.Term t : terms.subList(0, terms.size() - 1)) {
                boolean product = t.b() >= 0;
                addTerm(t, z, product ? Code.WIDE_MUL_ADD : Code.WIDE_ADD);
            }
            addTerm(terms.get(terms.size() - 1), z, Code.WIDE_MUL_ADD_REDUCE);
            value[z] = wideValue;
            digit[z] = carried(wideValue);
            release(sum, number);
            return z;
        }

        private void addTerm(SumOfProducts.Term t, int z, Code code) {
            boolean product = t.b() >= 0;
            int x = register[t.a()];
            int y = product ? register[t.b()] : x;
            if (product) {
                prepareProduct(x, y);
            }
            double v = product ? value[x] * value[y] / MONTGOMERY : value[x];
            if (wideValue + v > MAX_VALUE) {
                steps.add(new Step(Code.WIDE_REDUCE, z, 0, 0));
                value[z] = wideValue;
                digit[z] = carried(wideValue);
                reduce(z);
                startWide();
                addWide(Code.WIDE_ADD, z, z, z, value[z], digit[z]);
            }
            double d = product ? 5 * (digit[x] * digit[y] / DIGIT + DIGIT) : digit[x];
            addWide(t.negative() ? subtracting(code) : code, z, x, y, v, d);
        }

        private static Code subtracting(Code code) {
            return switch (code) {
                case WIDE_ADD -> Code.WIDE_SUB;
                case WIDE_MUL_ADD -> Code.WIDE_MUL_SUB;
                case WIDE_MUL_ADD_REDUCE -> Code.WIDE_MUL_SUB_REDUCE;
                default -> throw new IllegalArgumentException("no subtracting " + code);
            };
        }

        private void startWide() {
            steps.add(new Step(Code.WIDE_CLEAR, 0, 0, 0));
            wideValue = 1;
            wideDigit = 0;
        }

        private void addWide(Code code, int z, int x, int y, double v, double d) {
            if (wideDigit + d > MAX_WIDE_DIGIT) {
                steps.add(new Step(Code.WIDE_CARRY, 0, 0, 0));
                wideDigit = carried(wideValue);
            }
            steps.add(new Step(code, z, x, y));
            wideValue += v;
            wideDigit += d;
        }

        /** A register for a result, possibly one of an operand that is not used again. */
        private int allocate(SumOfProducts sum, int number) {
            release(sum, number);
            return free.isEmpty() ? registers++ : free.pop();
        }

        private void release(SumOfProducts sum, int number) {
            for (int operand : sum.operands()) {
                if (lastUse[operand] == number) {
                    free.push(register[operand]);
                    lastUse[operand] = Integer.MAX_VALUE;
                }
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
