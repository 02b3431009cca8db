// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Wire;
import io.larch.sumcheck.GroupTerm;
import io.larch.sumcheck.InvalidProofException;
import io.larch.sumcheck.PairingSums;
import io.larch.sumcheck.Point;
import io.larch.zkvm.relation.PublicInputs;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.verifier.VerifierInputs;
import io.larch.zkvm.verifier.ZkvmVerifier;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The zkVM verifier as a circuit: one circuit for every proof shape, the same for all programs.
 *
 * <p>It says: there are a program with this digest, an I/O block with these input and output
 * digests, termination word 1 and panic word 0, and a proof, such that the verifier core accepts
 * and leaves a pairing equation with this group digest.
 *
 * <p>Soundness: the pairing equation itself is checked outside, by {@link WrappedVerifier}. Every
 * commitment of the proof occurs in it (checked when the circuit is made), so none escapes the
 * group digest.
 *
 * @param shape the proof shape
 * @param circuit constraints and witness program
 */
public record WrapperCircuit(ProofShape shape, Circuit circuit) {
    private static final int WORD_BITS = 64;

    /** Validates the components. */
    public WrapperCircuit {
        Objects.requireNonNull(shape);
        Objects.requireNonNull(circuit);
    }

    /**
     * Records and compiles the circuit of a shape.
     *
     * @throws IllegalStateException if a lint fires: the verifier leaves something unconstrained
     */
    public static WrapperCircuit of(ProofShape shape) {
        return new WrapperCircuit(shape, record(shape).compile());
    }

    /** The recording of a shape, before any pass. */
    public static CircuitBuilder record(ProofShape shape) {
        CircuitBuilder builder = new CircuitBuilder();
        new Recording(shape, new CircuitVerifierField(builder.field())).run();
        return builder;
    }

    /** Constraints per stage and gadget; the empty path is the whole. */
    public SortedMap<String, Integer> constraintsByScope() {
        return circuit.constraintsByScope();
    }

    private record Recording(ProofShape shape, CircuitVerifierField f) {
        void run() {
            CircuitField circuit = f.circuit();
            List<Wire> names = PublicValues.NAMES.stream().map(circuit::publicInput).toList();
            PublicValues<Wire> publics =
                    new PublicValues<>(names.get(0), names.get(1), names.get(2), names.get(3));
            VerifierWitness<Wire> witness = VerifierWitness.read(shape, circuit::privateInput);
            f.stage("entry");
            witness.entryBits().forEach(circuit::assertBoolean);
            f.stage("io");
            constrainWords(witness.ioWords());
            PairingSums<Wire> sums = verify(publics.programDigest(), witness);
            requireEveryPoint(witness, sums);
            f.stage("digests");
            PublicValues<Wire> computed =
                    PublicValues.of(
                            f, shape.program(), publics.programDigest(), witness.ioWords(), sums);
            circuit.assertEqual(publics.inputDigest(), computed.inputDigest());
            circuit.assertEqual(publics.outputDigest(), computed.outputDigest());
            circuit.assertEqual(publics.groupDigest(), computed.groupDigest());
            f.leaveStage();
        }

        /** Words are below 2^64; the run finished and did not panic. */
        private void constrainWords(List<Wire> words) {
            CircuitField circuit = f.circuit();
            circuit.assertEqual(words.get(IoBlock.TERMINATION), circuit.one());
            circuit.assertZero(words.get(IoBlock.PANIC));
            words.forEach(w -> circuit.rangeCheck(w, WORD_BITS));
        }

        private PairingSums<Wire> verify(Wire digest, VerifierWitness<Wire> w) {
            PublicInputs<Wire> publics = new PublicInputs<>(w.entryBits(), w.ioWords());
            VerifierInputs<Wire> inputs =
                    new VerifierInputs<>(digest, publics, w.bytecode(), w.image());
            try {
                return ZkvmVerifier.verify(f, shape, inputs, w.scalars(), w.points());
            } catch (InvalidProofException e) {
                throw new IllegalStateException("a recorded check cannot fail", e);
            }
        }

        /** A point outside the pairing equation would not be checked by anybody. */
        private static void requireEveryPoint(
                VerifierWitness<Wire> witness, PairingSums<Wire> sums) {
            BitSet used = new BitSet();
            Stream.concat(sums.left().stream(), sums.right().stream())
                    .map(GroupTerm::point)
                    .mapToInt(Point::index)
                    .filter(i -> i != Point.GENERATOR)
                    .forEach(used::set);
            if (used.nextClearBit(0) != witness.pointCount()) {
                throw new IllegalStateException(
                        "point " + used.nextClearBit(0) + " is not in the pairing equation");
            }
        }
    }
}
