// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.guest;

import io.larch.Program;
import io.larch.elf.ElfException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The guests inside the jar. */
public final class BundledGuests {
    private BundledGuests() {}

    /** A guest by name. */
    public static Program load(String name) {
        String resource = "/guests/" + name + ".elf";
        try (InputStream in = BundledGuests.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            return Program.fromElf(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ElfException e) {
            throw new IllegalStateException("the bundled guest is broken", e);
        }
    }
}
