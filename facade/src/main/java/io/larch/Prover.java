// SPDX-License-Identifier: Apache-2.0
package io.larch;

import io.larch.bn254.FrElement;
import io.larch.riscv.GuestException;
import io.larch.riscv.GuestInput;
import io.larch.riscv.HostListener;
import io.larch.riscv.Trace;
import io.larch.riscv.Tracer;
import io.larch.sumcheck.ProverContext;
import io.larch.zkvm.program.InvalidProgramException;
import io.larch.zkvm.program.ProgramKey;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.prover.ProverListener;
import io.larch.zkvm.prover.ZkvmProver;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.statement.Statement;
import java.util.function.LongToIntFunction;

/**
 * Proves runs of guests. Holds threads and a reference string; close it when done.
 *
 * <p>Proofs do not depend on the number of threads.
 */
public final class Prover implements AutoCloseable {
    /** Estimated part of the work that running and preprocessing take. */
    private static final double BEFORE_PROOF = 0.05;

    private final Engine engine;

    /** A prover over a reference string, with a number of threads. */
    public Prover(PublicParameters parameters, int threads) {
        this.engine = new Engine(parameters, threads);
    }

    /**
     * A proof and what making it took.
     *
     * @param cycles cycles of the run before padding
     * @param proof the proof
     */
    public record Result(long cycles, Proof proof) {}

    /**
     * The key of a program: what a verifier needs of it. Its digest names the program.
     *
     * @throws InvalidProgramException if the program cannot be proved
     * @throws PublicParametersException if the reference string cannot be read
     */
    public ProgramKey key(Program program)
            throws InvalidProgramException, PublicParametersException {
        int n = ProofShape.of(program.shape(), SizeClass.MIN_LOG_T).n();
        return ProvingProgram.of(program.guest(), engine.context(n).committer()).key();
    }

    /** The digest of a program. See {@link #key}. */
    public FrElement digest(Program program)
            throws InvalidProgramException, PublicParametersException {
        return key(program).digest();
    }

    /**
     * Runs a guest and proves the run.
     *
     * @throws GuestException if the guest traps or does not halt in time
     * @throws GuestPanickedException if it panicked or stopped without finishing, and the options
     *     do not allow that
     * @throws InvalidProgramException if the program cannot be proved
     * @throws PublicParametersException if the reference string cannot be read
     * @throws MemoryLimitException if the proof would not fit in memory
     */
    public Result prove(
            Program program,
            GuestInput input,
            ProvingOptions options,
            HostListener host,
            ProofListener listener)
            throws GuestException,
                    GuestPanickedException,
                    InvalidProgramException,
                    PublicParametersException,
                    MemoryLimitException {
        listener.enter("execute", 0);
        LongToIntFunction padding = cycles -> Math.max(SizeClass.logT(cycles), options.logT());
        Trace trace = Tracer.trace(program.guest(), input, options.maxCycles(), padding, host);
        ProgramShape programShape = program.shape();
        Statement statement = IoBlock.statement(programShape, trace.ioBlock());
        requireProvable(statement, options);
        ProofShape shape = ProofShape.of(programShape, trace.logT());
        MemoryLimitException.requireFits(shape);
        listener.enter("preprocess", 0.01);
        ProverContext context = engine.context(shape.n());
        ProvingProgram proving = ProvingProgram.of(program.guest(), context.committer());
        ZkvmProver prover = new ZkvmProver(context, proving);
        ZkvmProver.Outcome outcome = prover.prove(trace, within(listener));
        return new Result(trace.cycles(), new Proof(proving.key(), statement, outcome.proof()));
    }

    /** Makes room for what comes before the proof itself. */
    private static ProverListener within(ProofListener listener) {
        return (stage, fraction) ->
                listener.enter(stage, BEFORE_PROOF + (1 - BEFORE_PROOF) * fraction);
    }

    private static void requireProvable(Statement statement, ProvingOptions options)
            throws GuestPanickedException {
        boolean finished = statement.termination() == 1 && statement.panic() == 0;
        boolean panicked = statement.termination() == 0 && statement.panic() == 1;
        if (!finished && !(options.allowPanic() && panicked)) {
            throw new GuestPanickedException(statement);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
