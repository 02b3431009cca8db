// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

/** The points that the four batches leave. */
public enum PointName {
    /** Cycle point of S1. */
    R1,
    /** Cycle point of S2. */
    R2,
    /** Cycle point of S3. */
    R3,
    /** Cycle point of S4. */
    R4,
    /** ρx, the lookup index point of S2: 128 variables. */
    INDEX,
    /** ρram, the cell point of S2: k variables. */
    CELL,
    /** ρreg, the register point of S2: 7 variables. */
    REGISTER,
    /** ρrow, the bytecode row point of S4: b variables. */
    ROW
}
