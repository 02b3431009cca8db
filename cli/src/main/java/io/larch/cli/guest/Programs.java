// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.guest;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs that are installed on a machine, as the variables of an environment tell.
 *
 * @param environment values by name; what is started gets them too
 */
public record Programs(Map<String, String> environment) {

    /** Keeps a copy of the environment. */
    public Programs {
        environment = Map.copyOf(environment);
    }

    /** Those that this process sees. */
    public static Programs ofThisProcess() {
        return new Programs(System.getenv());
    }

    /** The value of a variable, unless it is empty. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * Where a program lies: the first on the path, or the program itself if it is named by path.
     */
    public Optional<Path> find(String program) {
        return findAll(program).findFirst();
    }

    /** All programs of a name, in the order of the path. */
    Stream<Path> findAll(String program) {
        Stream<Path> candidates =
                program.contains(File.separator)
                        ? Stream.of(Path.of(program))
                        : folders().stream().map(folder -> Path.of(folder, program));
        return candidates.filter(Files::isRegularFile).filter(Files::isExecutable);
    }

    private List<String> folders() {
        return variable("PATH")
                .map(path -> List.of(path.split(File.pathSeparator)))
                .orElse(List.of());
    }
}
