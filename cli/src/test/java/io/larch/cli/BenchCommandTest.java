// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a comparison reports; no figure is asserted. */
class BenchCommandTest {
    private static final boolean TOOLS_REQUIRED = "require".equals(System.getenv("LARCH_TOOLS"));

    /** The names that a reader of the results knows. */
    private static final List<String> STEPS =
            List.of("setup", "prove", "verify", "msm_g1", "msm_g2", "fft");

    @TempDir private Path folder;
    private String out;
    private String err;

    /** The smallest circuit, each step once. */
    private int groth16(String... more) {
        List<String> args =
                List.of("bench", "groth16", "--log-n", "9", "--runs", "1", "--seconds", "0");
        List<String> all = new ArrayList<>(args);
        all.addAll(List.of(more));
        return larch(all.toArray(String[]::new));
    }

    @Test
    void comparesEveryStepWithGnarkWhereItsToolBuilds() throws Exception {
        String file = folder.resolve("results.json").toString();
        assertEquals(0, groth16("--gnark", "../tools/gnark", "--json", "-o", file), err);
        assertEquals(out, Files.readString(Path.of(file)));
        boolean compared = !out.contains("\"gnark\":null");
        assertTrue(compared || !TOOLS_REQUIRED, err);
        for (String step : STEPS) {
            String row = row(step);
            assertTrue(row.contains("\"larchMsMin\":"), row);
            assertEquals(compared, row.contains("\"gnarkMs\":") && row.contains("\"ratio\":"), row);
        }
        assertEquals(compared, out.contains("\"gnarkConstraints\":265"), out);
        assertTrue(out.contains("\"constraints\":264"), out);
    }

    @Test
    void printsATableOfOursAloneAndSaysWhatIsMissing() {
        assertEquals(0, groth16("--gnark", folder.resolve("none").toString()), err);
        assertTrue(err.contains("gnark's figures are left out"), err);
        List<String> lines = out.lines().map(String::strip).toList();
        assertTrue(lines.stream().anyMatch(l -> l.matches("step +logN +runs +larchMs .*")), out);
        for (String step : STEPS) {
            String pattern = step + " +9 +1 +[0-9.]+ +[0-9.]+ +[0-9.]+";
            assertTrue(lines.stream().anyMatch(l -> l.matches(pattern)), pattern + " in " + out);
        }
    }

    @Test
    void refusesSizesThatNoCircuitHas() {
        assertEquals(2, larch("bench", "groth16", "--log-n", "8"));
        assertEquals(2, larch("bench", "groth16", "--log-n", "25"));
        assertEquals(2, larch("bench", "groth16", "--seconds", "-1"));
        assertEquals(2, larch("bench", "prove", "--runs", "0"));
        assertEquals(2, larch("bench", "sorting"));
    }

    /** The row of a step in the JSON; it holds no nested object. */
    private String row(String step) {
        int at = out.indexOf("{\"step\":\"" + step + "\"");
        assertTrue(at >= 0, step + " in " + out);
        return out.substring(at, out.indexOf('}', at));
    }

    private int larch(String... args) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int code = Main.run(args, stream(bytes), stream(messages), false);
        out = bytes.toString(StandardCharsets.UTF_8);
        err = messages.toString(StandardCharsets.UTF_8);
        return code;
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
