// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.sumcheck.FrVerifierField;
import io.larch.sumcheck.GroupTerm;
import io.larch.sumcheck.PairingSums;
import io.larch.sumcheck.Points;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.statement.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WrapperDigestsTest {
    private static final ProgramShape SHAPE = Fixture.SHAPE.program();
    private static final FrVerifierField F = new FrVerifierField();

    /**
     * Values of an independent program, written in Python from this class's documentation and the
     * published permutation. They change only with the format.
     */
    @Test
    void knownAnswers() {
        List<FrElement> words = words(new byte[] {1, 2, 3}, new byte[] {4});
        assertEquals(
                "2eb72caee4936e4c8b83a17fea95e32edb7311eb52e628034495b95bc6dd8af3",
                hex(WrapperDigests.input(F, SHAPE, words)));
        assertEquals(
                "5df12a62155ffdaf44ad5430ae80c24e6e7be0cda2a880ee8264a1a6a920c84",
                hex(WrapperDigests.output(F, SHAPE, words)));
        GroupTerm<FrElement> term = term(G1Affine.GENERATOR, 7);
        PairingSums<FrElement> sums = new PairingSums<>(List.of(term), List.of(term));
        assertEquals(
                "f28747d14581ccfe34b151457b3fc1a6cafa75dab2573b83843e3c49db80a2a",
                hex(WrapperDigests.group(F, sums)));
    }

    @Test
    void inputAndOutputWithTheSameWordsDiffer() {
        ProgramShape wide = new ProgramShape(4, 2, 8, 5, 5);
        byte[] bytes = {1, 2, 3};
        List<FrElement> words = VerifierWitness.words(wide, Statement.finished(bytes, bytes));
        assertNotEquals(
                WrapperDigests.input(F, wide, words), WrapperDigests.output(F, wide, words));
    }

    @Test
    void everyLengthAndByteOfInputAndOutputCounts() {
        List<byte[]> strings = new ArrayList<>();
        strings.add(new byte[0]);
        strings.add(new byte[] {0});
        strings.add(new byte[] {0, 0});
        strings.add(new byte[] {1});
        strings.add(new byte[] {0, 1});
        strings.add(new byte[] {0, 0, 0, 0, 0, 0, 0, 0});
        strings.add(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});
        Set<FrElement> inputs = new HashSet<>();
        Set<FrElement> outputs = new HashSet<>();
        for (byte[] s : strings) {
            inputs.add(WrapperDigests.input(F, SHAPE, words(s, new byte[0])));
            outputs.add(WrapperDigests.output(F, SHAPE, words(new byte[0], s)));
        }
        assertEquals(strings.size(), inputs.size());
        assertEquals(strings.size(), outputs.size());
    }

    @Test
    void otherShapesHaveOtherDigests() {
        Set<FrElement> digests = new HashSet<>();
        for (int io = 3; io < 8; io++) {
            ProgramShape shape = new ProgramShape(4, 2, 11, io, 8);
            Statement s = Statement.finished(new byte[0], new byte[0]);
            digests.add(WrapperDigests.input(F, shape, VerifierWitness.words(shape, s)));
        }
        assertEquals(5, digests.size());
    }

    /** The same values split otherwise between L and R. */
    @Test
    void theGroupDigestKnowsWhichTermsAreOnWhichSide() {
        GroupTerm<FrElement> a = term(G1Affine.GENERATOR, 7);
        GroupTerm<FrElement> b = term(G1Affine.GENERATOR.neg(), 8);
        List<PairingSums<FrElement>> all =
                List.of(
                        new PairingSums<>(List.of(a, b), List.of()),
                        new PairingSums<>(List.of(a), List.of(b)),
                        new PairingSums<>(List.of(), List.of(a, b)),
                        new PairingSums<>(List.of(b), List.of(a)),
                        new PairingSums<>(List.of(), List.of()));
        Set<FrElement> digests = new HashSet<>();
        all.forEach(s -> digests.add(WrapperDigests.group(F, s)));
        assertEquals(all.size(), digests.size());
    }

    private static GroupTerm<FrElement> term(G1Affine p, long scalar) {
        return new GroupTerm<>(Points.point(0, p), FrElement.of(scalar));
    }

    private static List<FrElement> words(byte[] input, byte[] output) {
        return VerifierWitness.words(SHAPE, Statement.finished(input, output));
    }

    private static String hex(FrElement x) {
        return x.toBigInteger().toString(16);
    }
}
