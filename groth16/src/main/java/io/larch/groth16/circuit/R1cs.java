// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import java.util.List;
import java.util.Optional;

/**
 * A rank-1 constraint system: for every row j, (L_j · w)(R_j · w) = O_j · w over the wires w. Wires
 * are ordered ONE, public inputs, private inputs, internal wires; wire 0 is one.
 */
public final class R1cs {
    private final SparseMatrix left;
    private final SparseMatrix right;
    private final SparseMatrix output;
    private final int publicInputs;
    private final int privateInputs;
    private final int wires;
    private final int[] scope;
    private final List<String> scopePaths;
    private final Optional<Commitment> commitment;

    R1cs(
            SparseMatrix[] matrices,
            int publicInputs,
            int privateInputs,
            int wires,
            int[] scope,
            List<String> scopePaths,
            Optional<Commitment> commitment) {
        this.left = matrices[0];
        this.right = matrices[1];
        this.output = matrices[2];
        this.publicInputs = publicInputs;
        this.privateInputs = privateInputs;
        this.wires = wires;
        this.scope = scope;
        this.scopePaths = scopePaths;
        this.commitment = commitment;
    }

    /** The left factors. */
    public SparseMatrix left() {
        return left;
    }

    /** The right factors. */
    public SparseMatrix right() {
        return right;
    }

    /** The products. */
    public SparseMatrix output() {
        return output;
    }

    /** Number of constraints. */
    public int constraints() {
        return left.rows();
    }

    /** Number of wires, ONE included. */
    public int wires() {
        return wires;
    }

    /** Number of public inputs, without ONE. */
    public int publicInputs() {
        return publicInputs;
    }

    /** Number of private inputs. */
    public int privateInputs() {
        return privateInputs;
    }

    /** The path of the scope that recorded a constraint; empty for the outermost. */
    public String scopeOf(int row) {
        return scopePaths.get(scope[row]);
    }

    /** The commitment to some of the wires, if the circuit has one. */
    public Optional<Commitment> commitment() {
        return commitment;
    }

    int scope(int row) {
        return scope[row];
    }

    /**
     * SHA-256 of the constraints: equal for two systems iff their numbers of wires and their rows
     * are the same, in the same order. Names and scopes do not count. Keys are tagged with it.
     */
    public byte[] digest() {
        return R1csDigest.of(this);
    }

    /**
     * The first constraint that an assignment violates.
     *
     * @param assignment one element per wire, Montgomery limbs
     * @throws IllegalArgumentException if the assignment has the wrong length or wire 0 is not one
     */
    public Optional<Violation> check(long[] assignment) {
        if (assignment.length != Fr.LIMBS * wires) {
            throw new IllegalArgumentException("assignment of another length");
        }
        if (!FrElement.load(assignment, 0).isOne()) {
            throw new IllegalArgumentException("wire 0 is not one");
        }
        long[] v = new long[5 * Fr.LIMBS];
        for (int j = 0; j < constraints(); j++) {
            left.dot(v, 0, j, assignment, v, 16);
            right.dot(v, 4, j, assignment, v, 16);
            output.dot(v, 8, j, assignment, v, 16);
            Fr.mul(v, 12, v, 0, v, 4);
            if (!Fr.equal(v, 12, v, 8)) {
                return Optional.of(violation(j, v));
            }
        }
        return Optional.empty();
    }

    private Violation violation(int row, long[] v) {
        return new Violation(
                row,
                scopeOf(row),
                FrElement.load(v, 0),
                FrElement.load(v, 4),
                FrElement.load(v, 8));
    }

    /**
     * What a commitment binds, and where its challenge goes. Both arrays are borrowed.
     *
     * @param wire the wire of the challenge
     * @param publicWires the committed public wires, ascending, without ONE
     * @param privateWires the other committed wires, ascending, a random mask among them
     */
    public record Commitment(int wire, int[] publicWires, int[] privateWires) {}

    /**
     * A constraint that does not hold.
     *
     * @param row its number
     * @param scope the path of its scope
     * @param left the value of the left factor
     * @param right the value of the right factor
     * @param output the value that should be the product
     */
    public record Violation(
            int row, String scope, FrElement left, FrElement right, FrElement output) {
        @Override
        public String toString() {
            String where = scope.isEmpty() ? "the outermost scope" : scope;
            return "constraint "
                    + row
                    + " in "
                    + where
                    + ": "
                    + left
                    + " · "
                    + right
                    + " ≠ "
                    + output;
        }
    }
}
