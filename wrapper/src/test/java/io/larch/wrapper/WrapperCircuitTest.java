// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.larch.bn254.FrElement;
import io.larch.sumcheck.FrVerifierField;
import io.larch.sumcheck.PairingSums;
import io.larch.zkvm.verifier.Verifier;
import org.junit.jupiter.api.Test;

class WrapperCircuitTest {
    @Test
    void theFixturesAreHonestProofs() throws Exception {
        assertArrayEquals(
                new byte[] {15, 0, 0, 0, 0, 0, 0, 0}, Fixture.tripled().statement().output());
        for (Fixture.Proved p :
                new Fixture.Proved[] {Fixture.tripled(), Fixture.squared(), Fixture.panicked()}) {
            new Verifier(Fixture.SRS.verifierKey(), true)
                    .verify(p.program().digest(), p.program(), p.statement(), p.proof());
        }
    }

    @Test
    void isSatisfiedByHonestProofsOfTwoPrograms() throws Exception {
        for (Fixture.Proved p : new Fixture.Proved[] {Fixture.tripled(), Fixture.squared()}) {
            PairingSums<FrElement> sums = Fixture.verify(p.program().digest(), p.witness());
            PublicValues<FrElement> v =
                    PublicValues.of(
                            new FrVerifierField(),
                            Fixture.SHAPE.program(),
                            p.program().digest(),
                            p.witness().ioWords(),
                            sums);
            Fixture.circuit().circuit().assign(v.toList(), p.witness().flatten());
        }
    }
}
