// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.EncodingException;
import io.larch.bn254.FrElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Public inputs as gnark encodes a witness that has no secret part: {@code u32 n ‖ u32 0 ‖ u32 n ‖
 * n elements}.
 */
public final class PublicWitness {
    private static final int MAX_INPUTS = 1 << 20;

    private PublicWitness() {}

    /** The bytes of public inputs, without ONE. */
    public static byte[] encode(List<FrElement> publicInputs) {
        return Encodings.write(
                false,
                out -> {
                    out.u32(publicInputs.size());
                    out.u32(0);
                    out.u32(publicInputs.size());
                    for (FrElement x : publicInputs) {
                        out.scalar(x);
                    }
                });
    }

    /**
     * Decodes public inputs.
     *
     * @throws EncodingException if bytes are missing or left over, the numbers disagree, there is a
     *     secret part, or a value is not below r
     */
    public static List<FrElement> decode(byte[] bytes) throws EncodingException {
        return Encodings.read(bytes, PublicWitness::read);
    }

    private static List<FrElement> read(PointReader in) throws IOException, EncodingException {
        int n = in.count(MAX_INPUTS);
        in.count(0);
        VerifyingKey.require(in.count(MAX_INPUTS) == n, "the numbers of inputs disagree");
        List<FrElement> inputs = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            inputs.add(in.scalar());
        }
        return List.copyOf(inputs);
    }
}
