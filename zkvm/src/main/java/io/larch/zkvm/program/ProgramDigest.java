// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.program;

import io.larch.bn254.FrElement;
import io.larch.sumcheck.Multilinear;
import io.larch.sumcheck.Point;
import io.larch.sumcheck.Schedule;
import io.larch.sumcheck.SpongeTranscript;
import io.larch.sumcheck.VerifierField;
import io.larch.zkvm.shape.ProgramShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The program digest: Poseidon2 over layout version, b, m, k, io, a, entry row, commitment of the
 * bytecode, commitment of the image.
 *
 * <p>Soundness: a digest means something only if an honest preprocessor made it.
 */
public final class ProgramDigest {
    /** Version of the layout of memory, rows and digits. */
    public static final int LAYOUT = 1;

    private static final int ELEMENTS = 15;

    private ProgramDigest() {}

    /**
     * The digest.
     *
     * @param entryBits the entry row, most significant bit first
     */
    public static <E> E of(
            VerifierField<E> f,
            ProgramShape shape,
            List<E> entryBits,
            Point<E> bytecode,
            Point<E> image) {
        List<E> values = new ArrayList<>();
        int[] layout = {LAYOUT, shape.b(), shape.m(), shape.k(), shape.io(), shape.a()};
        for (int v : layout) {
            values.add(f.constant(v));
        }
        values.add(Multilinear.integer(f, entryBits));
        values.addAll(bytecode.limbs());
        values.addAll(image.limbs());
        SpongeTranscript<E> sponge = new SpongeTranscript<>(f, capacity());
        values.forEach(sponge::absorb);
        return sponge.challenge();
    }

    private static FrElement capacity() {
        Schedule.Builder sites = new Schedule.Builder();
        return sites.publics("program", ELEMENTS)
                .challenges("digest", 1)
                .build()
                .capacity("larch program digest");
    }
}
