// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.Arrays;
import java.util.List;

/**
 * A {@link VectorProgram} translated for {@link Fr52}: every value has a register, a block of
 * elements, and every instruction is one tight loop.
 *
 * <p>{@link BlockTranslation} chooses registers and inserts what keeps digits in range.
 */
final class BlockProgram {
    /** Elements per block: the registers of a typical relation stay in the second-level cache. */
    static final int SIZE = 64;

    /** What a step does; the wide ones work on the one sum of products under way. */
    enum Code {
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
    record Step(Code code, int z, int x, int y) {}

    private final List<FrElement> constants;
    private final int columns;
    private final Step[] steps;
    private final int registers;
    private final int output;

    /** Translates a program for columns as {@link Fr52#unpack} leaves them. */
    BlockProgram(VectorProgram program) {
        this(program, Fr52.UNPACKED_VALUE, BlockTranslation.DIGIT);
    }

    /**
     * Translates a program.
     *
     * @param value bound on the values of columns, in units of r
     * @param digit bound on the digits of columns
     */
    BlockProgram(VectorProgram program, double value, double digit) {
        BlockTranslation t = new BlockTranslation(program, value, digit);
        this.constants = program.constants();
        this.columns = program.columns();
        this.steps = t.steps().toArray(new Step[0]);
        this.registers = t.registers();
        this.output = t.output();
    }

    /** Fresh registers of n elements, constants filled in; column i is register i. */
    long[][] allocate(int n) {
        long[][] r = new long[registers + 1][Fr52.DIGITS * n];
        r[registers] = new long[Fr52Wide.DIGITS * n];
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
                case WIDE_CLEAR -> Arrays.fill(w, 0, Fr52Wide.DIGITS * n, 0);
                case WIDE_MUL_ADD -> Fr52Wide.addProduct(w, r[s.x], r[s.y], 0, n);
                case WIDE_MUL_SUB -> Fr52Wide.addProduct(w, r[s.x], r[s.y], -1, n);
                case WIDE_ADD -> Fr52Wide.addShifted(w, r[s.x], 0, n);
                case WIDE_SUB -> Fr52Wide.addShifted(w, r[s.x], -1, n);
                case WIDE_CARRY -> Fr52Wide.carry(w, n);
                case WIDE_REDUCE -> Fr52Wide.reduce(r[s.z], w, n);
                case WIDE_MUL_ADD_REDUCE -> Fr52Wide.mulAddReduce(r[s.z], w, r[s.x], r[s.y], 0, n);
                case WIDE_MUL_SUB_REDUCE -> Fr52Wide.mulAddReduce(r[s.z], w, r[s.x], r[s.y], -1, n);
            }
        }
        return r[output];
    }
}
