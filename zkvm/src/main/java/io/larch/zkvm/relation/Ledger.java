// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import io.larch.bn254.Field;
import io.larch.sumcheck.Batch;
import io.larch.sumcheck.Expression;
import io.larch.sumcheck.Multilinear;
import io.larch.sumcheck.Openings;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What both sides know of a conversation so far: challenges, points, openings; and the relations
 * evaluated on them.
 */
public final class Ledger<E> {
    private final Field<E> field;
    private final ProofShape shape;
    private final PublicInputs<E> inputs;
    private final Openings<E> openings = new Openings<>();
    private final Map<String, List<E>> drawn = new TreeMap<>();
    private final Map<PointName, List<E>> points = new EnumMap<>(PointName.class);

    /** A ledger at the beginning of a conversation. */
    public Ledger(Field<E> field, ProofShape shape, PublicInputs<E> inputs) {
        inputs.requireShape(shape.program());
        this.field = field;
        this.shape = shape;
        this.inputs = inputs;
    }

    /** The field of the conversation. */
    public Field<E> field() {
        return field;
    }

    /** The proof shape. */
    public ProofShape shape() {
        return shape;
    }

    /** The entry row and the public words. */
    public PublicInputs<E> inputs() {
        return inputs;
    }

    /** The openings produced so far. */
    public Openings<E> openings() {
        return openings;
    }

    /** Notes the challenges of a site. */
    public void draw(String label, List<E> values) {
        if (drawn.put(label, List.copyOf(values)) != null) {
            throw new IllegalStateException(label + " is drawn twice");
        }
    }

    /** The challenges of a site. */
    public List<E> challenges(String label) {
        List<E> values = drawn.get(label);
        if (values == null) {
            throw new IllegalStateException(label + " has not been drawn");
        }
        return values;
    }

    /** The single challenge of a site. */
    public E challenge(String label) {
        return challenges(label).get(0);
    }

    /** Notes the point that a stage's batch leaves: addresses first, then the cycle. */
    public void reduce(Stage stage, List<E> point) {
        int addresses = point.size() - shape.t();
        List<E> cycle = point.subList(addresses, point.size());
        List<E> address = point.subList(0, addresses);
        switch (stage.tag()) {
            case "S1" -> points.put(PointName.R1, cycle);
            case "S2" -> {
                points.put(PointName.R2, cycle);
                points.put(PointName.INDEX, last(address, ProofShape.INDEX_BITS));
                points.put(PointName.CELL, last(address, shape.program().k()));
                points.put(PointName.REGISTER, last(address, ProofShape.REGISTER_BITS));
            }
            case "S3" -> points.put(PointName.R3, cycle);
            case "S4" -> {
                points.put(PointName.R4, cycle);
                points.put(PointName.ROW, address);
            }
            default -> throw new IllegalArgumentException(stage.tag());
        }
    }

    /** A point. */
    public List<E> point(PointName name) {
        List<E> point = points.get(name);
        if (point == null) {
            throw new IllegalStateException(name + " is not known yet");
        }
        return point;
    }

    /** The low variables of ρram at which the image is opened. */
    public List<E> imagePoint() {
        return last(point(PointName.CELL), shape.program().m());
    }

    /** The low variables of ρram at which the private input is opened. */
    public List<E> privatePoint() {
        return last(point(PointName.CELL), shape.program().a());
    }

    /** The input claims of a batch; consumes the openings in them. */
    public List<E> inputClaims(Batch batch) {
        Derived<E> derived = new Derived<>(this);
        List<E> claims = new ArrayList<>();
        for (Batch.Member m : batch.members()) {
            Expression claim = m.relation().inputClaim();
            claims.add(
                    claim.evaluate(
                            field,
                            leaf ->
                                    switch (leaf.kind()) {
                                        case OPENING -> openings.consume(leaf.name());
                                        case DERIVED -> derived.inClaim(leaf.name());
                                        case CHALLENGE -> challenge(leaf.name());
                                    }));
        }
        return List.copyOf(claims);
    }

    /** The summands of a batch at its final point, from the openings it produced. */
    public List<E> finals(Batch batch) {
        return finals(batch, openings::peek);
    }

    /** The summands of a batch at its final point, from openings not yet noted. */
    public List<E> finals(Batch batch, Function<String, E> opening) {
        Map<String, E> derived = new Derived<>(this).atFinalPoint(batch.tag());
        List<E> finals = new ArrayList<>();
        for (Batch.Member m : batch.members()) {
            Expression summand = m.relation().summand();
            finals.add(
                    summand.evaluate(
                            field,
                            leaf ->
                                    switch (leaf.kind()) {
                                        case OPENING -> opening.apply(leaf.name());
                                        case DERIVED -> derived.get(leaf.name());
                                        case CHALLENGE -> challenge(leaf.name());
                                    }));
        }
        return List.copyOf(finals);
    }

    /** {@code γ^s·eq(r_s, r4)}, s = 1, 2, 3: the stages' weights in BytecodeRead. */
    private List<E> stageWeights() {
        E gamma = challenge(Labels.GAMMA_BYTECODE);
        List<E> weights = new ArrayList<>();
        E power = gamma;
        for (PointName r : List.of(PointName.R1, PointName.R2, PointName.R3)) {
            weights.add(field.mul(power, Multilinear.eq(field, point(r), point(PointName.R4))));
            power = field.mul(power, gamma);
        }
        return weights;
    }

    /** The pull-back tables of the small bytecode columns, known after S4. */
    public PullBacks<E> pullBacks() {
        List<E> index = point(PointName.INDEX);
        List<E> lookups = PullBacks.lookups(field, challenge(Labels.GAMMA_INSTRUCTION), index);
        return PullBacks.of(
                field,
                stageWeights(),
                challenge(Labels.BETA_BYTECODE),
                lookups,
                point(PointName.REGISTER));
    }

    /** The selector of an aligned block of {@code 2^bits} cells at ρram. */
    E block(int start, int bits) {
        ProgramShape p = shape.program();
        List<E> high = point(PointName.CELL).subList(0, p.k() - bits);
        return Multilinear.eqIndex(field, high, start >>> bits);
    }

    /** The last n coordinates. */
    static <E> List<E> last(List<E> point, int n) {
        return List.copyOf(point.subList(point.size() - n, point.size()));
    }
}
