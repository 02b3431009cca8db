// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/**
 * The 16-bit instructions once more, written by hand from the listings of the ISA manual: the
 * 32-bit word each stands for.
 */
final class Rv64CompressedModel {
    private static final int SP = 2;

    private Rv64CompressedModel() {}

    /** The word that a halfword stands for, 0 if it is reserved or illegal. */
    static int expand(int c) {
        int funct3 = c >> 13 & 7;
        return switch (c & 3) {
            case 0 -> quadrant0(c, funct3);
            case 1 -> quadrant1(c, funct3);
            case 2 -> quadrant2(c, funct3);
            default -> throw new IllegalArgumentException("not 16 bits long");
        };
    }

    private static int quadrant0(int c, int funct3) {
        int near = 8 + (c >> 2 & 7);
        int base = 8 + (c >> 7 & 7);
        int word = pick(c, 10, 3, 3) | pick(c, 6, 1, 2) | pick(c, 5, 1, 6);
        int doubleword = pick(c, 10, 3, 3) | pick(c, 5, 2, 6);
        int add = pick(c, 11, 2, 4) | pick(c, 7, 4, 6) | pick(c, 6, 1, 2) | pick(c, 5, 1, 3);
        return switch (funct3) {
            case 0 -> add == 0 ? 0 : i(0x13, 0, near, SP, add);
            case 2 -> i(0x03, 2, near, base, word);
            case 3 -> i(0x03, 3, near, base, doubleword);
            case 6 -> s(2, base, near, word);
            case 7 -> s(3, base, near, doubleword);
            default -> 0;
        };
    }

    private static int quadrant1(int c, int funct3) {
        int rd = c >> 7 & 31;
        int near = 8 + (c >> 7 & 7);
        int imm = pick(c, 2, 5, 0) | -pick(c, 12, 1, 5);
        switch (funct3) {
            case 0:
                return i(0x13, 0, rd, rd, imm);
            case 1:
                return rd == 0 ? 0 : i(0x1b, 0, rd, rd, imm);
            case 2:
                return i(0x13, 0, rd, 0, imm);
            case 3:
                if (imm == 0) {
                    return 0;
                }
                return rd == SP ? addToSp(c) : (imm << 12) | rd << 7 | 0x37;
            case 4:
                return arithmetic(c, near, imm);
            case 5:
                return jump(c);
            default:
                return branch(c, funct3 - 6, near);
        }
    }

    private static int addToSp(int c) {
        int imm =
                -pick(c, 12, 1, 9)
                        | pick(c, 6, 1, 4)
                        | pick(c, 5, 1, 6)
                        | pick(c, 3, 2, 7)
                        | pick(c, 2, 1, 5);
        return i(0x13, 0, SP, SP, imm);
    }

    private static int arithmetic(int c, int near, int imm) {
        int other = 8 + (c >> 2 & 7);
        boolean word = (c >> 12 & 1) == 1;
        switch (c >> 10 & 3) {
            case 0:
                return i(0x13, 5, near, near, imm & 63);
            case 1:
                return i(0x13, 5, near, near, imm & 63 | 0x400);
            case 2:
                return i(0x13, 7, near, near, imm);
            default:
                break;
        }
        return switch (c >> 5 & 3) {
            case 0 -> r(word ? 0x3b : 0x33, 0, 0x20, near, near, other);
            case 1 -> r(word ? 0x3b : 0x33, word ? 0 : 4, 0, near, near, other);
            case 2 -> word ? 0 : r(0x33, 6, 0, near, near, other);
            default -> word ? 0 : r(0x33, 7, 0, near, near, other);
        };
    }

    private static int jump(int c) {
        int imm =
                -pick(c, 12, 1, 11)
                        | pick(c, 11, 1, 4)
                        | pick(c, 9, 2, 8)
                        | pick(c, 8, 1, 10)
                        | pick(c, 7, 1, 6)
                        | pick(c, 6, 1, 7)
                        | pick(c, 3, 3, 1)
                        | pick(c, 2, 1, 5);
        return pick(imm, 20, 1, 31)
                | pick(imm, 1, 10, 21)
                | pick(imm, 11, 1, 20)
                | pick(imm, 12, 8, 12)
                | 0x6f;
    }

    private static int branch(int c, int funct3, int near) {
        int imm =
                -pick(c, 12, 1, 8)
                        | pick(c, 10, 2, 3)
                        | pick(c, 5, 2, 6)
                        | pick(c, 3, 2, 1)
                        | pick(c, 2, 1, 5);
        return pick(imm, 12, 1, 31)
                | pick(imm, 5, 6, 25)
                | near << 15
                | funct3 << 12
                | pick(imm, 1, 4, 8)
                | pick(imm, 11, 1, 7)
                | 0x63;
    }

    private static int quadrant2(int c, int funct3) {
        int rd = c >> 7 & 31;
        int rs2 = c >> 2 & 31;
        int shift = pick(c, 2, 5, 0) | pick(c, 12, 1, 5);
        int word = pick(c, 12, 1, 5) | pick(c, 4, 3, 2) | pick(c, 2, 2, 6);
        int doubleword = pick(c, 12, 1, 5) | pick(c, 5, 2, 3) | pick(c, 2, 3, 6);
        return switch (funct3) {
            case 0 -> i(0x13, 1, rd, rd, shift);
            case 2 -> rd == 0 ? 0 : i(0x03, 2, rd, SP, word);
            case 3 -> rd == 0 ? 0 : i(0x03, 3, rd, SP, doubleword);
            case 4 -> moveOrJump((c >> 12 & 1) == 1, rd, rs2);
            case 6 -> s(2, SP, rs2, pick(c, 9, 4, 2) | pick(c, 7, 2, 6));
            case 7 -> s(3, SP, rs2, pick(c, 10, 3, 3) | pick(c, 7, 3, 6));
            default -> 0;
        };
    }

    private static int moveOrJump(boolean second, int rd, int rs2) {
        if (rs2 != 0) {
            return r(0x33, 0, 0, rd, second ? rd : 0, rs2);
        }
        if (rd == 0) {
            return second ? 0x00100073 : 0;
        }
        return i(0x67, 0, second ? 1 : 0, rd, 0);
    }

    /** Bits from..from+width-1 of a number, moved to bit to. */
    private static int pick(int value, int from, int width, int to) {
        return (value >> from & (1 << width) - 1) << to;
    }

    private static int i(int opcode, int funct3, int rd, int rs1, int imm) {
        return imm << 20 | rs1 << 15 | funct3 << 12 | rd << 7 | opcode;
    }

    private static int s(int funct3, int rs1, int rs2, int imm) {
        return imm >> 5 << 25 | rs2 << 20 | rs1 << 15 | funct3 << 12 | (imm & 31) << 7 | 0x23;
    }

    private static int r(int opcode, int funct3, int funct7, int rd, int rs1, int rs2) {
        return funct7 << 25 | rs2 << 20 | rs1 << 15 | funct3 << 12 | rd << 7 | opcode;
    }
}
