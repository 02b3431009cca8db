// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.FrElement;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A recorded circuit as a data file, for other systems to replay. Only what an assertion depends on
 * is written: operands before uses, connections resolved, operations numbered from 0 in the order
 * of the file. What hints compute is advice, which comes with the witness.
 *
 * <pre>
 * "LARCH-IR"                                        8 bytes
 * version, publics, privates, advice values,
 * constants, list entries, operations               7 · u32
 * constants                                         32 bytes each, canonical
 * list entries                                      u32 each, numbers of operations
 * operations                                        9 bytes each: code u8, a u32, b u32
 *
 * code  operation                 a                     b
 * 1     constant                  number of constant    0
 * 2     public input              its number            0
 * 3     private input             its number            0
 * 4     advice                    its number            0
 * 5     a + b                     operation             operation
 * 6     a - b                     operation             operation
 * 7     a · b                     operation             operation
 * 8     q with q·b = a              operation             operation
 * 9     assert a = b, no value    operation             operation
 * 10    challenge                 first list entry      number of list entries
 * </pre>
 *
 * <p>All integers are big-endian. The witness is in gnark's encoding, private inputs followed by
 * advice as its secret part.
 */
public final class IrExport {
    private static final byte[] MAGIC = {'L', 'A', 'R', 'C', 'H', '-', 'I', 'R'};
    private static final int VERSION = 1;
    private static final int BUFFER = 1 << 16;

    private final CircuitBuilder ir;
    private final Liveness live;
    private final int[] number;
    private final int[] advice;
    private int operations;
    private int adviceCount;

    /**
     * Prepares the export of everything recorded so far.
     *
     * @throws CircuitException if an operand has no definition or depends on itself, or constraints
     *     that were announced are missing
     * @throws IllegalStateException if a hint follows from the challenge of a commitment
     */
    public IrExport(CircuitBuilder ir) {
        ir.requireComplete();
        this.ir = ir;
        this.live = new Liveness(ir);
        this.number = new int[ir.size()];
        this.advice = new int[live.size()];
        for (int i = 0; i < live.size(); i++) {
            int id = live.at(i);
            if (isWritten(id)) {
                number[id] = operations++;
                if (ir.ops().op(id) == Op.HINT) {
                    advice[adviceCount++] = id;
                }
            }
        }
        requireAdviceBeforeChallenge();
    }

    /** Another system has another challenge, so advice must not follow from ours. */
    private void requireAdviceBeforeChallenge() {
        boolean[] late = new boolean[ir.size()];
        for (int i = 0; i < live.size(); i++) {
            int id = live.at(i);
            Op op = ir.ops().op(id);
            if (op == Op.HINT) {
                int call = ir.ops().left(id);
                for (int k = 0; k < ir.hints().inputCount(call); k++) {
                    late[id] |= late[ir.resolve(ir.hints().input(call, k))];
                }
                if (late[id] && isWritten(id)) {
                    throw new IllegalStateException(ir.describe(id) + " follows from a challenge");
                }
            } else if (op.hasOperands()) {
                late[id] = late[ir.resolve(ir.ops().left(id))];
                late[id] |= late[ir.resolve(ir.ops().right(id))];
            } else {
                late[id] = op == Op.CHALLENGE;
            }
        }
    }

    /**
     * Writes the circuit file; the stream stays open.
     *
     * @throws IOException if the stream does
     */
    public void writeCircuit(OutputStream stream) throws IOException {
        DataOutputStream out = buffered(stream);
        int constants = ir.constants().size();
        int committed = ir.committedCount();
        out.write(MAGIC);
        out.writeInt(VERSION);
        out.writeInt(ir.publicNames().size());
        out.writeInt(ir.privateNames().size());
        out.writeInt(adviceCount);
        out.writeInt(constants);
        out.writeInt(committed);
        out.writeInt(operations);
        for (int i = 0; i < constants; i++) {
            out.write(ir.constants().get(i).toCanonicalBytes());
        }
        for (int i = 0; i < committed; i++) {
            out.writeInt(number[ir.committed(i)]);
        }
        int nextAdvice = 0;
        for (int i = 0; i < live.size(); i++) {
            int id = live.at(i);
            if (isWritten(id)) {
                boolean hint = ir.ops().op(id) == Op.HINT;
                write(out, id, hint ? nextAdvice++ : ir.ops().left(id));
            }
        }
        out.flush();
    }

    /**
     * Writes the witness file, {@code u32 publics ‖ u32 secrets ‖ u32 sum ‖ elements}; the stream
     * stays open.
     *
     * @throws IllegalArgumentException if the numbers of inputs are wrong
     * @throws UnsatisfiedException if a division by zero makes a witness impossible
     * @throws IOException if the stream does
     */
    public void writeWitness(
            OutputStream stream, List<FrElement> publicInputs, List<FrElement> privateInputs)
            throws IOException {
        Evaluation values = new Evaluation(ir, publicInputs, privateInputs);
        int secrets = privateInputs.size() + adviceCount;
        DataOutputStream out = buffered(stream);
        out.writeInt(publicInputs.size());
        out.writeInt(secrets);
        out.writeInt(publicInputs.size() + secrets);
        for (FrElement x : publicInputs) {
            out.write(x.toCanonicalBytes());
        }
        for (FrElement x : privateInputs) {
            out.write(x.toCanonicalBytes());
        }
        for (int i = 0; i < adviceCount; i++) {
            out.write(values.value(advice[i]).toCanonicalBytes());
        }
        out.flush();
    }

    private static DataOutputStream buffered(OutputStream stream) {
        return new DataOutputStream(new BufferedOutputStream(stream, BUFFER));
    }

    private boolean isWritten(int id) {
        return live.isConstrained(id) && ir.ops().op(id) != Op.DECLARED;
    }

    private void write(DataOutputStream out, int id, int index) throws IOException {
        Op op = ir.ops().op(id);
        out.writeByte(code(op));
        if (op.hasOperands()) {
            out.writeInt(number[ir.resolve(ir.ops().left(id))]);
            out.writeInt(number[ir.resolve(ir.ops().right(id))]);
        } else if (op == Op.CHALLENGE) {
            out.writeInt(0);
            out.writeInt(ir.committedCount());
        } else {
            out.writeInt(index);
            out.writeInt(0);
        }
    }

    private static int code(Op op) {
        return switch (op) {
            case CONST -> 1;
            case PUBLIC -> 2;
            case PRIVATE -> 3;
            case HINT -> 4;
            case ADD -> 5;
            case SUB -> 6;
            case MUL -> 7;
            case DIV -> 8;
            case ASSERT_EQUAL -> 9;
            case CHALLENGE -> 10;
            case DECLARED -> throw new AssertionError("resolved before");
        };
    }
}
