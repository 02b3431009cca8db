// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bundled guests against Python: its own arithmetic, hashlib and json (vectors.py). */
class GuestVectorsTest {
    private static final String SCRIPT = "../guest-programs/vectors.py";

    @Test
    void theCommittedFilesAreWhatPythonComputes() throws Exception {
        assertEquals(List.of(), Python.run(List.of(SCRIPT, "--check"), ""));
    }

    @Test
    void randomCasesGiveWhatPythonComputes() throws Exception {
        String seed = Long.toString(Seeds.seed(GuestVectorsTest.class));
        List<String> cases = Python.run(List.of(SCRIPT, "--cases", seed), "");
        assertTrue(cases.size() >= 80, "cases of at least eight guests");
        for (String line : cases) {
            check(line, line.split(" "));
        }
    }

    private static void check(String line, String[] words) throws GuestException {
        BundledGuest guest = new BundledGuest(words[0]);
        ExecutionReport report = guest.run(new GuestInput(bytes(words[1]), bytes(words[2])));
        assertEquals(words[3].equals("panic"), report.panicked(), line);
        if (!report.panicked()) {
            assertArrayEquals(bytes(words[3]), report.output(), line);
        }
    }

    private static byte[] bytes(String word) {
        return word.equals("-") ? new byte[0] : HexFormat.of().parseHex(word);
    }
}
