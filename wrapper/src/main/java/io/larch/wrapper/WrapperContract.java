// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.groth16.VerifyingKey;
import io.larch.groth16.export.SolidityVerifier;

/**
 * The contract of a wrapper key: it verifies the Groth16 part of wrapped proofs, and only that.
 *
 * <p>The statement of a wrapped proof is more than its Groth16 part: see the notice that the
 * contract carries. A contract of the whole statement belongs here. It would recompute the digests
 * and the group part as {@link WrappedVerifier} does, which takes Poseidon2 and some hundred scalar
 * multiplications on chain; once the group part is inside the circuit, {@code groupDigest} goes and
 * what is left to the caller is the first two points of the notice.
 */
public final class WrapperContract {
    /** Name of the contract. */
    public static final String NAME = "LarchGroth16Verifier";

    private static final String NOTICE =
            """
            THIS CONTRACT ALONE DOES NOT CHECK A WRAPPED PROOF OF LARCH: it checks the Groth16 part.
            Its public inputs are %s, in this order.
            The wrapped proof holds only if, besides, whoever relies on it
            1. finds programDigest to be that of the program that is meant,
            2. recomputes inputDigest and outputDigest from the bytes that are relied on,
            3. recomputes groupDigest from the points and scalars of the proof, all canonical and
               on the curve, and finds e(L, [1]_2) = e(R, [tau]_2) for their sums L and R.
            Without 3 anybody can make a proof of any program, input and output that passes here.
            """;

    private WrapperContract() {}

    /** The source of the contract; that of a key for tests begins with a warning. */
    public static String write(WrapperVerifyingKey key) {
        String notice = NOTICE.formatted(String.join(", ", PublicValues.NAMES));
        VerifyingKey groth16 = key.test() ? key.groth16().asTestKey() : key.groth16();
        return SolidityVerifier.write(groth16, NAME, notice);
    }
}
