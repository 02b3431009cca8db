// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads vector files: lines of a name, an input and an expected output in hexadecimal. */
final class Vectors {
    /** One line; a missing input is written as a dash. */
    record Vector(String name, byte[] input, byte[] expected) {}

    private Vectors() {}

    static List<Vector> read(String resource) throws IOException {
        List<Vector> vectors = new ArrayList<>();
        try (InputStream in = Vectors.class.getResourceAsStream(resource);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line; (line = reader.readLine()) != null; ) {
                if (!line.startsWith("#")) {
                    String[] words = line.split(" ");
                    vectors.add(new Vector(words[0], hex(words[1]), hex(words[2])));
                }
            }
        }
        return vectors;
    }

    private static byte[] hex(String word) {
        return HexFormat.of().parseHex(word.equals("-") ? "" : word);
    }
}
