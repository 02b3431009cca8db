// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.guest;

import java.util.Locale;

/** The languages that a new guest project can be in. */
public enum Language {
    C("guest.c"),
    CPP("guest.cpp"),
    RUST("src/main.rs"),
    ASM("guest.S");

    private final String source;

    Language(String source) {
        this.source = source;
    }

    /** The first guest's source inside the project. */
    String source() {
        return source;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
