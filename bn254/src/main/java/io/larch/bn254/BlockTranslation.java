// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import io.larch.bn254.BlockProgram.Code;
import io.larch.bn254.BlockProgram.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Translates a {@link VectorProgram} into the steps of a {@link BlockProgram}: register allocation
 * and bounds.
 *
 * <p>Elements are reduced lazily. For every register the translation keeps a bound on the value, in
 * units of r, and one on the digits, and inserts a carry or a reduction only where the next
 * operation would exceed what {@link Fr52} allows. So programs are correct whatever their length,
 * and typical ones need no reduction at all. A sum of several products ({@link SumOfProducts}) is
 * accumulated at double length and reduced once.
 */
final class BlockTranslation {
    /** Bound on values between instructions, in units of r. */
    static final double MAX_VALUE = 1 << 10;

    /** Bound on digits between instructions. */
    static final double MAX_DIGIT = 0x1p56;

    private static final double MAX_PRODUCT = 0x1p112;

    /** A carried digit. */
    static final double DIGIT = 0x1p52;

    /** A top digit of {@code v·r / 2^208}, rounded up, in units of v. */
    private static final double TOP_DIGIT = 0x1p46;

    /** {@code 2^260 / r}, rounded down. */
    private static final double MONTGOMERY = 84;

    /** Bound on the digits of a sum of products. */
    private static final double MAX_WIDE_DIGIT = 0x1.6p62;

    private final List<Step> steps = new ArrayList<>();
    private final int[] register;
    private int registers;

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

    /**
     * Translates a program.
     *
     * @param columnValue bound on the values of columns, in units of r
     * @param columnDigit bound on the digits of columns
     */
    BlockTranslation(VectorProgram program, double columnValue, double columnDigit) {
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

    /** The steps in order. */
    List<Step> steps() {
        return steps;
    }

    /** Number of registers. */
    int registers() {
        return registers;
    }

    /** The register of the result. */
    int output() {
        return register[program.output()];
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
