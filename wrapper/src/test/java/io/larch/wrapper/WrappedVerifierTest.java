// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.larch.groth16.InvalidGroth16ProofException;
import org.junit.jupiter.api.Test;

class WrappedVerifierTest {
    @Test
    void acceptsWrappedProofsOfTwoProgramsUnderOneKey() throws Exception {
        WrappedVerifier.verifyAllowingTestKeys(
                Fixture.keys().verifying(),
                Fixture.tripled().program().digest(),
                Fixture.wrapped());
        WrappedVerifier.verifyAllowingTestKeys(
                Fixture.keys().verifying(),
                Fixture.squared().program().digest(),
                Fixture.wrappedSquare());
    }

    @Test
    void refusesTestKeysInProduction() {
        InvalidGroth16ProofException e =
                assertThrows(
                        InvalidGroth16ProofException.class,
                        () ->
                                WrappedVerifier.verify(
                                        Fixture.keys().verifying(),
                                        Fixture.tripled().program().digest(),
                                        Fixture.wrapped()));
        assertEquals(InvalidGroth16ProofException.Reason.TEST_KEY, e.reason());
    }
}
