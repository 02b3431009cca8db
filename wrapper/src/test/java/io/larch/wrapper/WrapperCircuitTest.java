// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.sumcheck.PairingSums;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.verifier.Verifier;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the circuit asserts beside the verifier core. */
class WrapperCircuitTest {
    private static final ProgramShape SHAPE = Fixture.SHAPE.program();
    private static final int IO = SHAPE.b() + 8;

    @Test
    void theFixturesAreHonestProofs() throws Exception {
        byte[] fifteen = {15, 0, 0, 0, 0, 0, 0, 0};
        assertArrayEquals(fifteen, Fixture.tripled().statement().output());
        for (Fixture.Proved p : List.of(Fixture.tripled(), Fixture.squared(), Fixture.panicked())) {
            new Verifier(Fixture.SRS.verifierKey(), true)
                    .verify(p.program().digest(), p.program(), p.statement(), p.proof());
        }
    }

    @Test
    void isSatisfiedByHonestProofsOfTwoPrograms() {
        for (Fixture.Proved p : List.of(Fixture.tripled(), Fixture.squared())) {
            FrElement digest = p.program().digest();
            List<FrElement> values = p.witness().flatten();
            assertEquals(Optional.empty(), violation(digest, values));
        }
    }

    @Test
    void isNotSatisfiedByTheDigestOfAnotherProgram() {
        FrElement other = Fixture.squared().program().digest();
        Optional<String> violation = violation(other, Fixture.tripled().witness().flatten());
        assertTrue(violation.isPresent());
    }

    /** An honest proof of a run that panicked satisfies everything but the panic word. */
    @Test
    void isNotSatisfiedByAPanic() {
        Fixture.Proved p = Fixture.panicked();
        LenientField field = new LenientField();
        Fixture.verify(field, p.program().digest(), p.witness());
        assertTrue(field.failed().isEmpty(), "the core accepts");
        assertViolated("in io", p.program().digest(), p.witness().flatten());
    }

    @Test
    void isNotSatisfiedByOtherTerminationOrPanicWords() {
        for (int word : new int[] {IoBlock.TERMINATION, IoBlock.PANIC}) {
            List<FrElement> values = honest();
            values.set(IO + word, FrElement.ONE.sub(values.get(IO + word)));
            assertViolated("in io", honestDigest(), values);
        }
        List<FrElement> exchanged = honest();
        exchanged.set(IO + IoBlock.TERMINATION, FrElement.ZERO);
        exchanged.set(IO + IoBlock.PANIC, FrElement.ONE);
        assertViolated("in io", honestDigest(), exchanged);
    }

    /** Two blocks that pack to the same elements; only the range check tells them apart. */
    @Test
    void isNotSatisfiedByWordsBeyondSixtyFourBits() {
        List<FrElement> values = honest();
        int at = IO + IoBlock.INPUT_LENGTH + 1;
        FrElement carry = FrElement.reduce(BigInteger.ONE.shiftLeft(64));
        values.set(at, values.get(at).add(carry));
        values.set(at + 1, values.get(at + 1).sub(FrElement.ONE));
        assertViolated("in io/bits64", honestDigest(), values);
    }

    /** Entry bits that recompose to the digested row without being bits. */
    @Test
    void isNotSatisfiedByEntryBitsThatAreNotBits() {
        List<FrElement> values = honest();
        int last = SHAPE.b() - 1;
        assertTrue(values.get(last).isOne());
        values.set(last - 1, FrElement.ONE);
        values.set(last, FrElement.ONE.neg());
        assertViolated("in entry", honestDigest(), values);
    }

    @Test
    void isNotSatisfiedByOtherPublicValues() {
        List<FrElement> values = honest();
        PublicValues<FrElement> v = publics(honestDigest(), values);
        List<PublicValues<FrElement>> others = new ArrayList<>();
        FrElement one = FrElement.ONE;
        others.add(
                new PublicValues<>(
                        v.programDigest(),
                        v.inputDigest().add(one),
                        v.outputDigest(),
                        v.groupDigest()));
        others.add(
                new PublicValues<>(
                        v.programDigest(),
                        v.inputDigest(),
                        v.outputDigest().add(one),
                        v.groupDigest()));
        others.add(
                new PublicValues<>(
                        v.programDigest(),
                        v.inputDigest(),
                        v.outputDigest(),
                        v.groupDigest().add(one)));
        others.add(
                new PublicValues<>(
                        v.programDigest(), v.outputDigest(), v.inputDigest(), v.groupDigest()));
        for (PublicValues<FrElement> other : others) {
            String violation = Fixture.violation(other, values).orElse("");
            assertTrue(violation.contains("in digests"), violation);
        }
    }

    private static List<FrElement> honest() {
        return new ArrayList<>(Fixture.tripled().witness().flatten());
    }

    private static FrElement honestDigest() {
        return Fixture.tripled().program().digest();
    }

    private static void assertViolated(String where, FrElement digest, List<FrElement> values) {
        String violation = violation(digest, values).orElse("no violation");
        assertTrue(violation.contains(where), violation);
    }

    private static Optional<String> violation(FrElement digest, List<FrElement> values) {
        return Fixture.violation(publics(digest, values), values);
    }

    /** The public values that a cheating prover would claim. */
    private static PublicValues<FrElement> publics(FrElement digest, List<FrElement> values) {
        Iterator<FrElement> next = values.iterator();
        VerifierWitness<FrElement> witness = VerifierWitness.read(Fixture.SHAPE, next::next);
        LenientField field = new LenientField();
        PairingSums<FrElement> sums = Fixture.verify(field, digest, witness);
        return PublicValues.of(field, SHAPE, digest, witness.ioWords(), sums);
    }
}
