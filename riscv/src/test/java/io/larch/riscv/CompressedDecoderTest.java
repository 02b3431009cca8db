// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All 65,536 halfwords. */
class CompressedDecoderTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/compressed.csv");

    @Test
    void everyHalfwordIsTheWordOfTheModelOrIllegal() {
        for (int half = 0; half < 1 << 16; half++) {
            Optional<SourceInstruction> found = Decoder.decodeCompressed(half);
            int word = (half & 3) == 3 ? 0 : Rv64CompressedModel.expand(half);
            assertEquals(word != 0, found.isPresent(), Integer.toHexString(half));
            if (word != 0) {
                SourceInstruction wide = Decoder.decode(word).orElseThrow();
                assertEquals(compressed(wide), found.orElseThrow(), Integer.toHexString(half));
                assertEquals(2, found.orElseThrow().length());
            }
        }
    }

    @Test
    void everyHalfwordMatchesAtMostOneEntry() {
        for (int half = 0; half < 1 << 16; half++) {
            int h = half;
            long matches =
                    Arrays.stream(CompressedInstruction.values()).filter(e -> e.matches(h)).count();
            assertTrue(matches <= 1, Integer.toHexString(half));
        }
    }

    /** The golden file comes from the GNU tools, see src/test/oracle/compressed.py. */
    @Test
    void theGnuToolsAgree() throws IOException, NoSuchAlgorithmException {
        StringBuilder text = new StringBuilder("group,legal,sha256\n");
        for (int group = 0; group < 32; group++) {
            if ((group & 3) != 3) {
                text.append(summary(group));
            }
        }
        assertEquals(Files.readString(GOLDEN), text.toString());
    }

    private static String summary(int group) throws NoSuchAlgorithmException {
        StringBuilder lines = new StringBuilder();
        int legal = 0;
        for (int middle = 0; middle < 1 << 11; middle++) {
            int half = group >>> 2 << 13 | middle << 2 | group & 3;
            Optional<SourceInstruction> found = Decoder.decodeCompressed(half);
            if (found.isPresent()) {
                legal++;
                lines.append("%04x %08x\n".formatted(half, encode(found.get())));
            }
        }
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        String digest =
                HexFormat.of()
                        .formatHex(sha.digest(lines.toString().getBytes(StandardCharsets.UTF_8)));
        String bits = Integer.toBinaryString(32 | group).substring(1);
        return "%s.%s,%d,%s\n".formatted(bits.substring(0, 3), bits.substring(3), legal, digest);
    }

    private static int encode(SourceInstruction i) {
        int imm = (int) i.imm();
        int field = i.kind().format() == Format.U ? imm >>> 12 : imm;
        return Guests.encode(i.kind(), i.rd(), i.rs1(), i.rs2(), field);
    }

    private static SourceInstruction compressed(SourceInstruction i) {
        return new SourceInstruction(i.kind(), i.rd(), i.rs1(), i.rs2(), i.imm(), true);
    }

    /** Halfwords from the GNU assembler. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1141 | addi x2, x2, -16",
                "7139 | addi x2, x2, -64",
                "1fec | addi x11, x2, 1020",
                "e406 | sd x1, 8(x2)",
                "60a2 | ld x1, 8(x2)",
                "8082 | jalr x0, 0(x1)",
                "9502 | jalr x1, 0(x10)",
                "9002 | ebreak",
                "852e | add x10, x0, x11",
                "952e | add x10, x10, x11",
                "757d | lui x10, 0xfffff",
                "a001 | jal x0, 0",
                "bffd | jal x0, -2",
                "dd7d | beq x10, x0, -2",
                "e119 | bne x10, x0, 6",
                "95aa | add x11, x11, x10",
                "9d0d | subw x10, x10, x11",
                "1502 | slli x10, x10, 32",
                "91fd | srli x11, x11, 63",
                "0001 | addi x0, x0, 0",
            })
    void decodesWhatTheAssemblerMade(String hex, String text) {
        int half = Integer.parseInt(hex, 16);
        assertEquals(text, Decoder.decodeCompressed(half).orElseThrow().toString());
    }

    @Test
    void reservedAndFloatingPointHalfwordsAreIllegal() {
        List<Integer> illegal =
                List.of(
                        0x0000, 0x0004, 0x2000, 0xa000, 0x2002, 0xa002, 0x8000, 0x9c41, 0x9c61,
                        0x6101, 0x6001, 0x6281, 0x2001, 0x4002, 0x6002, 0x8002);
        for (int half : illegal) {
            assertTrue(Decoder.decodeCompressed(half).isEmpty(), Integer.toHexString(half));
        }
    }
}
