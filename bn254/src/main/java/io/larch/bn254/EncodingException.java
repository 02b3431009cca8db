// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/** Bytes that are not the canonical encoding of what they should be. */
public final class EncodingException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong with the bytes. */
    public EncodingException(String message) {
        super(message);
    }
}
