// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.larch.riscv.GuestProgram;
import io.larch.riscv.Trace;
import io.larch.sumcheck.InvalidProofException;
import io.larch.sumcheck.Srs;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.statement.Statement;
import io.larch.zkvm.verifier.Verifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ZkvmProverTest {
    private static Srs srs;
    private static GuestProgram fibonacci;
    private static ProvingProgram program;

    @BeforeAll
    static void prepare() throws Exception {
        srs = Guests.srs(15);
        fibonacci = Guests.load("fibonacci");
        program = ProvingProgram.of(fibonacci, Guests.context(srs, 1).committer());
    }

    private static void verify(ProvingProgram program, Statement statement, ZkvmProof proof)
            throws InvalidProofException {
        new Verifier(srs.verifierKey(), false)
                .verify(program.key().digest(), program.key(), statement, proof);
    }

    private static Statement statement(Trace trace) {
        return IoBlock.statement(program.key().shape(), trace.ioBlock());
    }

    @Test
    void provesAGuestWithOneOrTwoThreadsByTheSameProof() throws Exception {
        Trace trace = Guests.trace(fibonacci, Guests.words(90));
        ZkvmProof one =
                new ZkvmProver(Guests.context(srs, 1), program)
                        .prove(trace, ProverListener.NONE)
                        .proof();
        ZkvmProof two =
                new ZkvmProver(Guests.context(srs, 2), program)
                        .prove(trace, ProverListener.NONE)
                        .proof();
        assertEquals(one, two);
        byte[] output = Guests.words(2880067194370816120L);
        verify(program, Statement.finished(Guests.words(90), output), one);
        output[0] ^= 1;
        Statement other = Statement.finished(Guests.words(90), output);
        assertThrows(InvalidProofException.class, () -> verify(program, other, one));
    }

    @Test
    void tellsTheListenerEveryStageOnce() throws Exception {
        Trace trace = Guests.trace(fibonacci, Guests.words(3));
        List<String> stages = new ArrayList<>();
        List<Double> fractions = new ArrayList<>();
        ProverReport report =
                new ZkvmProver(Guests.context(srs, 2), program)
                        .prove(
                                trace,
                                (stage, fraction) -> {
                                    stages.add(stage);
                                    fractions.add(fraction);
                                })
                        .report();
        assertEquals(List.of("witness", "commit", "S1", "S2", "S3", "S4", "S5", "S6"), stages);
        assertEquals(fractions.stream().sorted().toList(), fractions);
        assertEquals(stages, List.copyOf(report.nanoseconds().keySet()));
    }

    @Test
    void aMutatedTraceGivesARejectedProof() throws Exception {
        rejects(trace -> trace.rdPost()[20] ^= 1);
        rejects(trace -> trace.rs2Value()[30]++);
        rejects(trace -> trace.row()[40] = trace.row()[41]);
    }

    private static void rejects(Consumer<Trace> fault) throws Exception {
        Trace trace = Guests.trace(fibonacci, Guests.words(4));
        Statement statement = statement(trace);
        fault.accept(trace);
        ZkvmProof proof =
                new ZkvmProver(Guests.context(srs, 2), program)
                        .prove(trace, ProverListener.NONE)
                        .proof();
        assertThrows(InvalidProofException.class, () -> verify(program, statement, proof));
    }

    @Test
    @Tag("slow")
    void provesASha256Digest() throws Exception {
        byte[] message = "Larch proves this line.".getBytes(StandardCharsets.US_ASCII);
        GuestProgram sha256 = Guests.load("sha256");
        ProvingProgram key = ProvingProgram.of(sha256, Guests.context(srs, 2).committer());
        Trace trace = Guests.trace(sha256, message);
        ZkvmProof proof =
                new ZkvmProver(Guests.context(srs, 2), key)
                        .prove(trace, ProverListener.NONE)
                        .proof();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(message);
        assertArrayEquals(digest, statement(trace).output());
        verify(key, Statement.finished(message, digest), proof);
    }
}
