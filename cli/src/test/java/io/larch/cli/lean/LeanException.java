// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.lean;

/** The text is not what the exports are made of. */
final class LeanException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LeanException(String message) {
        super(message);
    }
}
