// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random programs in lock-step with QEMU's user-mode emulator, where it is installed: the address
 * and all registers before every instruction, and the program's data at the end.
 */
class QemuDifferentialTest {
    private static final String QEMU = "qemu-riscv64";
    private static final int PROGRAMS = 5;
    private static final Pattern NUMBER = Pattern.compile("(pc|x(\\d+)/\\w+) +([0-9a-f]{16})");

    /** write(1, data, its length); exit(0). */
    private static final int[] WRITE_AND_EXIT = {
        Guests.encode(Instruction.ADDI, 10, 0, 0, 1),
        Guests.encode(Instruction.ADDI, 11, 3, 0, -RandomProgram.DATA_BYTES / 2),
        Guests.encode(Instruction.ADDI, 12, 0, 0, RandomProgram.DATA_BYTES / 2),
        Guests.encode(Instruction.ADD, 12, 12, 12, 0),
        Guests.encode(Instruction.ADDI, 17, 0, 0, 64),
        Instruction.ECALL.match(),
        Guests.encode(Instruction.ADDI, 10, 0, 0, 0),
        Guests.encode(Instruction.ADDI, 17, 0, 0, 93),
        Instruction.ECALL.match()
    };

    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MACHINE")
    void everyInstructionAgrees(RandomProgram.Style style) throws Exception {
        ExternalTool.need(QEMU);
        Seeds.each(
                RandomProgram.class,
                style,
                PROGRAMS,
                random -> {
                    long seed = random.nextLong();
                    int[] halting = WRITE_AND_EXIT.clone();
                    halting[0] = Instruction.EBREAK.match();
                    check(
                            new RandomProgram(seed, style, WRITE_AND_EXIT),
                            new RandomProgram(seed, style, halting));
                });
    }

    private void check(RandomProgram theirs, RandomProgram ours)
            throws IOException, InterruptedException, GuestException {
        Path log = directory.resolve("log");
        byte[] data = runOnQemu(theirs, log);
        LockStep here = new LockStep(ours.program());
        try (BufferedReader lines = Files.newBufferedReader(log)) {
            long[] state = next(lines);
            while (!here.halted()) {
                long pc = here.pc();
                assertEquals(Long.toHexString(state[32]), Long.toHexString(pc));
                here.step();
                state = next(lines);
                if (!here.halted()) {
                    compare(state, here.x(), pc);
                }
            }
        }
        here.compareMemory();
        assertArrayEquals(data, data(here, ours));
    }

    /** After the prologue all registers; before it those that QEMU starts with 0. */
    private static void compare(long[] state, long[] x, long pc) {
        long[] theirs = Arrays.copyOf(state, 32);
        if (x[2] == 0) {
            theirs[2] = 0;
        }
        assertArrayEquals(theirs, x, "after " + Long.toHexString(pc));
    }

    /** x0 to x31 and pc, as the log has them before an instruction. */
    private static long[] next(BufferedReader lines) throws IOException {
        long[] state = new long[33];
        int found = 0;
        while (found < state.length) {
            String line = lines.readLine();
            assertTrue(line != null, "the log ends");
            for (Matcher m = NUMBER.matcher(line); m.find(); found++) {
                int index = m.group(2) == null ? 32 : Integer.parseInt(m.group(2));
                state[index] = Long.parseUnsignedLong(m.group(3), 16);
            }
        }
        return state;
    }

    private byte[] runOnQemu(RandomProgram code, Path log)
            throws IOException, InterruptedException {
        Path elf = directory.resolve("program.elf");
        Files.write(elf, code.pageAlignedElf());
        assertTrue(elf.toFile().setExecutable(true));
        Process process =
                new ProcessBuilder(
                                QEMU,
                                "-singlestep",
                                "-d",
                                "nochain,cpu",
                                "-D",
                                log.toString(),
                                elf.toString())
                        .start();
        byte[] output = process.getInputStream().readAllBytes();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
        return output;
    }

    private static byte[] data(LockStep here, RandomProgram code) {
        ByteBuffer data =
                ByteBuffer.allocate(RandomProgram.DATA_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (data.hasRemaining()) {
            data.putLong(here.word(Guests.START + code.dataAt() + data.position()));
        }
        return data.array();
    }
}
