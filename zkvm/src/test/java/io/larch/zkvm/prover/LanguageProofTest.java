// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.larch.riscv.GuestInput;
import io.larch.riscv.GuestProgram;
import io.larch.riscv.Tracer;
import io.larch.sumcheck.InvalidProofException;
import io.larch.sumcheck.ProverContext;
import io.larch.sumcheck.Srs;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.statement.Statement;
import io.larch.zkvm.verifier.Verifier;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A committed guest of each language is proved on a short input; the proof stands for the right
 * output and for no other.
 */
class LanguageProofTest {
    private static Srs srs;

    @BeforeAll
    static void prepare() {
        srs = Guests.srs(17);
    }

    @ParameterizedTest
    @CsvSource({
        "assembly, gcd, 0c00000000000000 1200000000000000, 0600000000000000",
        "C, fibonacci, 3200000000000000, 613933ee02000000", // 50: 12586269025
        "C++, cpp-words, 62206120 62, 6120310a 6220320a", // "b a b": "a 1", "b 2"
        "Rust, rust-words, 62206120 62, 6120310a 6220320a",
        "C with picolibc, picolibc-ledger, 6120350a 61202d370a,"
                + " 61202020202020202020202020202020 202020202020202020202d320a"
    })
    void isProved(String language, String name, String inputHex, String outputHex)
            throws Exception {
        byte[] input = bytes(inputHex);
        byte[] output = bytes(outputHex);
        GuestProgram guest = Guests.load(name);
        ProverContext context = Guests.context(srs, 2);
        ProvingProgram program = ProvingProgram.of(guest, context.committer());
        ZkvmProof proof =
                new ZkvmProver(context, program)
                        .prove(
                                Tracer.trace(guest, GuestInput.of(input), 1 << 14),
                                ProverListener.NONE)
                        .proof();
        verify(program, Statement.finished(input, output), proof);
        output[0] ^= 1;
        Statement other = Statement.finished(input, output);
        assertThrows(InvalidProofException.class, () -> verify(program, other, proof));
    }

    private static void verify(ProvingProgram program, Statement statement, ZkvmProof proof)
            throws InvalidProofException {
        new Verifier(srs.verifierKey(), false)
                .verify(program.key().digest(), program.key(), statement, proof);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
