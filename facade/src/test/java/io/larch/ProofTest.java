// SPDX-License-Identifier: Apache-2.0
package io.larch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.larch.bn254.EncodingException;
import io.larch.bn254.FrElement;
import io.larch.riscv.GuestInput;
import io.larch.riscv.HostListener;
import io.larch.sumcheck.InvalidProofException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The facade as a user's program would use it. */
class ProofTest {
    private static final Path GUESTS = Path.of("..", "guest-programs");

    private static Program program;
    private static FrElement digest;
    private static Prover.Result proved;
    private static Verifier verifier;

    @BeforeAll
    static void proveAGuest() throws Exception {
        program = Program.fromElf(read("elf/fibonacci.elf"));
        GuestInput input = GuestInput.of(read("src/fibonacci/input.bin"));
        PublicParameters parameters = PublicParameters.insecureTest();
        try (Prover prover = new Prover(parameters, 2)) {
            proved =
                    prover.prove(
                            program,
                            input,
                            ProvingOptions.standard(),
                            HostListener.NONE,
                            ProofListener.NONE);
            digest = prover.digest(program);
        }
        verifier = new Verifier(parameters.verifierKey(), false);
    }

    @Test
    void provesVerifiesAndSurvivesItsFile() throws Exception {
        byte[] bytes = proved.proof().encode();
        Proof decoded = Proof.decode(bytes);
        assertArrayEquals(bytes, decoded.encode());
        assertDoesNotThrow(() -> verifier.verify(digest, decoded));
        assertArrayEquals(read("src/fibonacci/output.bin"), decoded.statement().output());
        assertEquals(14, decoded.proof().t());
    }

    @Test
    void anotherReferenceStringIsRejected() throws Exception {
        io.larch.bn254.G2Affine other =
                io.larch.bn254.G2Affine.GENERATOR.toJacobian().mul(FrElement.of(7)).toAffine();
        Verifier wrong = new Verifier(new io.larch.sumcheck.KzgVerifierKey(other), false);
        assertThrows(InvalidProofException.class, () -> wrong.verify(digest, proved.proof()));
    }

    @Test
    void aKeyThatIsNotTheDigestedOneIsRejected() {
        FrElement other = digest.add(FrElement.ONE);
        assertThrows(InvalidProofException.class, () -> verifier.verify(other, proved.proof()));
    }

    @Test
    void everyTruncationOfTheFileIsATypedError() {
        byte[] bytes = proved.proof().encode();
        for (int n = 0; n < bytes.length; n += n < 400 ? 1 : 997) {
            byte[] cut = Arrays.copyOf(bytes, n);
            assertThrows(EncodingException.class, () -> Proof.decode(cut), "length " + n);
        }
    }

    private static byte[] read(String name) throws IOException {
        return Files.readAllBytes(GUESTS.resolve(name));
    }
}
