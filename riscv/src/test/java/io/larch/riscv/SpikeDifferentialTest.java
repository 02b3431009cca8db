// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random programs in lock-step with Spike, the reference simulator, where it and the device tree
 * compiler it needs are installed. After every instruction the address, all registers and all of
 * the program's memory are those of Spike, and so are the control registers it wrote.
 */
class SpikeDifferentialTest {
    private static final String SPIKE = "spike";
    private static final int PROGRAMS = 4;

    /**
     * Spike runs a hart for this many instructions, or to a trap, counts them all, and then ends
     * its reservation. Programs are shorter and hold no reservation at a call.
     */
    private static final int TURN = 5000;

    @TempDir Path directory;

    /** What Spike's log says of the registers and memory so far. */
    private static final class Shadow {
        private final Map<Integer, Long> x = new TreeMap<>(Map.of(0, 0L));
        private final long[] image;

        Shadow(GuestProgram program) {
            image = program.image().clone();
        }

        void apply(SpikeLog.Commit commit) {
            x.putAll(commit.registers());
            for (SpikeLog.Store store : commit.stores()) {
                for (int i = 0; i < store.size(); i++) {
                    setByte(store.address() + i, store.value() >>> 8 * i & 0xff);
                }
            }
        }

        private void setByte(long address, long value) {
            int shift = (int) (8 * (address & 7));
            int word = (int) (address - Guests.START >>> 3);
            image[word] = image[word] & ~(0xffL << shift) | value << shift;
        }

        void compare(LockStep here, String where) {
            long[] ours = here.x();
            x.forEach((r, value) -> assertEquals(value, ours[r], () -> where + ": x" + r));
            for (int i = 0; i < image.length; i++) {
                long address = Guests.START + 8L * i;
                if (image[i] != here.word(address)) {
                    assertEquals(image[i], here.word(address), where + ": memory at " + address);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyInstructionAgrees(RandomProgram.Style style) throws Exception {
        ExternalTool.need(SPIKE, "dtc");
        Seeds.each(
                RandomProgram.class,
                style,
                PROGRAMS,
                random ->
                        check(
                                new RandomProgram(
                                        random.nextLong(), style, Instruction.EBREAK.match())));
    }

    private void check(RandomProgram code)
            throws IOException, InterruptedException, GuestException {
        GuestProgram program = code.program();
        ExecutionReport report = Machine.run(program, GuestInput.EMPTY, 1 << 20, HostListener.NONE);
        int expected = (int) report.instructions() - 1;
        long calls = report.instructionCounts().getOrDefault(Instruction.ECALL, 0L);
        List<SpikeLog.Commit> commits = runOnSpike(code, (calls + 2) * TURN);
        assertTrue(commits.size() >= expected, Files.readString(directory.resolve("messages")));
        LockStep here = new LockStep(program);
        Shadow spike = new Shadow(program);
        for (SpikeLog.Commit commit : commits.subList(0, expected)) {
            String where = "at " + Long.toHexString(commit.pc());
            assertEquals(commit.pc(), here.pc(), where);
            here.step();
            spike.apply(commit);
            spike.compare(here, where);
            compareControl(commit, here, where);
        }
        here.step();
        assertTrue(here.halted());
        here.compareMemory();
    }

    private static void compareControl(SpikeLog.Commit commit, LockStep here, String where) {
        for (ControlRegister register : ControlRegister.values()) {
            Long written = commit.control().get(register.number());
            if (written != null) {
                long ours = here.system()[1 + register.ordinal()] | register.fixed();
                assertEquals(written, ours, where + ": " + register);
            }
        }
    }

    private List<SpikeLog.Commit> runOnSpike(RandomProgram code, long instructions)
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
                                "--instructions=" + instructions,
                                elf.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("messages").toFile())
                        .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "spike does not end");
        List<SpikeLog.Commit> commits = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            SpikeLog.parse(line).filter(c -> c.pc() >= Guests.START).ifPresent(commits::add);
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
