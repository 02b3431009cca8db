// SPDX-License-Identifier: Apache-2.0
package io.larch;

/** A reference string that cannot be read, or is too short for what it is to serve. */
public final class PublicParametersException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong and what to do. */
    PublicParametersException(String message, Throwable cause) {
        super(message, cause);
    }
}
