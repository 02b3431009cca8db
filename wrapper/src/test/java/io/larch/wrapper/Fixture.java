// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.bn254.FrElement;
import io.larch.bn254.JavaKernels;
import io.larch.bn254.Kernels;
import io.larch.bn254.Parallel;
import io.larch.bn254.VectorPool;
import io.larch.groth16.circuit.R1cs;
import io.larch.groth16.circuit.UnsatisfiedException;
import io.larch.riscv.RowKind;
import io.larch.sumcheck.InvalidProofException;
import io.larch.sumcheck.PairingSums;
import io.larch.sumcheck.ProverContext;
import io.larch.sumcheck.Srs;
import io.larch.sumcheck.VerifierField;
import io.larch.zkvm.program.ProgramKey;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.prover.ProofBuilder;
import io.larch.zkvm.prover.reference.ReferenceWitness;
import io.larch.zkvm.relation.PublicInputs;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.Statement;
import io.larch.zkvm.verifier.VerifierInputs;
import io.larch.zkvm.verifier.ZkvmVerifier;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** What the tests share, made once: one small shape, its circuit, honest proofs. */
final class Fixture {
    /** Sixteen rows, 64 cells, I/O and private blocks of eight words, sixteen cycles. */
    static final ProofShape SHAPE = ProofShape.of(new ProgramShape(4, 2, 6, 3, 3), 4);

    static final Parallel PARALLEL = new Parallel(2);
    static final Kernels KERNELS = new JavaKernels(PARALLEL);
    static final Srs SRS = Srs.insecure(3, 1 << SHAPE.n(), KERNELS);

    private static final byte[] INPUT = {5, 0, 0, 0, 0, 0, 0, 0};

    private Fixture() {}

    /**
     * An honest proof and what it is about.
     *
     * @param program the program's key
     * @param statement what the run shows
     * @param proof the proof
     */
    record Proved(ProgramKey program, Statement statement, ZkvmProof proof) {
        /** The circuit's private inputs. */
        VerifierWitness<FrElement> witness() {
            return VerifierWitness.of(SHAPE, program, statement, proof);
        }
    }

    /** The circuit of the shape. */
    static WrapperCircuit circuit() {
        return Holder.CIRCUIT;
    }

    /** A program that outputs three times its input. */
    static Proved tripled() {
        return Holder.TRIPLED;
    }

    /** Another program: outputs the square of its input. */
    static Proved squared() {
        return Holder.SQUARED;
    }

    /** A program that panics. */
    static Proved panicked() {
        return Holder.PANICKED;
    }

    /** Test keys of the shape. */
    static WrapperKeys keys() {
        return Keys.KEYS;
    }

    /** The first program's proof, wrapped. */
    static WrappedProof wrapped() {
        return Keys.TRIPLED;
    }

    /** The second program's proof, wrapped with the same keys. */
    static WrappedProof wrappedSquare() {
        return Keys.SQUARED;
    }

    /** A wrapper with the test keys. */
    static Wrapper wrapper() throws KeyMismatchException {
        return new Wrapper(KERNELS, circuit(), keys(), new SecureRandom());
    }

    /** Runs the verifier core over known values. */
    static PairingSums<FrElement> verify(
            VerifierField<FrElement> f, FrElement digest, VerifierWitness<FrElement> w) {
        PublicInputs<FrElement> publics = new PublicInputs<>(w.entryBits(), w.ioWords());
        VerifierInputs<FrElement> inputs =
                new VerifierInputs<>(digest, publics, w.bytecode(), w.image());
        try {
            return ZkvmVerifier.verify(f, SHAPE, inputs, w.scalars(), w.points());
        } catch (InvalidProofException e) {
            throw new AssertionError("the core rejects", e);
        }
    }

    /** The first constraint that inputs violate. */
    static Optional<String> violation(PublicValues<FrElement> publics, List<FrElement> privates) {
        R1cs r1cs = circuit().circuit().r1cs();
        try {
            long[] w = circuit().circuit().program().solve(publics.toList(), privates);
            return r1cs.check(w).map(R1cs.Violation::toString);
        } catch (UnsatisfiedException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Proved prove(TinyProgram rows) {
        ProverContext context =
                new ProverContext(KERNELS, PARALLEL, new VectorPool(), SRS.committer(KERNELS));
        ProvingProgram program = rows.build(context.committer());
        TinyRun run = TinyRun.of(program, SHAPE, INPUT);
        ReferenceWitness witness =
                new ReferenceWitness(program, SHAPE, run.statement(), run.columns());
        ZkvmProof proof = ProofBuilder.prove(context, program, SHAPE, run.statement(), witness);
        return new Proved(program.key(), run.statement(), proof);
    }

    private static TinyProgram start() {
        return new TinyProgram(SHAPE.program()).loadIo(1, 3);
    }

    private static final class Holder {
        static final WrapperCircuit CIRCUIT = WrapperCircuit.of(SHAPE);
        static final Proved TRIPLED =
                prove(
                        start().add(RowKind.ADD, 2, 1, 1, 0)
                                .add(RowKind.ADD, 3, 2, 1, 0)
                                .finish(3, 0));
        static final Proved SQUARED = prove(start().add(RowKind.MUL, 3, 1, 1, 0).finish(3, 0));
        static final Proved PANICKED = prove(start().add(RowKind.MUL, 3, 1, 1, 0).finish(3, 1));
    }

    private static final class Keys {
        static final WrapperKeys KEYS =
                WrapperSetup.unsafe(KERNELS, circuit(), SRS, new byte[] {1, 2, 3});
        static final WrappedProof TRIPLED = wrap(tripled());
        static final WrappedProof SQUARED = wrap(squared());

        private static WrappedProof wrap(Proved p) {
            try {
                return wrapper().wrap(p.program(), p.statement(), p.proof());
            } catch (KeyMismatchException | InvalidProofException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
