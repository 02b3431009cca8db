// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random programs in lock-step with Spike, the reference simulator, where it (and the device tree
 * compiler it needs) is installed: address and register of every instruction, control registers
 * included.
 */
class SpikeDifferentialTest {
    private static final String SPIKE = "spike";
    private static final int EBREAK = Guests.encode(Instruction.EBREAK, 0, 0, 0, 0);
    private static final int PROGRAMS = 6;

    /** Below the 5,000 instructions after which Spike ends a reservation by itself. */
    private static final int LENGTH = 500;

    private static final Pattern COMMIT =
            Pattern.compile(
                    "core +0: 3 0x([0-9a-f]{16}) \\(0x[0-9a-f]+\\)(?: x(\\d+) +0x([0-9a-f]{16}))?.*");

    @TempDir Path directory;

    /** An instruction as Spike saw it: its address and the register it wrote, 0 if none. */
    private record Commit(long pc, int rd, long value) {}

    @Test
    void everyInstructionAgrees() throws IOException, InterruptedException, GuestException {
        assumeTrue(
                Seeds.isInstalled(SPIKE) && Seeds.isInstalled("dtc"),
                SPIKE + " or dtc is not installed: differential test skipped");
        Random random = Seeds.random(SpikeDifferentialTest.class);
        for (int n = 0; n < PROGRAMS; n++) {
            long seed = random.nextLong();
            RandomProgram.Style[] styles = RandomProgram.Style.values();
            RandomProgram.Style style = styles[n % styles.length];
            RandomProgram code = new RandomProgram(new Random(seed), style, LENGTH, EBREAK);
            check(code, style + " program seed " + seed);
        }
    }

    private void check(RandomProgram code, String what)
            throws IOException, InterruptedException, GuestException {
        GuestProgram program = code.program();
        ExecutionReport report = Machine.run(program, GuestInput.EMPTY, 1 << 20, HostListener.NONE);
        List<Commit> commits = runOnSpike(code, report.instructions());
        int expected = (int) report.instructions() - 1;
        String messages = Files.readString(directory.resolve("messages"));
        assertTrue(commits.size() >= expected, what + ": " + messages);
        GuestMemory memory = new GuestMemory(program.layout());
        memory.fill(program, new long[0], new long[0]);
        Machine machine = new Machine(program, memory);
        long pc = program.entry();
        for (Commit commit : commits.subList(0, expected)) {
            assertEquals(commit.pc, pc, what);
            pc = machine.stepAt(pc);
            if (commit.rd != 0) {
                String where = what + " at " + Long.toHexString(commit.pc);
                assertEquals(commit.value, machine.x()[commit.rd], where);
            }
        }
    }

    private List<Commit> runOnSpike(RandomProgram code, long instructions)
            throws IOException, InterruptedException {
        Path elf =
                Files.write(directory.resolve("program.elf"), withSection(code.pageAlignedElf()));
        Path log = directory.resolve("commits");
        Process process =
                new ProcessBuilder(
                                SPIKE,
                                "--isa=rv64imac_zifencei",
                                "--priv=m",
                                "-m0x80000000:0x1000000",
                                "-l",
                                "--log-commits",
                                "--log=" + log,
                                "--instructions=" + (instructions + 4),
                                elf.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("messages").toFile())
                        .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "spike does not end");
        List<Commit> commits = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            Matcher m = COMMIT.matcher(line);
            if (m.matches()) {
                long pc = Long.parseUnsignedLong(m.group(1), 16);
                int rd = m.group(2) == null ? 0 : Integer.parseInt(m.group(2));
                long value = rd == 0 ? 0 : Long.parseUnsignedLong(m.group(3), 16);
                if (pc >= Guests.START) {
                    commits.add(new Commit(pc, rd, value));
                }
            }
        }
        return commits;
    }

    /** Spike insists on a table of sections with a table of names: one section, without a name. */
    private static byte[] withSection(byte[] elf) {
        int header = elf.length + 8;
        ByteBuffer out = ByteBuffer.allocate(header + 64).order(ByteOrder.LITTLE_ENDIAN);
        out.put(elf).putLong(40, header).putShort(58, (short) 64).putShort(60, (short) 1);
        out.putInt(header + 4, 3).putLong(header + 24, elf.length).putLong(header + 32, 8);
        return out.array();
    }
}
