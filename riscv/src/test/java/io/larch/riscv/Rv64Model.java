// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * A slow RV64IM written from the ISA manual as an oracle: it picks fields out of the word itself
 * and computes with unbounded integers. It shares nothing with the code under test but the memory
 * bounds.
 */
final class Rv64Model {
    private static final BigInteger TWO64 = BigInteger.ONE.shiftLeft(64);

    /** How a step ended. */
    enum Outcome {
        NEXT,
        ILLEGAL,
        MISALIGNED,
        OUTSIDE,
        HALT
    }

    final long[] x = new long[32];
    final Map<Long, Byte> memory = new HashMap<>();
    private final long low;
    private final long high;
    long pc;

    /** A model whose data may lie at low (inclusive) to high (exclusive). */
    Rv64Model(long low, long high) {
        this.low = low;
        this.high = high;
    }

    Outcome step(int word) {
        int opcode = field(word, 0, 7);
        int funct3 = field(word, 12, 3);
        int funct7 = field(word, 25, 7);
        int rd = field(word, 7, 5);
        long a = x[field(word, 15, 5)];
        long b = x[field(word, 20, 5)];
        long immI = signExtend(field(word, 20, 12), 12);
        long next = pc + 4;
        Long result = null;
        switch (opcode) {
            case 0b0110111 -> result = signExtend((long) field(word, 12, 20) << 12, 32);
            case 0b0010111 -> result = pc + signExtend((long) field(word, 12, 20) << 12, 32);
            case 0b1101111 -> {
                result = next;
                next = pc + immJ(word);
            }
            case 0b1100111 -> {
                if (funct3 != 0) {
                    return Outcome.ILLEGAL;
                }
                result = next;
                next = a + immI - ((a + immI) & 1);
            }
            case 0b1100011 -> {
                if (funct3 == 2 || funct3 == 3) {
                    return Outcome.ILLEGAL;
                }
                if (taken(funct3, a, b)) {
                    next = pc + immB(word);
                }
            }
            case 0b0000011 -> {
                if (funct3 == 7) {
                    return Outcome.ILLEGAL;
                }
                int size = 1 << (funct3 & 3);
                Outcome check = check(a + immI, size);
                if (check != Outcome.NEXT) {
                    return check;
                }
                long value = load(a + immI, size);
                result = funct3 >= 4 || size == 8 ? value : signExtend(value, 8 * size);
            }
            case 0b0100011 -> {
                if (funct3 > 3) {
                    return Outcome.ILLEGAL;
                }
                long address = a + signExtend(funct7 << 5 | rd, 12);
                Outcome check = check(address, 1 << funct3);
                if (check != Outcome.NEXT) {
                    return check;
                }
                store(address, 1 << funct3, b);
            }
            case 0b0010011 -> {
                int shift = field(word, 20, 6);
                boolean legal =
                        funct3 == 1
                                ? funct7 >> 1 == 0
                                : funct3 != 5 || funct7 >> 1 == 0 || funct7 >> 1 == 0x10;
                if (!legal) {
                    return Outcome.ILLEGAL;
                }
                long operand = funct3 == 1 || funct3 == 5 ? shift : immI;
                result = alu(funct3, funct3 == 5 && funct7 >> 1 == 0x10, a, operand);
            }
            case 0b0011011 -> {
                boolean legal =
                        funct3 == 0
                                || funct3 == 1 && funct7 == 0
                                || funct3 == 5 && (funct7 == 0 || funct7 == 0x20);
                if (!legal) {
                    return Outcome.ILLEGAL;
                }
                long operand = funct3 == 0 ? immI : field(word, 20, 5);
                result = aluWord(funct3, funct3 == 5 && funct7 == 0x20, a, operand);
            }
            case 0b0110011 -> {
                boolean alternative = funct7 == 0x20 && (funct3 == 0 || funct3 == 5);
                if (funct7 != 0 && funct7 != 1 && !alternative) {
                    return Outcome.ILLEGAL;
                }
                result = funct7 == 1 ? multiply(funct3, a, b) : register(funct3, alternative, a, b);
            }
            case 0b0111011 -> {
                boolean base = funct3 == 0 || funct3 == 1 || funct3 == 5;
                boolean alternative = funct7 == 0x20 && (funct3 == 0 || funct3 == 5);
                boolean m = funct7 == 1 && funct3 != 1 && funct3 != 2 && funct3 != 3;
                if (!(funct7 == 0 && base || alternative || m)) {
                    return Outcome.ILLEGAL;
                }
                result = m ? multiplyWord(funct3, a, b) : registerWord(funct3, alternative, a, b);
            }
            case 0b0001111 -> {
                if (funct3 != 0) {
                    return Outcome.ILLEGAL;
                }
            }
            case 0b1110011 -> {
                if (word != 0x00100073) {
                    return Outcome.ILLEGAL;
                }
                return Outcome.HALT;
            }
            default -> {
                return Outcome.ILLEGAL;
            }
        }
        if (result != null && rd != 0) {
            x[rd] = result;
        }
        pc = next;
        return Outcome.NEXT;
    }

