// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.console;

import io.larch.GuestPanickedException;
import io.larch.MemoryLimitException;
import io.larch.PublicParametersException;
import io.larch.groth16.CeremonyException;
import io.larch.riscv.GuestException;
import io.larch.sumcheck.InvalidProofException;
import io.larch.zkvm.program.InvalidProgramException;

/** The exit code of each way in which work can fail. */
public final class Failures {
    private Failures() {}

    /** Work that fails in the known ways. */
    public interface Work<T> {
        T run()
                throws CeremonyException,
                        CommandFailure,
                        GuestException,
                        GuestPanickedException,
                        InvalidProgramException,
                        InvalidProofException,
                        PublicParametersException,
                        MemoryLimitException;
    }

    /** Does the work; a known failure becomes a message and an exit code. */
    public static <T> T guarded(Terminal terminal, Work<T> work) throws CommandFailure {
        try {
            return work.run();
        } catch (GuestException e) {
            GuestFailures.explain(e, terminal);
            throw new CommandFailure(ExitCode.GUEST_FAILED, e.getMessage(), e);
        } catch (GuestPanickedException e) {
            throw new CommandFailure(ExitCode.GUEST_FAILED, e.getMessage(), e);
        } catch (CeremonyException | InvalidProgramException | PublicParametersException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
        } catch (InvalidProofException e) {
            throw new CommandFailure(
                    ExitCode.INVALID_PROOF, "the proof is invalid: " + e.getMessage(), e);
        } catch (MemoryLimitException e) {
            throw new CommandFailure(ExitCode.OUT_OF_MEMORY, e.getMessage(), e);
        }
    }
}
