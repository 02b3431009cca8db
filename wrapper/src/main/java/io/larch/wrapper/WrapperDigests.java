// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.bn254.FrElement;
import io.larch.sumcheck.GroupTerm;
import io.larch.sumcheck.PairingSums;
import io.larch.sumcheck.Schedule;
import io.larch.sumcheck.SpongeTranscript;
import io.larch.sumcheck.VerifierField;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.statement.IoBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * The digests that a wrapped proof has as public inputs beside the program digest, declared once
 * for circuit and native verifier.
 *
 * <pre>
 *   inputDigest  = H("larch wrapped input",  input length, input words)    3 words to an element
 *   outputDigest = H("larch wrapped output", output length, output words)  3 words to an element
 *   groupDigest  = H("larch wrapped group",  points of L, points of R, scalars of L, scalars of R)
 * </pre>
 *
 * <p>H is the transcript's Poseidon2 sponge; its capacity element is the hash of the tag and of the
 * numbers of values ({@link Schedule#capacity}; sites {@code words}, or {@code terms of L} and
 * {@code terms of R}, then {@code digest}), so that digests of different kind or length are of
 * different sponges. A point is the four limbs that the transcript absorbs.
 */
public final class WrapperDigests {
    private static final String TAG = "larch wrapped ";

    private WrapperDigests() {}

    /**
     * The digest of the public input.
     *
     * @param ioWords all 2^io words of the I/O block, each below 2^64
     */
    public static <E> E input(VerifierField<E> f, ProgramShape shape, List<E> ioWords) {
        return words(f, "input", ioWords.subList(IoBlock.INPUT_LENGTH, shape.ioHalf()));
    }

    /**
     * The digest of the output.
     *
     * @param ioWords all 2^io words of the I/O block, each below 2^64
     */
    public static <E> E output(VerifierField<E> f, ProgramShape shape, List<E> ioWords) {
        return words(f, "output", ioWords.subList(shape.ioHalf(), ioWords.size()));
    }

    /**
     * The digest of everything that is left to group arithmetic.
     *
     * <p>Soundness: whoever evaluates the sums must check that the points are on the curve and take
     * their limbs from the canonical coordinates.
     */
    public static <E> E group(VerifierField<E> f, PairingSums<E> sums) {
        List<GroupTerm<E>> terms = new ArrayList<>(sums.left());
        terms.addAll(sums.right());
        List<E> values = new ArrayList<>();
        terms.forEach(t -> values.addAll(t.point().limbs()));
        terms.forEach(t -> values.add(t.scalar()));
        Schedule.Builder sites = new Schedule.Builder();
        sites.publics("terms of L", sums.left().size());
        sites.publics("terms of R", sums.right().size());
        return hash(f, "group", sites, values);
    }

    private static <E> E words(VerifierField<E> f, String tag, List<E> words) {
        Schedule.Builder sites = new Schedule.Builder().publics("words", words.size());
        return hash(f, tag, sites, IoBlock.pack(f, words));
    }

    private static <E> E hash(
            VerifierField<E> f, String tag, Schedule.Builder sites, List<E> values) {
        FrElement capacity = sites.challenges("digest", 1).build().capacity(TAG + tag);
        SpongeTranscript<E> sponge = new SpongeTranscript<>(f, capacity);
        values.forEach(sponge::absorb);
        return sponge.challenge();
    }
}
