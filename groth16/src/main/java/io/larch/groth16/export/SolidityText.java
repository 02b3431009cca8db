// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.export;

/** The parts of the contract; {@link SolidityVerifier} fills them in. */
final class SolidityText {
    private SolidityText() {}

    /** Warning, notice, name. */
    static final String HEAD =
            """
            // SPDX-License-Identifier: Apache-2.0
            pragma solidity ^0.8.20;

            /// Verifies Groth16 proofs over BN254 for one circuit.
            %s%scontract %s {
                /// A public input is not below the order of the scalar field.
                error PublicInputNotInField();
                /// The proof does not hold for these public inputs, or its length is wrong.
                error ProofInvalid();
            """;

    static final String COMMITMENT_ERROR =
            """
                /// The proof of knowledge of the commitment does not hold.
                error CommitmentInvalid();
            """;

    /** Parameter of inputs, bytes of a proof, statements. */
    static final String VERIFY =
            """

                /// Returns if the proof is valid, reverts if it is not.
                /// @param proof A, B, C, commitment and proof of knowledge, uncompressed points;
                /// of elements of Fp2 the imaginary part first.
                function verifyProof(bytes calldata proof%s) external view {
                    if (proof.length != %d) revert ProofInvalid();
            %s        uint256[24] memory pairs;
                    assembly ("memory-safe") {
                        calldatacopy(pairs, proof.offset, 0x100)
                    }
                    pairs[8] = DELTA_NEG_X_1;
                    pairs[9] = DELTA_NEG_X_0;
                    pairs[10] = DELTA_NEG_Y_1;
                    pairs[11] = DELTA_NEG_Y_0;
                    pairs[12] = ALPHA_X;
                    pairs[13] = ALPHA_Y;
                    pairs[14] = BETA_NEG_X_1;
                    pairs[15] = BETA_NEG_X_0;
                    pairs[16] = BETA_NEG_Y_1;
                    pairs[17] = BETA_NEG_Y_0;
                    pairs[18] = l[0];
                    pairs[19] = l[1];
                    pairs[20] = GAMMA_NEG_X_1;
                    pairs[21] = GAMMA_NEG_X_0;
                    pairs[22] = GAMMA_NEG_Y_1;
                    pairs[23] = GAMMA_NEG_Y_0;
                    bool ok;
                    assembly ("memory-safe") {
                        ok := staticcall(gas(), 8, pairs, 0x300, pairs, 0x20)
                    }
                    if (!ok || pairs[0] != 1) revert ProofInvalid();
                }
            """;

    /** Parameters. */
    static final String INPUT_HEAD =
            """

                /// L = K_0 + the sum of the public inputs times their points.
                function _inputPoint(%s)
                    private
                    view
                    returns (uint256[2] memory l)
                {
                    l[0] = CONSTANT_X;
                    l[1] = CONSTANT_Y;
            """;

    /** Number of the input, four times. */
    static final String INPUT =
            """
                    if (input[%d] >= R) revert PublicInputNotInField();
                    _addProduct(l, PUB_%d_X, PUB_%d_Y, input[%d]);
            """;

    /** Committed inputs, each after a comma. */
    static final String COMMITMENT_INPUT =
            """
                    uint256 challenge = uint256(keccak256(abi.encodePacked(proof[256:320]%s))) %% R;
                    _addProduct(l, CHALLENGE_X, CHALLENGE_Y, challenge);
                    uint256[4] memory io = [l[0], l[1], 0, 0];
                    bool ok;
                    assembly ("memory-safe") {
                        calldatacopy(add(io, 0x40), add(proof.offset, 0x100), 0x40)
                        ok := staticcall(gas(), 6, io, 0x80, l, 0x40)
                    }
                    if (!ok) revert ProofInvalid();
            """;

    static final String INPUT_TAIL = "    }\n";

    static final String KNOWLEDGE =
            """

                /// e(D, [-sigma]G) e(PoK, G) = 1 for the commitment D.
                function _checkKnowledge(bytes calldata proof) private view {
                    uint256[12] memory pairs;
                    assembly ("memory-safe") {
                        calldatacopy(pairs, add(proof.offset, 0x100), 0x40)
                        calldatacopy(add(pairs, 0xc0), add(proof.offset, 0x140), 0x40)
                    }
                    pairs[2] = PEDERSEN_GSIGMANEG_X_1;
                    pairs[3] = PEDERSEN_GSIGMANEG_X_0;
                    pairs[4] = PEDERSEN_GSIGMANEG_Y_1;
                    pairs[5] = PEDERSEN_GSIGMANEG_Y_0;
                    pairs[8] = PEDERSEN_G_X_1;
                    pairs[9] = PEDERSEN_G_X_0;
                    pairs[10] = PEDERSEN_G_Y_1;
                    pairs[11] = PEDERSEN_G_Y_0;
                    bool ok;
                    assembly ("memory-safe") {
                        ok := staticcall(gas(), 8, pairs, 0x180, pairs, 0x20)
                    }
                    if (!ok || pairs[0] != 1) revert CommitmentInvalid();
                }
            """;

    static final String TAIL =
            """

                /// sum = sum + k (x, y).
                function _addProduct(uint256[2] memory sum, uint256 x, uint256 y, uint256 k)
                    private
                    view
                {
                    uint256[4] memory io = [x, y, k, 0];
                    bool ok;
                    assembly ("memory-safe") {
                        ok := staticcall(gas(), 7, io, 0x60, io, 0x40)
                    }
                    if (!ok) revert ProofInvalid();
                    io[2] = sum[0];
                    io[3] = sum[1];
                    assembly ("memory-safe") {
                        ok := staticcall(gas(), 6, io, 0x80, sum, 0x40)
                    }
                    if (!ok) revert ProofInvalid();
                }
            }
            """;
}
