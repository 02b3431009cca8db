// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import java.util.List;
import java.util.Locale;

/** The languages that a new guest project can be in, with the files that are particular to each. */
enum Language {
    C("guest.c"),
    CPP("guest.cpp"),
    RUST("src/main.rs", "Cargo.toml"),
    ASM("guest.S");

    private final List<String> files;

    Language(String... files) {
        this.files = List.of(files);
    }

    /** Names inside the project; the first is the guest's source. */
    List<String> files() {
        return files;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
