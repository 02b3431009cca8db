// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.groth16.circuit.Circuits;
import io.larch.groth16.circuit.Gadget;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The corpus has a case for all that a circuit can be made of. */
class CorpusCoverageTest {
    private static final String PACKAGE = "io.larch.groth16.gadget";

    /** The scopes in which gadgets record, where these are not named by {@link Gadget#name}. */
    private static final Map<String, String> SCOPES =
            Map.of(
                    "Bits", "bits64",
                    "RangeChecker", "lookups/ranges",
                    "BitwiseWords", "lookups/words",
                    "LookupArguments", "lookups",
                    "LookupTable", "lookups/tables");

    private final List<Case> corpus = Case.corpus();

    @Test
    void everyOperationHasACase() {
        Set<String> seen = new TreeSet<>();
        corpus.forEach(c -> seen.addAll(Circuits.operations(c.builder())));
        assertEquals(new TreeSet<>(Circuits.operations()), seen);
    }

    @Test
    void everyPublicGadgetHasACase() throws Exception {
        Set<String> scopes =
                corpus.stream()
                        .flatMap(c -> Circuits.scopes(c.builder()).stream())
                        .collect(Collectors.toSet());
        List<Class<?>> gadgets = publicClasses();
        assertTrue(gadgets.size() >= 11, gadgets.toString());
        Set<String> missing = new TreeSet<>();
        for (Class<?> g : gadgets) {
            if (!scopes.contains(scope(g))) {
                missing.add(g.getSimpleName());
            }
        }
        assertEquals(Set.of(), missing);
    }

    private static String scope(Class<?> gadget) throws ReflectiveOperationException {
        String listed = SCOPES.get(gadget.getSimpleName());
        return listed != null || !Gadget.class.isAssignableFrom(gadget)
                ? String.valueOf(listed)
                : ((Gadget) gadget.getConstructor().newInstance()).name();
    }

    private static List<Class<?>> publicClasses()
            throws IOException, URISyntaxException, ClassNotFoundException {
        Path classes =
                Path.of(Gadget.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> names;
        try (Stream<Path> files = Files.list(classes.resolve(PACKAGE.replace('.', '/')))) {
            names =
                    files.map(p -> p.getFileName().toString())
                            .filter(n -> !n.contains("-"))
                            .toList();
        }
        List<Class<?>> found = new ArrayList<>();
        for (String name : names) {
            Class<?> c = Class.forName(PACKAGE + "." + name.replace(".class", ""));
            if (Modifier.isPublic(c.getModifiers())) {
                found.add(c);
            }
        }
        return found;
    }
}
