// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random programs on QEMU's user-mode emulator, where it is installed. */
class QemuDifferentialTest {
    private static final String QEMU = "qemu-riscv64";
    private static final int ECALL = 0x73;
    private static final int PROGRAMS = 12;
    private static final List<RandomProgram.Style> STYLES =
            List.of(RandomProgram.Style.WORDS, RandomProgram.Style.MIXED);

    /** write(1, x3, 256); exit(0). */
    private static final int[] WRITE_AND_EXIT = {
        Guests.encode(Instruction.ADDI, 10, 0, 0, 1),
        Guests.encode(Instruction.ADDI, 11, 3, 0, 0),
        Guests.encode(Instruction.ADDI, 12, 0, 0, 256),
        Guests.encode(Instruction.ADDI, 17, 0, 0, 64),
        ECALL,
        Guests.encode(Instruction.ADDI, 10, 0, 0, 0),
        Guests.encode(Instruction.ADDI, 17, 0, 0, 93),
        ECALL
    };

    @TempDir Path directory;

    @Test
    void finalRegistersAgree() throws IOException, InterruptedException, GuestException {
        assumeTrue(isInstalled(), QEMU + " is not installed: differential test skipped");
        Random random = Seeds.random(QemuDifferentialTest.class);
        for (int n = 0; n < PROGRAMS; n++) {
            long seed = random.nextLong();
            RandomProgram.Style style = STYLES.get(n % STYLES.size());
            RandomProgram theirs = new RandomProgram(new Random(seed), style, 900, WRITE_AND_EXIT);
            int[] halting = WRITE_AND_EXIT.clone();
            halting[0] = Guests.encode(Instruction.EBREAK, 0, 0, 0, 0);
            RandomProgram ours = new RandomProgram(new Random(seed), style, 900, halting);
            assertArrayEquals(runOnQemu(theirs), runHere(ours), style + " program seed " + seed);
        }
    }

    private byte[] runOnQemu(RandomProgram code) throws IOException, InterruptedException {
        Path elf = directory.resolve("program.elf");
        Files.write(elf, code.pageAlignedElf());
        assertTrue(elf.toFile().setExecutable(true));
        Process process = new ProcessBuilder(QEMU, elf.toString()).start();
        byte[] output = process.getInputStream().readAllBytes();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
        return output;
    }

    private static byte[] runHere(RandomProgram code) throws GuestException {
        GuestProgram program = code.program();
        Trace trace = Tracer.trace(program, GuestInput.EMPTY, 1 << 20);
        ByteBuffer registers = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        int first = program.layout().cell(Guests.START + code.registersAt());
        for (int r = 0; r < 32; r++) {
            registers.putLong(trace.finalMemory().read(first + r));
        }
        return registers.array();
    }

    private static boolean isInstalled() {
        return Seeds.isInstalled(QEMU);
    }
}
