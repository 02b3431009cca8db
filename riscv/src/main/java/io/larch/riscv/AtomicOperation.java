// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/**
 * What an AMO instruction stores, as a function of the word in memory and rs2. The W forms take the
 * low halves; the caller passes the old word sign-extended and stores the low half of the result.
 */
@FunctionalInterface
interface AtomicOperation {
    long apply(long old, long operand);

    /** The operation of an AMO instruction. */
    static AtomicOperation of(Instruction kind) {
        return switch (kind) {
            case AMOSWAP_W, AMOSWAP_D -> (old, operand) -> operand;
            case AMOADD_W, AMOADD_D -> Long::sum;
            case AMOXOR_W, AMOXOR_D -> (old, operand) -> old ^ operand;
            case AMOAND_W, AMOAND_D -> (old, operand) -> old & operand;
            case AMOOR_W, AMOOR_D -> (old, operand) -> old | operand;
            case AMOMIN_D -> Math::min;
            case AMOMAX_D -> Math::max;
            case AMOMIN_W -> (old, operand) -> Math.min((int) old, (int) operand);
            case AMOMAX_W -> (old, operand) -> Math.max((int) old, (int) operand);
            case AMOMINU_D -> (old, operand) -> less(old, operand) ? old : operand;
            case AMOMAXU_D -> (old, operand) -> less(old, operand) ? operand : old;
            case AMOMINU_W -> (old, operand) -> less((int) old, (int) operand) ? old : operand;
            case AMOMAXU_W -> (old, operand) -> less((int) old, (int) operand) ? operand : old;
            default -> throw new IllegalArgumentException(kind + " is no AMO");
        };
    }

    private static boolean less(long x, long y) {
        return Long.compareUnsigned(x, y) < 0;
    }

    private static boolean less(int x, int y) {
        return Integer.compareUnsigned(x, y) < 0;
    }
}
