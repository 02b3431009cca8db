// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * A slow RV64IMAC with control registers, written from the ISA manual as an oracle: it picks fields
 * out of the word itself and computes with unbounded integers. It shares nothing with the code
 * under test but the memory bounds.
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
    final Map<Integer, Long> csr =
            new HashMap<>(
                    Map.of(0x300, 0x1800L, 0x305, 0L, 0x340, 0L, 0x341, 0L, 0x342, 0L, 0x343, 0L));

    /** Address and size that LR reserved, size 0 if none. */
    long reserved;

    int reservedSize;
    private final long low;
    private final long high;
    long pc;

    /** A model whose data may lie at low (inclusive) to high (exclusive). */
    Rv64Model(long low, long high) {
        this.low = low;
        this.high = high;
    }

    /** Executes what stands at pc, two or four bytes. */
    Outcome step() {
        int half = (int) load(pc, 2);
        if ((half & 3) == 3) {
            return step((int) load(pc, 4));
        }
        int word = Rv64CompressedModel.expand(half);
        return word == 0 ? Outcome.ILLEGAL : step(word, 2);
    }

    Outcome step(int word) {
        return step(word, 4);
    }

    Outcome step(int word, int length) {
        int opcode = field(word, 0, 7);
        int funct3 = field(word, 12, 3);
        int funct7 = field(word, 25, 7);
        int rd = field(word, 7, 5);
        long a = x[field(word, 15, 5)];
        long b = x[field(word, 20, 5)];
        long immI = signExtend(field(word, 20, 12), 12);
        long next = pc + length;
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
                if (funct3 > 1) {
                    return Outcome.ILLEGAL;
                }
            }
            case 0b0101111 -> {
                int funct5 = field(word, 27, 5);
                boolean legal = funct5 % 4 == 0 || funct5 <= 3 && funct5 > 0;
                boolean lrWithRs2 = funct5 == 2 && field(word, 20, 5) != 0;
                if (funct3 != 2 && funct3 != 3 || !legal || lrWithRs2) {
                    return Outcome.ILLEGAL;
                }
                int size = 1 << funct3;
                Outcome check = check(a, size);
                if (check != Outcome.NEXT) {
                    return check;
                }
                result = atomic(funct5, size, a, b);
            }
            case 0b1110011 -> {
                if (word == 0x00100073) {
                    return Outcome.HALT;
                } else if (word == 0x00000073) {
                    next = call();
                } else if (word == 0x30200073) {
                    long status = csr.get(0x300);
                    csr.put(0x300, 0x1880 | (status & 0x80) >> 4);
                    next = csr.get(0x341);
                } else if (funct3 % 4 == 0 || !csr.containsKey(field(word, 20, 12))) {
                    return Outcome.ILLEGAL;
                } else {
                    result = csr.get(field(word, 20, 12));
                    long operand = funct3 < 4 ? a : field(word, 15, 5);
                    control(field(word, 20, 12), funct3 % 4, operand);
                }
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

    private long atomic(int funct5, int size, long address, long b) {
        long old = signExtend(load(address, size), 8 * size);
        if (funct5 == 2) {
            reserved = address;
            reservedSize = size;
            return old;
        }
        if (funct5 == 3) {
            boolean success = reservedSize == size && reserved == address;
            reservedSize = 0;
            if (success) {
                store(address, size, b);
            }
            return success ? 0 : 1;
        }
        BigInteger x = signed(old);
        BigInteger y = signed(signExtend(b, 8 * size));
        BigInteger modulus = BigInteger.ONE.shiftLeft(8 * size);
        boolean greater = x.compareTo(y) > 0;
        boolean greaterUnsigned = x.mod(modulus).compareTo(y.mod(modulus)) > 0;
        BigInteger value =
                switch (funct5) {
                    case 0 -> x.add(y);
                    case 1 -> y;
                    case 4 -> x.xor(y);
                    case 8 -> x.or(y);
                    case 12 -> x.and(y);
                    case 16 -> greater ? y : x;
                    case 20 -> greater ? x : y;
                    case 24 -> greaterUnsigned ? y : x;
                    default -> greaterUnsigned ? x : y;
                };
        store(address, size, value.longValue());
        return old;
    }

    /** Environment call from machine mode: returns the address of the handler. */
    private long call() {
        csr.put(0x341, pc);
        csr.put(0x342, 11L);
        csr.put(0x343, 0L);
        csr.put(0x300, 0x1800 | (csr.get(0x300) & 8) << 4);
        return csr.get(0x305);
    }

    private void control(int number, int operation, long operand) {
        long old = csr.get(number);
        long value =
                switch (operation) {
                    case 1 -> operand;
                    case 2 -> old | operand;
                    default -> old & ~operand;
                };
        csr.put(
                number,
                switch (number) {
                    case 0x300 -> value & 0x88 | 0x1800;
                    case 0x305 -> value / 4 * 4 - (value < 0 && value % 4 != 0 ? 4 : 0);
                    case 0x341 -> value - (value & 1);
                    default -> value;
                });
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
