// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Wire;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * All lookups of a circuit, and whatever else wants a challenge. Range checks, bitwise operations
 * and tables hand in their queries; {@link #close} chooses the cheapest table widths, commits once
 * to all of them, and records one {@link LogDerivative} per table.
 *
 * <p>The commitment yields a root ρ. Tables of one column use z = ρ. Tuples need a second challenge
 * that is independent of the first: (z, β) are two elements of Poseidon2(ρ, tag, 0, 0), modelled as
 * a random oracle, as in the transcript. Powers of ρ would not do: z = ρ^a and β = ρ^b make the
 * denominators of distinct tuples share factors, and counts that are not integers then cancel a
 * query that is no row.
 *
 * <p>Each table has a sum of its own, so a query counts for its own table only. They share their
 * challenges: the probability that any false sum survives is at most the sum of the bounds stated
 * in {@link LogDerivative}, for which no independence between tables is needed.
 *
 * <p>Cost: 1 for the commitment; where a table has more than one column, 264 for the second
 * challenge, and k - 2 for the powers of β up to k columns; and the costs of the tables.
 */
public final class LookupArguments implements AutoCloseable {
    private static final FrElement TAG =
            FrElement.reduce(new BigInteger(1, "larch lookup".getBytes(StandardCharsets.US_ASCII)));

    private final CircuitField f;
    private final RangeChecker ranges;
    private final BitwiseWords words;
    private final List<LookupTable> tables = new ArrayList<>();
    private final List<Wire> committed = new ArrayList<>();
    private final List<Consumer<Wire>> users = new ArrayList<>();
    private boolean closed;
    private boolean recorded;

    /** Collects the lookups of a circuit, which is not compiled before this is closed. */
    public LookupArguments(CircuitField f) {
        this(f, new RangeChecker(f, false));
        f.announce("lookups", () -> recorded);
    }

    LookupArguments(CircuitField f, RangeChecker ranges) {
        this.f = f;
        this.ranges = ranges;
        this.words = new BitwiseWords(f);
    }

    /** The range checks. */
    public RangeChecker ranges() {
        return ranges;
    }

    /** The bitwise operations. */
    public BitwiseWords words() {
        return words;
    }

    /**
     * A table of constants.
     *
     * @param keys number of key columns, which come first in each row; all columns for a set of
     *     tuples without values
     * @throws IllegalArgumentException if there are no rows or too many, their lengths differ, two
     *     have the same key, or the number of key columns is not in 1..columns
     * @throws IllegalStateException if this is closed
     */
    public LookupTable table(int keys, List<List<FrElement>> rows) {
        return add(LookupTable.of(f, keys, rows));
    }

    /**
     * A table of wires, looked up by the number of the row, from 0.
     *
     * @throws IllegalArgumentException if there are no rows or too many, or their lengths differ
     * @throws IllegalStateException if this is closed
     */
    public LookupTable array(List<List<Wire>> rows) {
        return add(LookupTable.indexed(f, rows));
    }

    private LookupTable add(LookupTable table) {
        requireOpen();
        tables.add(table);
        return table;
    }

    /**
     * Gives the root ρ of the commitment to another argument, after all lookups are recorded.
     *
     * <p>Soundness: the argument names everything its identity in ρ depends on, and has an identity
     * in one variable; for more it hashes ρ.
     *
     * @param values what is fixed before ρ
     * @param use records the argument
     * @throws IllegalStateException if this is closed
     */
    public void onChallenge(List<Wire> values, Consumer<Wire> use) {
        requireOpen();
        committed.addAll(values);
        users.add(use);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the lookup arguments are closed");
        }
    }

    /** Records all arguments. If none needs a challenge, the circuit has no commitment. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            f.scope("lookups", this::record);
            recorded = true;
        }
    }

    private void record() {
        List<LookupTable> asked = new ArrayList<>();
        tables.forEach(LookupTable::close);
        tables.stream().filter(t -> !t.queries().isEmpty()).forEach(asked::add);
        LookupPlan plan = LookupPlan.cheapest(ranges.widths(), words.widths(), asked, users.size());
        f.scope("ranges", () -> ranges.record(plan.rangeWidth()).ifPresent(asked::add));
        f.scope("words", () -> words.record(plan.chunk()).ifPresent(asked::add));
        if (asked.isEmpty() && users.isEmpty()) {
            return;
        }
        List<LogDerivative> sums = asked.stream().map(t -> new LogDerivative(f, t)).toList();
        sums.forEach(s -> s.addCommitted(committed));
        Wire root = f.commit(committed.toArray(new Wire[0]));
        recordSums(asked, sums, root);
        users.forEach(u -> u.accept(root));
    }

    private void recordSums(List<LookupTable> asked, List<LogDerivative> sums, Wire root) {
        int columns = asked.stream().mapToInt(LookupTable::columns).max().orElse(1);
        Wire z = root;
        Wire[] powers = {f.one()};
        if (columns > 1) {
            Wire[] challenges = f.poseidon2(new Wire[] {root, f.constant(TAG), f.zero(), f.zero()});
            z = challenges[0];
            powers = powers(challenges[1], columns);
        }
        f.enter("tables");
        for (int i = 0; i < sums.size(); i++) {
            sums.get(i).record(asked.get(i).columns() == 1 ? root : z, powers);
        }
        f.leave();
    }

    private Wire[] powers(Wire beta, int count) {
        Wire[] powers = new Wire[count];
        powers[0] = f.one();
        for (int j = 1; j < count; j++) {
            powers[j] = f.mul(powers[j - 1], beta);
        }
        return powers;
    }
}
