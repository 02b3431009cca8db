/**
 * Keys, proofs and circuits in the formats of other systems: contracts for the EVM and their
 * calldata, snarkjs and circom files.
 */
package io.larch.groth16.export;
