// SPDX-License-Identifier: Apache-2.0
package io.larch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.larch.bn254.EncodingException;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.riscv.GuestInput;
import io.larch.riscv.HostListener;
import io.larch.sumcheck.InvalidProofException;
import io.larch.zkvm.program.ProgramKey;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.Statement;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /** Its work depends on the shape alone: no well-formed proof costs more than an honest one. */
    @Test
    void aChangedProofTakesNoMoreMemoryThanAnHonestOne() throws Exception {
        Proof honest = proved.proof();
        allocated(honest);
        long most = allocated(honest) * 11 / 10 + (1 << 16);
        for (Proof changed : changed(honest)) {
            long bytes = allocated(changed);
            assertTrue(bytes <= most, bytes + " bytes, an honest proof takes less than " + most);
            assertThrows(InvalidProofException.class, () -> verifier.verify(digest, changed));
        }
    }

    private static List<Proof> changed(Proof p) {
        List<Proof> changed = new ArrayList<>();
        List<G1Affine> points = p.proof().points();
        for (int i = 0; i < points.size(); i += 7) {
            for (G1Affine other : List.of(G1Affine.INFINITY, points.get(i).neg())) {
                if (!other.equals(points.get(i))) {
                    changed.add(with(p, replaced(points, i, other), p.proof().scalars()));
                }
            }
        }
        List<FrElement> scalars = p.proof().scalars();
        for (int i = 0; i < scalars.size(); i += 37) {
            FrElement other = scalars.get(i).add(FrElement.ONE);
            changed.add(with(p, points, replaced(scalars, i, other)));
        }
        ProgramShape largest = new ProgramShape(26, 27, 28, 25, 25);
        ProgramKey key = new ProgramKey(largest, 1, p.key().bytecode(), p.key().image());
        changed.add(new Proof(key, p.statement(), p.proof()));
        ZkvmProof longer = new ZkvmProof(ProofShape.MAX_T, points, scalars);
        changed.add(new Proof(p.key(), p.statement(), longer));
        Statement big = Statement.finished(new byte[1 << 16], new byte[1 << 16]);
        changed.add(new Proof(p.key(), big, p.proof()));
        return changed;
    }

    private static Proof with(Proof p, List<G1Affine> points, List<FrElement> scalars) {
        return new Proof(p.key(), p.statement(), new ZkvmProof(p.proof().t(), points, scalars));
    }

    private static <T> List<T> replaced(List<T> list, int i, T by) {
        List<T> out = new ArrayList<>(list);
        out.set(i, by);
        return out;
    }

    /** What this thread asks for while it verifies; the verifier has no other. */
    private static long allocated(Proof proof) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        try {
            verifier.verify(digest, proof);
        } catch (InvalidProofException e) {
            assertFalse(e.getMessage().isEmpty());
        }
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    private static byte[] read(String name) throws IOException {
        return Files.readAllBytes(GUESTS.resolve(name));
    }
}
