// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.badinput;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.larch.bn254.EncodingException;
import io.larch.elf.ElfException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fails when a reader of outside bytes is not in {@link Readers}, or is there and gone. */
class ReaderInventoryTest {
    private static final Pattern READS =
            Pattern.compile("(decode|parse|read|from|open|load)([A-Z].*)?");

    private static final Set<String> RAW =
            Stream.of(byte[].class, InputStream.class, ByteBuffer.class, Path.class)
                    .map(Class::getName)
                    .collect(Collectors.toSet());

    private static JavaClasses larch;

    @BeforeAll
    static void importClasses() {
        larch =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.larch");
    }

    @Test
    void everyMethodThatRefusesBytesIsInTheSuite() throws Exception {
        Set<String> found =
                methods()
                        .filter(ReaderInventoryTest::refusesBytes)
                        .map(ReaderInventoryTest::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> covered =
                Readers.all().stream()
                        .flatMap(r -> r.covers().stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(found, covered);
    }

    /** What takes raw bytes under the name of a reader has a typed way to refuse them. */
    @Test
    void everyReaderDeclaresHowItRefuses() {
        Set<String> silent =
                methods()
                        .filter(m -> READS.matcher(m.getName()).matches())
                        .filter(m -> m.getModifiers().contains(JavaModifier.STATIC))
                        .filter(
                                m ->
                                        m.getRawParameterTypes().stream()
                                                .anyMatch(t -> RAW.contains(t.getName())))
                        .filter(m -> !refusesBytes(m))
                        .map(ReaderInventoryTest::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), silent);
    }

    private static Stream<JavaMethod> methods() {
        return larch.stream()
                .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(c -> c.getMethods().stream())
                .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC));
    }

    private static boolean refusesBytes(JavaMethod m) {
        return m.getThrowsClause().containsType(EncodingException.class)
                || m.getThrowsClause().containsType(ElfException.class);
    }

    private static String name(JavaMethod m) {
        return m.getOwner().getSimpleName() + "." + m.getName();
    }
}
