// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.riscv.Trace;
import io.larch.sumcheck.ProverContext;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.statement.Statement;
import java.util.Objects;

/**
 * Proves runs of one program.
 *
 * <p>Time is linear in the number of padded cycles. Proofs are a function of program and trace:
 * threads, kernels and memory do not change them.
 */
public final class ZkvmProver {
    private final ProverContext context;
    private final ProvingProgram program;

    /**
     * A prover of a program's runs.
     *
     * @param context its committer must have {@code 2^N} powers for the shapes proved
     */
    public ZkvmProver(ProverContext context, ProvingProgram program) {
        this.context = Objects.requireNonNull(context);
        this.program = Objects.requireNonNull(program);
    }

    /** The proof of a run and how long its stages took. */
    public record Outcome(ZkvmProof proof, ProverReport report) {}

    /** The shape of proofs of traces of {@code 2^t} cycles. */
    public ProofShape shape(int t) {
        return ProofShape.of(program.key().shape(), t);
    }

    /** What proving a trace of {@code 2^t} cycles will need. */
    public MemoryEstimate predictMemory(int t) {
        return MemoryEstimate.of(shape(t));
    }

    /** Proves a run; the statement is what the trace did. */
    public Outcome prove(Trace trace, ProverListener listener) {
        ProofShape shape = shape(trace.logT());
        Statement statement = IoBlock.statement(program.key().shape(), trace.ioBlock());
        TraceWitness witness = TraceWitness.of(context, program, shape, trace, listener);
        ZkvmProof proof = ProofBuilder.prove(context, program, shape, statement, witness);
        return new Outcome(proof, witness.report());
    }
}
