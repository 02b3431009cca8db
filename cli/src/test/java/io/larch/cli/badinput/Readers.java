// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.badinput;

import java.util.List;
import java.util.stream.Stream;

/** Every reader of bytes from outside. The inventory test finds those that are missing. */
final class Readers {
    private Readers() {}

    static List<Reader> all() throws Exception {
        return Stream.of(
                        ElementReaders.all(),
                        GuestReaders.all(),
                        ProofReaders.all(),
                        KeyReaders.all(),
                        CeremonyReaders.all(),
                        TextReaders.all())
                .flatMap(List::stream)
                .toList();
    }

    static Reader named(String name) throws Exception {
        return all().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
    }
}
