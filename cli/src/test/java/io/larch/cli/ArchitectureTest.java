// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls of the house: module edges, and what the verifier must not touch. */
class ArchitectureTest {
    /** Package of each module, and the modules it may use directly or through others. */
    private static final Map<String, List<String>> EDGES =
            Map.of(
                    "io.larch.bn254..", List.of(),
                    "io.larch.elf..", List.of(),
                    "io.larch.riscv..", List.of("io.larch.elf.."),
                    "io.larch.sumcheck..", List.of("io.larch.bn254.."),
                    "io.larch.zkvm..",
                            List.of(
                                    "io.larch.elf..",
                                    "io.larch.riscv..",
                                    "io.larch.bn254..",
                                    "io.larch.sumcheck.."),
                    "io.larch.groth16..", List.of("io.larch.bn254.."),
                    "io.larch.wrapper..",
                            List.of(
                                    "io.larch.elf..",
                                    "io.larch.riscv..",
                                    "io.larch.bn254..",
                                    "io.larch.sumcheck..",
                                    "io.larch.zkvm..",
                                    "io.larch.groth16.."));

    private static JavaClasses larch;

    @BeforeAll
    static void importClasses() {
        larch =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        .importPackages("io.larch");
    }

    @Test
    void importedEveryModule() {
        for (String module : EDGES.keySet()) {
            String name = module.substring(0, module.length() - 2);
            org.junit.jupiter.api.Assertions.assertTrue(
                    larch.stream().anyMatch(c -> c.getPackageName().startsWith(name)), name);
        }
    }

    @Test
    void modulesUseOnlyWhatTheTableAllows() {
        EDGES.forEach(
                (module, allowed) -> {
                    List<String> packages = new ArrayList<>(allowed);
                    packages.addAll(List.of(module, "java..", "javax.."));
                    classes()
                            .that()
                            .resideInAPackage(module)
                            .should()
                            .onlyDependOnClassesThat()
                            .resideInAnyPackage(packages.toArray(String[]::new))
                            .check(larch);
                });
    }

    @Test
    void nothingDependsOnTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.larch.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.larch.cli..")
                .check(larch);
    }

    @Test
    void theVerifierNeverDependsOnTheProver() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.larch.zkvm.verifier..",
                        "io.larch.zkvm.relation..",
                        "io.larch.zkvm.shape..",
                        "io.larch.zkvm.proof..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.larch.zkvm.prover..")
                .check(larch);
    }

    @Test
    void theVerifierUsesNoThreadsClocksOrHashMaps() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.larch.zkvm.verifier..",
                        "io.larch.zkvm.relation..",
                        "io.larch.zkvm.shape..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..", "java.time..", "com.sun.jna..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(
                        java.util.HashMap.class,
                        java.util.HashSet.class,
                        Thread.class,
                        java.security.SecureRandom.class)
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(larch);
    }

    /** The prover alone also reads the clock: how long its stages took is part of its report. */
    @Test
    void onlyTheCommandLineReadsTheEnvironment() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.larch.cli..", "io.larch.zkvm.prover..")
                .should()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(larch);
    }

    @Test
    void thePackagesOfTheProofSystemHaveNoCycles() {
        slices().matching("io.larch.zkvm.(*)..").should().beFreeOfCycles().check(larch);
    }

    /** Every class of the command line is in one of its rooms, and no room uses one above it. */
    @Test
    void theRoomsOfTheCommandLineStandOnEachOther() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("console")
                .definedBy("io.larch.cli.console")
                .layer("guest")
                .definedBy("io.larch.cli.guest")
                .layer("bench")
                .definedBy("io.larch.cli.bench")
                .layer("commands")
                .definedBy("io.larch.cli")
                .whereLayer("console")
                .mayNotAccessAnyLayer()
                .whereLayer("guest")
                .mayOnlyAccessLayers("console")
                .whereLayer("bench")
                .mayOnlyAccessLayers("console", "guest")
                .ensureAllClassesAreContainedInArchitecture()
                .check(larch.that(resideInAPackage("io.larch.cli..")));
    }
}
