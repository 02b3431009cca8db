// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Named, nested regions of a circuit. Scope 0 is the whole; a path is entered again, not copied.
 */
final class ScopeTree {
    private final List<String> paths = new ArrayList<>(List.of(""));
    private final List<Integer> parents = new ArrayList<>(List.of(-1));
    private final Map<String, Integer> known = new HashMap<>();
    private int current;

    int current() {
        return current;
    }

    int size() {
        return paths.size();
    }

    String path(int scope) {
        return paths.get(scope);
    }

    int parent(int scope) {
        return parents.get(scope);
    }

    void enter(String name) {
        if (name.isEmpty() || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("scope names are not empty and hold no slash");
        }
        String path = current == 0 ? name : paths.get(current) + "/" + name;
        Integer scope = known.get(path);
        if (scope == null) {
            scope = paths.size();
            known.put(path, scope);
            paths.add(path);
            parents.add(current);
        }
        current = scope;
    }

    void leave() {
        if (current == 0) {
            throw new IllegalStateException("no scope to leave");
        }
        current = parents.get(current);
    }

    List<String> paths() {
        return List.copyOf(paths);
    }
}
