// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.groth16.VerifyingKey;
import io.larch.sumcheck.InvalidProofException;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.Statement;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WrapperTest {
    private static final Fixture.Proved HONEST = Fixture.tripled();

    @Test
    void refusesKeysOfAnotherShape() {
        ProofShape larger = ProofShape.of(Fixture.SHAPE.program(), 5);
        WrapperCircuit circuit = new WrapperCircuit(larger, Fixture.circuit().circuit());
        KeyMismatchException e =
                assertThrows(
                        KeyMismatchException.class,
                        () ->
                                new Wrapper(
                                        Fixture.KERNELS,
                                        circuit,
                                        Fixture.keys(),
                                        new SecureRandom()));
        assertTrue(e.getMessage().contains("t=4") && e.getMessage().contains("t=5"));
    }

    @Test
    void refusesAProofOfAnotherLength() {
        ZkvmProof longer = new ZkvmProof(5, HONEST.proof().points(), HONEST.proof().scalars());
        assertThrows(
                KeyMismatchException.class,
                () -> Fixture.wrapper().wrap(HONEST.program(), HONEST.statement(), longer));
    }

    @Test
    void refusesAPanicProofAndAFalseStatement() {
        Fixture.Proved panicked = Fixture.panicked();
        assertRefused(panicked, panicked.statement());
        Statement s = panicked.statement();
        assertRefused(panicked, Statement.finished(s.input(), s.output()));
        assertRefused(HONEST, new Statement(s.input(), HONEST.statement().output(), 1, 1));
        assertRefused(HONEST, new Statement(s.input(), HONEST.statement().output(), 1, 0));
        assertRefused(HONEST, Statement.finished(s.input(), s.output()));
    }

    @Test
    void refusesAnInvalidProof() {
        List<FrElement> scalars = new ArrayList<>(HONEST.proof().scalars());
        scalars.set(0, scalars.get(0).add(FrElement.ONE));
        ZkvmProof bad = new ZkvmProof(4, HONEST.proof().points(), scalars);
        assertThrows(
                InvalidProofException.class,
                () -> Fixture.wrapper().wrap(HONEST.program(), HONEST.statement(), bad));
    }

    /** A verifying key of another setup: here, one with two points of its inputs exchanged. */
    @Test
    @Tag("slow")
    void refusesKeysThatDoNotBelongTogether() throws Exception {
        VerifyingKey key = Fixture.keys().verifying().groth16();
        List<G1Affine> k = new ArrayList<>(key.k());
        Collections.swap(k, 1, 2);
        VerifyingKey other =
                new VerifyingKey(
                        key.alpha1(),
                        key.beta1(),
                        key.beta2(),
                        key.gamma2(),
                        key.delta1(),
                        key.delta2(),
                        k,
                        key.commitment(),
                        true);
        WrapperVerifyingKey verifying =
                new WrapperVerifyingKey(Fixture.SHAPE, other, Fixture.SRS.verifierKey(), true);
        Wrapper wrapper =
                new Wrapper(
                        Fixture.KERNELS,
                        Fixture.circuit(),
                        new WrapperKeys(Fixture.keys().proving(), verifying),
                        new SecureRandom());
        KeyMismatchException e =
                assertThrows(
                        KeyMismatchException.class,
                        () -> wrapper.wrap(HONEST.program(), HONEST.statement(), HONEST.proof()));
        assertTrue(e.getMessage().contains("one setup"), e.getMessage());
    }

    @Test
    void keysOfDifferentShapesDoNotPair() {
        ProofShape other = ProofShape.of(new ProgramShape(5, 2, 6, 3, 3), 4);
        WrapperProvingKey proving =
                new WrapperProvingKey(other, Fixture.keys().proving().groth16());
        assertThrows(
                IllegalArgumentException.class,
                () -> new WrapperKeys(proving, Fixture.keys().verifying()));
    }

    private static void assertRefused(Fixture.Proved p, Statement statement) {
        assertThrows(
                InvalidProofException.class,
                () -> Fixture.wrapper().wrap(p.program(), statement, p.proof()));
    }
}
