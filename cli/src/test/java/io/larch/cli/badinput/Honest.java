// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.badinput;

import io.larch.Proof;
import io.larch.WrappedProof;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G2Affine;
import io.larch.bn254.JavaKernels;
import io.larch.bn254.Kernels;
import io.larch.bn254.Parallel;
import io.larch.bn254.PtauFile;
import io.larch.groth16.Groth16Keys;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.Groth16Prover;
import io.larch.groth16.Groth16Setup;
import io.larch.groth16.Phase1;
import io.larch.groth16.Phase2;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Wire;
import io.larch.sumcheck.KzgVerifierKey;
import io.larch.sumcheck.Schedule;
import io.larch.wrapper.WrappedProof.Term;
import io.larch.wrapper.WrappedVerifier;
import io.larch.wrapper.WrapperKeys;
import io.larch.wrapper.WrapperProvingKey;
import io.larch.wrapper.WrapperVerifyingKey;
import io.larch.zkvm.program.ProgramKey;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Honest values of every format, as small as they can be. The Groth16 parts are valid: proofs of a
 * circuit with the public inputs of a wrapper that demands next to nothing of them.
 */
public final class Honest {
    /** One thread: what it allocates is all that is allocated. */
    static final Kernels KERNELS = new JavaKernels(new Parallel(1));

    /** Shape of the proofs and keys. */
    public static final ProofShape SHAPE = ProofShape.of(new ProgramShape(4, 2, 6, 3, 3), 4);

    /** Another shape. */
    public static final ProofShape OTHER_SHAPE = ProofShape.of(new ProgramShape(4, 2, 6, 3, 3), 5);

    /** The program that the proofs are about. */
    public static final FrElement DIGEST = FrElement.of(77);

    static final G1Affine G = G1Affine.GENERATOR;
    static final G1Affine TWO_G = G.toJacobian().twice().toAffine();
    static final Statement STATEMENT = Statement.finished(new byte[] {1, 2}, new byte[] {3, 4, 5});
    static final byte[] TAG = "tag".getBytes(StandardCharsets.UTF_8);

    private static final byte[] SEED = "bad input".getBytes(StandardCharsets.UTF_8);

    private Honest() {}

    /** A circuit with four public inputs, of which it demands nothing, and one product. */
    static Circuit circuit() {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        for (String name : List.of("a", "b", "c", "d")) {
            f.assertEqual(f.publicInput(name), f.mul(f.privateInput(), f.constant(1)));
        }
        f.assertEqual(f.mul(f.privateInput(), f.privateInput()), f.privateInput());
        return builder.compile();
    }

    static Groth16Keys groth16Keys() {
        return Holder.KEYS;
    }

    /** A proof under these keys. */
    static Groth16Proof groth16Proof(List<FrElement> publicInputs) {
        List<FrElement> secret = new ArrayList<>(publicInputs);
        secret.addAll(List.of(FrElement.of(2), FrElement.of(3), FrElement.of(6)));
        long[] assignment = Holder.CIRCUIT.assign(publicInputs, secret);
        return new Groth16Prover(
                        KERNELS, Holder.CIRCUIT.r1cs(), Holder.KEYS.proving(), new SecureRandom())
                .prove(assignment);
    }

    /**
     * Keys that pass for those of a wrapper circuit.
     *
     * @param commitments the verifier's part of the reference string
     */
    public static WrapperKeys wrapperKeys(ProofShape shape, KzgVerifierKey commitments) {
        Groth16Keys keys = groth16Keys();
        return new WrapperKeys(
                new WrapperProvingKey(shape, keys.proving()),
                new WrapperVerifyingKey(shape, keys.verifying(), commitments, true));
    }

    /** A wrapped proof that verifies under these keys for {@link #DIGEST}; L and R are zero. */
    public static WrappedProof wrappedProof() {
        List<Term> left = List.of(new Term(G, FrElement.of(5)), new Term(G, FrElement.of(5).neg()));
        List<Term> right =
                List.of(
                        new Term(G1Affine.INFINITY, FrElement.of(7)),
                        new Term(TWO_G, FrElement.ZERO));
        Groth16Proof none = Groth16Proof.of(G, G2Affine.GENERATOR, G);
        io.larch.wrapper.WrappedProof claim =
                new io.larch.wrapper.WrappedProof(SHAPE, DIGEST, STATEMENT, none, left, right);
        Groth16Proof groth16 = groth16Proof(WrappedVerifier.publicInputs(DIGEST, claim));
        return new WrappedProof(
                new io.larch.wrapper.WrappedProof(SHAPE, DIGEST, STATEMENT, groth16, left, right));
    }

    /** A proof of the right form that proves nothing. */
    public static Proof zkvmProof() {
        Schedule schedule = ProofSchedule.of(SHAPE);
        G1Affine[] points = new G1Affine[schedule.total(Schedule.Kind.POINTS)];
        Arrays.fill(points, TWO_G);
        points[0] = G;
        points[1] = G1Affine.INFINITY;
        FrElement[] scalars = new FrElement[schedule.total(Schedule.Kind.SCALARS)];
        Arrays.setAll(scalars, i -> FrElement.of(i + 1));
        ZkvmProof proof = new ZkvmProof(SHAPE.t(), List.of(points), List.of(scalars));
        return new Proof(programKey(), STATEMENT, proof);
    }

    static ProgramKey programKey() {
        return new ProgramKey(SHAPE.program(), 1, G, TWO_G);
    }

    /** A ceremony with one contribution and a beacon, over the file of snarkjs. */
    static Phase2 ceremony() throws Exception {
        try (Parallel parallel = new Parallel(1);
                PtauFile file = PtauFile.open(ptauFile())) {
            Groth16Keys keys =
                    Phase1.keys(parallel, KERNELS, smallCircuit().r1cs(), file, new SecureRandom());
            return Phase2.begin(keys)
                    .contribute(parallel, new SecureRandom())
                    .seal(parallel, new byte[] {1, 2, 3}, 4);
        }
    }

    /** Four public inputs and one product: few enough constraints for the file of snarkjs. */
    static Circuit smallCircuit() {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        Wire sum = f.publicInput("a");
        for (String name : List.of("b", "c", "d")) {
            sum = f.add(sum, f.publicInput(name));
        }
        f.assertEqual(sum, f.mul(f.privateInput(), f.privateInput()));
        return builder.compile();
    }

    /** Made by {@code snarkjs powersoftau new bn128 2} and one contribution. */
    static byte[] ptau() throws IOException {
        return resource("snarkjs.ptau");
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream in = Honest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static Path ptauFile() throws IOException {
        Path file = Files.createTempFile("larch", ".ptau");
        file.toFile().deleteOnExit();
        return Files.write(file, ptau());
    }

    private static final class Holder {
        static final Circuit CIRCUIT = circuit();
        static final Groth16Keys KEYS = Groth16Setup.unsafe(KERNELS, CIRCUIT.r1cs(), SEED);
    }
}
