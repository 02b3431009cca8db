// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Damaged keys, proofs and inputs: neither system accepts any, and both say the same of each. Two
 * places are ours alone to refuse: gnark does not compare the counts in the header of a witness,
 * nor β and δ of a key between the groups.
 */
class GnarkMutationTest {
    /** gnark takes the number of public inputs from the third of three counts. */
    private static final int UNREAD_HEADER = 8;

    private final long seed = Long.getLong("larch.seed", 41L);
    private final Random random = new Random(seed);
    private final List<Triple> triples = new ArrayList<>();

    /** Triples that gnark may accept: it does not look at what was damaged. */
    private final BitSet lenient = new BitSet();

    /** Triples for which a check of ours may give another reason to refuse. */
    private final BitSet ownChecks = new BitSet();

    @Test
    void bothRejectDamageToAProofWithoutCommitments() throws Exception {
        compare(Case.named("add"), 500);
    }

    /** One of the two public inputs is committed. */
    @Test
    void bothRejectDamageToAProofWithACommitment() throws Exception {
        compare(Case.named("commit"), 300);
    }

    @Test
    void bothRejectDamageToAProofOfLookups() throws Exception {
        compare(Case.named("lookups-together"), 100);
    }

    private void compare(Case example, int times) throws Exception {
        System.out.println("seed: rerun with -Dlarch.seed=" + seed);
        Path folder =
                CaseFiles.write("mutation-" + example.name(), List.of(example))
                        .resolve(example.name());
        ExternalTool.Result replay = GnarkTool.run("replay", folder.getParent());
        assertEquals(0, replay.exit(), replay.output());
        Triple compressed = read(folder, "gnark.vk", "gnark.proof");
        Triple raw = read(folder, "gnark.raw.vk", "gnark.raw.proof");
        triples.add(compressed);
        triples.add(raw);
        for (int i = 0; i < times; i++) {
            mutate(compressed);
            mutate(raw);
        }
        swapPoints(raw);
        cutAndExtend(compressed);
        cutAndExtend(raw);
        Path in = folder.resolve("triples");
        Files.write(in, Triple.file(triples));
        GnarkTool.run("verdicts", in, folder.resolve("verdicts"));
        check(Files.readString(folder.resolve("verdicts")));
        assertEveryPartWasDamaged(times);
    }

    /** Of twice so many mutations an eighth are of keys and a quarter of inputs. */
    private void assertEveryPartWasDamaged(int times) {
        Triple first = triples.get(0);
        Triple second = triples.get(1);
        assertTrue(triples.size() - lenient.cardinality() > 1.8 * times);
        assertTrue(count(t -> t.key() != first.key() && t.key() != second.key()) > times / 8);
        assertTrue(count(t -> t.proof() != first.proof() && t.proof() != second.proof()) > times);
        assertTrue(
                count(t -> t.inputs() != first.inputs() && t.inputs() != second.inputs())
                        > times / 4);
    }

    private long count(Predicate<Triple> condition) {
        return triples.stream().filter(condition).count();
    }

    private static Triple read(Path folder, String key, String proof) throws IOException {
        return new Triple(
                Files.readAllBytes(folder.resolve(key)),
                Files.readAllBytes(folder.resolve(proof)),
                Files.readAllBytes(folder.resolve("gnark.public")));
    }

    private void check(String theirs) {
        assertEquals(triples.size(), theirs.length());
        for (int i = 0; i < theirs.length(); i++) {
            char ours = triples.get(i).verdict();
            if (i < 2) {
                assertEquals('A', ours);
                assertEquals('A', theirs.charAt(i));
                continue;
            }
            assertNotEquals('A', ours, "triple " + i);
            if (!lenient.get(i)) {
                assertNotEquals('A', theirs.charAt(i), "triple " + i);
            }
            if (!ownChecks.get(i)) {
                assertEquals(theirs.charAt(i), ours, "triple " + i);
            }
        }
    }

    /** One bit or byte of one of the three; the key, slow to check, more seldom. */
    private void mutate(Triple t) {
        int part = random.nextInt(8);
        if (part == 0) {
            int at = random.nextInt(t.key().length);
            int unit = t.key() == triples.get(0).key() ? 32 : 64;
            boolean unused = at / unit == 1 || at / unit == 6;
            ownChecks.set(triples.size());
            lenient.set(triples.size(), unused);
            triples.add(new Triple(damage(t.key(), at), t.proof(), t.inputs()));
        } else if (part < 3) {
            int at = random.nextInt(t.inputs().length);
            ownChecks.set(triples.size(), at < UNREAD_HEADER);
            lenient.set(triples.size(), at < UNREAD_HEADER);
            triples.add(new Triple(t.key(), t.proof(), damage(t.inputs(), at)));
        } else {
            byte[] proof = damage(t.proof(), random.nextInt(t.proof().length));
            triples.add(new Triple(t.key(), proof, t.inputs()));
        }
    }

    private byte[] damage(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        boolean bit = random.nextBoolean();
        copy[at] ^= (byte) (bit ? 1 << random.nextInt(8) : 1 + random.nextInt(255));
        return copy;
    }

    /** Ar and Krs exchanged, replaced by infinity, or negated by a copy of the other half. */
    private void swapPoints(Triple raw) {
        byte[] swapped = raw.proof().clone();
        System.arraycopy(raw.proof(), 0, swapped, 192, 64);
        System.arraycopy(raw.proof(), 192, swapped, 0, 64);
        triples.add(new Triple(raw.key(), swapped, raw.inputs()));
        for (int at = 0; at < 256; at += 64) {
            byte[] zero = raw.proof().clone();
            Arrays.fill(zero, at, at + 64, (byte) 0);
            triples.add(new Triple(raw.key(), zero, raw.inputs()));
        }
    }

    private void cutAndExtend(Triple t) {
        byte[] proof = t.proof();
        for (int n : new int[] {0, 1, 31, 32, proof.length - 1, proof.length + 1}) {
            byte[] other = Arrays.copyOf(proof, n);
            triples.add(new Triple(t.key(), other, t.inputs()));
            ownChecks.set(triples.size());
            triples.add(new Triple(other, proof, t.inputs()));
            triples.add(new Triple(t.key(), proof, other));
        }
    }
}
