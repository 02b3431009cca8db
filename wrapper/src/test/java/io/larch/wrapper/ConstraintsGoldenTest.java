// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.groth16.interop.Golden;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The constraints of the circuit, by stage and gadget, are those of the golden file. A change is
 * made with {@code -Dlarch.golden=write} and its diff is reviewed.
 */
class ConstraintsGoldenTest {
    private static final int DEPTH = 2;

    @Test
    void countsAreTheGoldenOnes() throws IOException {
        new Golden("wrapper", "golden").check("constraints.csv", csv());
    }

    @Test
    void theCircuitOfTheLargestPureJavaShapeFitsOneDomain() {
        int constraints = WrapperCircuit.of(shapes().get("t16")).circuit().r1cs().constraints();
        assertTrue(constraints <= 1 << 18, constraints + " constraints");
    }

    private static Map<String, ProofShape> shapes() {
        ProgramShape guest = new ProgramShape(10, 8, 16, 7, 10);
        Map<String, ProofShape> shapes = new TreeMap<>();
        shapes.put("tests", Fixture.SHAPE);
        shapes.put("t16", ProofShape.of(guest, 16));
        shapes.put("t20", ProofShape.of(guest, 20));
        return shapes;
    }

    private static String csv() {
        List<String> lines = new ArrayList<>(List.of("shape,scope,constraints"));
        shapes().forEach(
                        (name, shape) -> {
                            String label = name + " " + ShapeCodec.describe(shape);
                            Map<String, Integer> counts =
                                    WrapperCircuit.of(shape).constraintsByScope();
                            counts.forEach((scope, n) -> add(lines, label, scope, n));
                        });
        return String.join("\n", lines) + "\n";
    }

    private static void add(List<String> lines, String label, String scope, int n) {
        if (scope.split("/").length <= DEPTH) {
            lines.add(label + "," + (scope.isEmpty() ? "all" : scope) + "," + n);
        }
    }
}
