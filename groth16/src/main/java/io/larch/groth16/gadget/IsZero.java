// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Gadget;
import io.larch.groth16.circuit.Hint;
import io.larch.groth16.circuit.Wire;

/**
 * z = (x = 0 ? 1 : 0): with advice m, z = 1 - x · m and x · z = 0. If x = 0 the first gives z = 1;
 * if x ≠ 0 the second gives z = 0. The advice for x = 0 is free, the output is not.
 */
public record IsZero() implements Gadget {
    private static final Hint INVERSE_OR_ZERO = new InverseOrZero();

    @Override
    public String name() {
        return "isZero";
    }

    @Override
    public int cost() {
        return 2;
    }

    @Override
    public Wire[] record(CircuitField f, Wire[] in) {
        Wire x = in[0];
        if (f.isConstant(x)) {
            return new Wire[] {f.constantValue(x).isZero() ? f.one() : f.zero()};
        }
        Wire m = f.hint(INVERSE_OR_ZERO, 1, x)[0];
        Wire z = f.sub(f.one(), f.mul(x, m));
        f.assertZero(f.mul(x, z));
        return new Wire[] {z};
    }

    private static final class InverseOrZero implements Hint {
        @Override
        public String name() {
            return "inverseOrZero";
        }

        @Override
        public void compute(FrElement[] in, FrElement[] out) {
            out[0] = in[0].isZero() ? FrElement.ZERO : in[0].inverse();
        }
    }
}
