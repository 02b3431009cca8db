// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.larch.bn254.FrElement;
import io.larch.groth16.Groth16Keys;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.PublicWitness;
import io.larch.groth16.VerifyingKey;
import io.larch.groth16.interop.ExternalTool;
import io.larch.groth16.interop.GnarkFolder;
import io.larch.groth16.interop.GnarkTool;
import io.larch.groth16.interop.Golden;
import io.larch.groth16.interop.Triple;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The recorded zkVM verifier in gnark, with a real zkVM proof as its witness. */
class GnarkWrapperTest {
    private static final Golden GOLDEN = new Golden("wrapper", "golden");
    private static final int MOVES = 16;

    /** Where the points of a compressed proof begin, and the flag that tells y from -y. */
    private static final int AR = 0;

    private static final int BS = 32;
    private static final int KRS = 96;
    private static final byte OTHER_Y = 0x40;

    private final Random random = Seeds.random(GnarkWrapperTest.class);

    /**
     * gnark compiles the recording, accepts our proof under our key, is satisfied by our witness,
     * and is not when one value of it is another.
     */
    @Test
    void gnarkFindsTheSameWitnessGood() throws Exception {
        Path folder = write("wrapper");
        run("check", folder.getParent());
        List<String> report = Files.readAllLines(folder.resolveSibling("report.csv"));
        int ours = Fixture.circuit().circuit().r1cs().constraints();
        String counts = "tests," + ours + "," + report.get(1).split(",")[1] + "\n";
        GOLDEN.check("gnark.csv", "shape,larch,gnark\n" + counts);
        sameVerdicts(folder, ourTriple());
    }

    /** gnark makes keys and a proof of the same statement, which our verifier accepts. */
    @Test
    @Tag("slow")
    void gnarkProvesTheSameStatement() throws Exception {
        Path folder = write("wrapper-proved");
        run("replay", folder.getParent());
        GnarkFolder.acceptTheirs(Fixture.KERNELS, folder, publics());
        sameVerdicts(
                folder,
                new Triple(
                        Files.readAllBytes(folder.resolve("gnark.vk")),
                        Files.readAllBytes(folder.resolve("gnark.proof")),
                        Files.readAllBytes(folder.resolve("gnark.public"))));
    }

    /** The case's folder: circuit, witness, our key and proof, places of the witness to move. */
    private Path write(String name) throws Exception {
        Path folder =
                Files.createDirectories(
                        ExternalTool.target("gnark").resolve(name).resolve("tests"));
        List<FrElement> privates = Fixture.tripled().witness().flatten();
        GnarkFolder.writeCircuit(folder, WrapperCircuit.record(Fixture.SHAPE), publics(), privates);
        WrapperKeys keys = Fixture.keys();
        GnarkFolder.writeProof(
                folder,
                new Groth16Keys(keys.proving().groth16(), keys.verifying().groth16()),
                Fixture.wrapped().groth16(),
                false);
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, publics().size()).boxed().toList());
        random.ints(MOVES, 0, publics().size() + privates.size()).forEach(places::add);
        GnarkFolder.writeMoved(folder, places);
        return folder;
    }

    private static Triple ourTriple() {
        VerifyingKey key = Fixture.keys().verifying().groth16();
        Groth16Proof proof = Fixture.wrapped().groth16();
        return new Triple(key.toBytes(), proof.toBytes(), PublicWitness.encode(publics()));
    }

    /** Both accept it, and both reject it with another input or proof, or a point negated. */
    private static void sameVerdicts(Path folder, Triple honest) throws Exception {
        List<Triple> triples = new ArrayList<>(List.of(honest));
        for (int i = 0; i < publics().size(); i++) {
            List<FrElement> other = new ArrayList<>(publics());
            other.set(i, other.get(i).add(FrElement.ONE));
            triples.add(new Triple(honest.key(), honest.proof(), PublicWitness.encode(other)));
        }
        byte[] another = Fixture.wrappedSquare().groth16().toBytes();
        triples.add(new Triple(honest.key(), another, honest.inputs()));
        for (int point : new int[] {AR, BS, KRS}) {
            byte[] negated = honest.proof().clone();
            negated[point] ^= OTHER_Y;
            triples.add(new Triple(honest.key(), negated, honest.inputs()));
        }
        Path in = folder.resolve("triples");
        Files.write(in, Triple.file(triples));
        run("verdicts", in, folder.resolve("verdicts"));
        String expected = "A" + "R".repeat(triples.size() - 1);
        assertEquals(expected, Files.readString(folder.resolve("verdicts")));
        StringBuilder ours = new StringBuilder();
        triples.forEach(t -> ours.append(t.verdict()));
        assertEquals(expected, ours.toString());
    }

    private static List<FrElement> publics() {
        return WrappedVerifier.publicInputs(Fixture.wrapped().programDigest(), Fixture.wrapped());
    }

    private static void run(Object... arguments) {
        ExternalTool.Result result = GnarkTool.run(arguments);
        assertEquals(0, result.exit(), result.output());
    }
}
