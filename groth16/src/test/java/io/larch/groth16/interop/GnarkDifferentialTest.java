// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.Groth16Verifier;
import io.larch.groth16.PublicWitness;
import io.larch.groth16.VerifyingKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same circuits in gnark: it replays each recording, finds our witness good, accepts our proof
 * under our key, and makes keys and proofs that we accept.
 */
class GnarkDifferentialTest {
    @Test
    void everyOperationAndGadgetAgrees() throws Exception {
        List<Case> corpus = Case.corpus();
        List<String> report = compare("corpus", corpus);
        Map<String, String> own = ownGadgets();
        assertTrue(corpus.stream().map(Case::name).toList().containsAll(own.keySet()));
        Golden.GROTH16.check("constraints.csv", CaseFiles.constraintTable(corpus, report, own));
    }

    /** Constraints of gnark's own gadgets, by the name of the case that does the same. */
    private static Map<String, String> ownGadgets() {
        ExternalTool.Result result = GnarkTool.run("own");
        assertEquals(0, result.exit(), result.output());
        Map<String, String> own = new TreeMap<>();
        result.output().lines().map(l -> l.split(",")).forEach(l -> own.put(l[0], l[1]));
        return own;
    }

    @Test
    void twoHundredRandomCircuitsAndAFreshOneAgree() throws Exception {
        List<Case> cases = new ArrayList<>();
        for (long seed = 1; seed <= 200; seed++) {
            cases.add(Case.random(seed, 10 + (int) (seed % 40)));
        }
        cases.add(Case.random(freshSeed(), 60));
        compare("random", cases);
    }

    @Test
    void randomCircuitsOfGadgetsAndAFreshOneAgree() throws Exception {
        List<Case> cases = new ArrayList<>();
        for (long seed = 1; seed <= 12; seed++) {
            cases.add(Case.randomGadgets(seed, 4 + (int) seed));
        }
        cases.add(Case.randomGadgets(freshSeed(), 20));
        compare("random-gadgets", cases);
    }

    private static long freshSeed() {
        long seed = Long.getLong("larch.seed", System.nanoTime());
        System.out.println("rerun: -Dtest=GnarkDifferentialTest -Dlarch.seed=" + seed);
        return seed;
    }

    @Test
    void aRandomCircuitOfThousandsOfConstraintsAgrees() throws Exception {
        compare("random-medium", List.of(Case.random(1, 5000)));
    }

    @Test
    @Tag("slow")
    void aRandomCircuitOfAHundredThousandConstraintsAgrees() throws Exception {
        compare("random-large", List.of(Case.random(1, 120_000)));
    }

    private static List<String> compare(String name, List<Case> cases) throws Exception {
        Path folder = CaseFiles.write(name, cases);
        ExternalTool.Result result = GnarkTool.run("replay", folder);
        assertEquals(0, result.exit(), result.output());
        List<String> report = Files.readAllLines(folder.resolve("report.csv"));
        assertEquals(cases.size() + 1, report.size());
        for (Case c : cases) {
            GnarkFolder.acceptTheirs(CaseFiles.KERNELS, folder.resolve(c.name()), c.publics());
        }
        return report;
    }

    /** The committed files come from gnark, so they hold without it too. */
    @ParameterizedTest
    @ValueSource(strings = {"gnark-poseidon2", "gnark-commit"})
    void acceptsTheGoldenProofsOfGnark(String name) throws Exception {
        VerifyingKey key = VerifyingKey.decode(Golden.GROTH16.bytes(name + ".vk"), false);
        Groth16Proof proof = Groth16Proof.decode(Golden.GROTH16.bytes(name + ".proof"));
        List<FrElement> publics = PublicWitness.decode(Golden.GROTH16.bytes(name + ".public"));
        assertArrayEquals(Golden.GROTH16.bytes(name + ".proof"), proof.toBytes());
        Groth16Verifier.verify(key, publics, proof);
    }

    @Test
    void exportsTheGoldenCircuit() throws Exception {
        Golden.GROTH16.check("circuit-ir.hex", CaseFiles.hex(Case.named("add")));
    }
}