    long load(long address, int size) {
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value * 256 + (memory.getOrDefault(address + i, (byte) 0) & 0xff);
        }
        return value;
    }

    void store(long address, int size, long value) {
        for (int i = 0; i < size; i++) {
            memory.put(address + i, (byte) (value >> 8 * i));
        }
    }

    private Outcome check(long address, int size) {
        if (unsigned(address).mod(BigInteger.valueOf(size)).signum() != 0) {
            return Outcome.MISALIGNED;
        }
        boolean inside =
                unsigned(address).compareTo(unsigned(low)) >= 0
                        && unsigned(address).compareTo(unsigned(high)) < 0;
        return inside ? Outcome.NEXT : Outcome.OUTSIDE;
    }

    private static boolean taken(int funct3, long a, long b) {
        int signed = signed(a).compareTo(signed(b));
        int unsigned = unsigned(a).compareTo(unsigned(b));
        return switch (funct3) {
            case 0 -> signed == 0;
            case 1 -> signed != 0;
            case 4 -> signed < 0;
            case 5 -> signed >= 0;
            case 6 -> unsigned < 0;
            default -> unsigned >= 0;
        };
    }

    private static long register(int funct3, boolean alternative, long a, long b) {
        if (funct3 == 0 && alternative) {
            return signed(a).subtract(signed(b)).longValue();
        }
        return alu(funct3, alternative, a, funct3 == 1 || funct3 == 5 ? b & 63 : b);
    }

    private static long registerWord(int funct3, boolean alternative, long a, long b) {
        if (funct3 == 0 && alternative) {
            return word(signed(a).subtract(signed(b)));
        }
        return aluWord(funct3, alternative, a, funct3 == 0 ? b : b & 31);
    }

    private static long alu(int funct3, boolean arithmetic, long a, long b) {
        return switch (funct3) {
            case 0 -> signed(a).add(signed(b)).longValue();
            case 1 -> unsigned(a).shiftLeft((int) b).longValue();
            case 2 -> signed(a).compareTo(signed(b)) < 0 ? 1 : 0;
            case 3 -> unsigned(a).compareTo(unsigned(b)) < 0 ? 1 : 0;
            case 4 -> a ^ b;
            case 5 -> (arithmetic ? signed(a) : unsigned(a)).shiftRight((int) b).longValue();
            case 6 -> a | b;
            default -> a & b;
        };
    }

    private static long aluWord(int funct3, boolean arithmetic, long a, long b) {
        return switch (funct3) {
            case 0 -> word(signed(a).add(signed(b)));
            case 1 -> word(unsigned(a).shiftLeft((int) b));
            default -> word((arithmetic ? signedWord(a) : unsignedWord(a)).shiftRight((int) b));
        };
    }

    private static long multiply(int funct3, long a, long b) {
        return switch (funct3) {
            case 0 -> signed(a).multiply(signed(b)).longValue();
            case 1 -> signed(a).multiply(signed(b)).shiftRight(64).longValue();
            case 2 -> signed(a).multiply(unsigned(b)).shiftRight(64).longValue();
            case 3 -> unsigned(a).multiply(unsigned(b)).shiftRight(64).longValue();
            case 4 -> quotient(signed(a), signed(b)).longValue();
            case 5 -> quotient(unsigned(a), unsigned(b)).longValue();
            case 6 -> remainder(signed(a), signed(b)).longValue();
            default -> remainder(unsigned(a), unsigned(b)).longValue();
        };
    }

    private static long multiplyWord(int funct3, long a, long b) {
        return switch (funct3) {
            case 0 -> word(signed(a).multiply(signed(b)));
            case 4 -> word(quotient(signedWord(a), signedWord(b)));
            case 5 -> word(quotient(unsignedWord(a), unsignedWord(b)));
            case 6 -> word(remainder(signedWord(a), signedWord(b)));
            default -> word(remainder(unsignedWord(a), unsignedWord(b)));
        };
    }

    private static BigInteger quotient(BigInteger a, BigInteger b) {
        return b.signum() == 0 ? BigInteger.ONE.negate() : a.divide(b);
    }

    private static BigInteger remainder(BigInteger a, BigInteger b) {
        return b.signum() == 0 ? a : a.remainder(b);
    }

    private static long word(BigInteger value) {
        return signExtend(value.longValue(), 32);
    }

    private static BigInteger signed(long value) {
        return BigInteger.valueOf(value);
    }

    private static BigInteger unsigned(long value) {
        return value < 0 ? signed(value).add(TWO64) : signed(value);
    }

    private static BigInteger signedWord(long value) {
        return signed(signExtend(value, 32));
    }

    private static BigInteger unsignedWord(long value) {
        return unsigned(value).mod(BigInteger.ONE.shiftLeft(32));
    }

    private static int field(int word, int from, int width) {
        return (int) ((word & 0xffffffffL) >> from & (1L << width) - 1);
    }

    private static long signExtend(long value, int bits) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits);
        BigInteger low = unsigned(value).mod(modulus);
        return (low.testBit(bits - 1) ? low.subtract(modulus) : low).longValue();
    }

    private static long immB(int word) {
        int imm =
                field(word, 31, 1) << 12
                        | field(word, 7, 1) << 11
                        | field(word, 25, 6) << 5
                        | field(word, 8, 4) << 1;
        return signExtend(imm, 13);
    }

    private static long immJ(int word) {
        int imm =
                field(word, 31, 1) << 20
                        | field(word, 12, 8) << 12
                        | field(word, 20, 1) << 11
                        | field(word, 21, 10) << 1;
        return signExtend(imm, 21);
    }
}
