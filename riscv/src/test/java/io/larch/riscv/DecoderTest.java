// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecoderTest {
    /** Words from the GNU assembler. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fffff537 | lui x10, 0xfffff",
                "80000597 | auipc x11, 0x80000",
                "ffdff06f | jal x0, -4",
                "7fe000ef | jal x1, 2046",
                "00008067 | jalr x0, 0(x1)",
                "fe209ee3 | bne x1, x2, -4",
                "7e20ffe3 | bgeu x1, x2, 4094",
                "fff14083 | lbu x1, -1(x2)",
                "00813503 | ld x10, 8(x2)",
                "feb13c23 | sd x11, -8(x2)",
                "80a10023 | sb x10, -2048(x2)",
                "fff00293 | addi x5, x0, -1",
                "03f29293 | slli x5, x5, 63",
                "43f2d293 | srai x5, x5, 63",
                "01f2d29b | srliw x5, x5, 31",
                "41f2d29b | sraiw x5, x5, 31",
                "40628233 | sub x4, x5, x6",
                "40628e3b | subw x28, x5, x6",
                "0262a233 | mulhsu x4, x5, x6",
                "0262e233 | rem x4, x5, x6",
                "0262d23b | divuw x4, x5, x6",
                "0ff0000f | fence",
                "8330000f | fence",
                "00100073 | ebreak",
                "00152013 | slti x0, x10, 1",
                "0000100f | fence.i",
                "00000073 | ecall",
                "30200073 | mret",
                "1005a52f | lr.w x10, (x11)",
                "1605b52f | lr.d x10, (x11)",
                "18c5a52f | sc.w x10, x12, (x11)",
                "1ec5b52f | sc.d x10, x12, (x11)",
                "08c5a52f | amoswap.w x10, x12, (x11)",
                "02c5b52f | amoadd.d x10, x12, (x11)",
                "e4c5a52f | amomaxu.w x10, x12, (x11)",
                "30559573 | csrrw x10, 0x305, x11",
                "34102573 | csrrs x10, 0x341, x0",
                "3003f073 | csrrci x0, 0x300, 7",
            })
    void decodesWhatTheAssemblerMade(String hex, String text) {
        int word = Integer.parseUnsignedInt(hex, 16);
        assertEquals(text, Decoder.decode(word).orElseThrow().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "00000000",
        "ffffffff",
        "00000173",
        "0000200f",
        "10200073",
        "10500073",
        "34411073",
        "f1402573",
        "c0002573",
        "30004073",
        "1015a52f",
        "0000102f",
        "0000402f",
        "2800202f",
        "0000707f",
        "00001067",
        "00002063",
        "00007003",
        "00004023",
        "04001013",
        "0200101b",
        "0000201b",
        "04001033",
        "0200103b",
        "00100173",
        "0000002f",
        "00000007",
        "00004501",
    })
    void refusesReservedAndForeignEncodings(String hex) {
        int word = Integer.parseUnsignedInt(hex, 16);
        assertTrue(Decoder.decode(word).isEmpty(), hex);
        assertEquals(Rv64Model.Outcome.ILLEGAL, new Rv64Model(0, 8).step(word), hex);
    }

    @Test
    void acceptsExactlyTheWordsOfTheModel() {
        Seeds.each(DecoderTest.class, DecoderTest::checkWords);
    }

    private static void checkWords(Random random) {
        Rv64Model model = new Rv64Model(0, 8);
        Instruction[] all = Instruction.values();
        for (int n = 0; n < 1_000_000; n++) {
            int word = random.nextInt();
            if (random.nextInt(4) != 0) {
                Instruction kind = all[random.nextInt(all.length)];
                word = word & ~kind.mask() | kind.match();
                word ^= random.nextInt(4) == 0 ? 1 << random.nextInt(32) : 0;
            }
            Optional<SourceInstruction> decoded = Decoder.decode(word);
            boolean legal = model.step(word) != Rv64Model.Outcome.ILLEGAL;
            assertEquals(legal, decoded.isPresent(), Integer.toHexString(word));
        }
    }

    /** Every opcode, function field and rs2, which together tell instructions apart. */
    @Test
    void acceptsExactlyTheFieldsOfTheModel() {
        Rv64Model model = new Rv64Model(0, 8);
        for (int fields = 0; fields < 1 << 22; fields++) {
            int word = fields & 127 | (fields >>> 7 & 7) << 12 | fields >>> 10 << 20;
            boolean legal = model.step(word) != Rv64Model.Outcome.ILLEGAL;
            assertEquals(legal, Decoder.decode(word).isPresent(), Integer.toHexString(word));
        }
    }

    @Test
    void everyWordOfEveryOpcodeAndFunctionFieldMatchesAtMostOneEntry() {
        for (int opcode = 0; opcode < 128; opcode++) {
            for (int functions = 0; functions < 1 << 10; functions++) {
                int word = opcode | (functions & 7) << 12 | functions >>> 3 << 25;
                long matches =
                        Arrays.stream(Instruction.values())
                                .filter(kind -> (word & kind.mask()) == kind.match())
                                .count();
                assertTrue(matches <= 1, Integer.toHexString(word));
            }
        }
    }

    @Test
    void encodeAndDecodeAreInverse() {
        for (Instruction kind : Instruction.values()) {
            SourceInstruction back = Decoder.decode(Guests.encode(kind, 3, 4, 5, 8)).orElseThrow();
            assertEquals(kind, back.kind());
            assertFalse(back.compressed());
        }
    }
}
