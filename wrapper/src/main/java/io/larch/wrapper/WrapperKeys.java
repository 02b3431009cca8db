// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.zkvm.shape.ProofShape;

/**
 * The two keys of one setup.
 *
 * @param proving for whoever wraps
 * @param verifying for whoever verifies
 */
public record WrapperKeys(WrapperProvingKey proving, WrapperVerifyingKey verifying) {
    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if the keys are of different shapes, or only one is a test
     *     key
     */
    public WrapperKeys {
        if (!proving.shape().equals(verifying.shape())) {
            throw new IllegalArgumentException("proving and verifying key of different shapes");
        }
        if (proving.test() != verifying.groth16().testKey()) {
            throw new IllegalArgumentException("only one of the two keys is marked as a test key");
        }
    }

    /** The shape of both. */
    public ProofShape shape() {
        return proving.shape();
    }
}
