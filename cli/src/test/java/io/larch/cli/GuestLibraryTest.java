// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.cli.guest.OutsideTool;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/guest-abi.md on guests that use what libraries and headers offer. */
class GuestLibraryTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String COMPILER = "riscv64-unknown-elf-gcc";

    @TempDir Path folder;

    private record Run(int code, String printed) {}

    /** Builds a source with the first command of the page that begins so, and runs it. */
    private Run run(String command, String source, String input) throws Exception {
        Files.writeString(folder.resolve("guest.c"), source);
        String line =
                Files.readString(ROOT.resolve("docs/guest-abi.md"))
                        .lines()
                        .filter(l -> l.startsWith(command))
                        .findFirst()
                        .orElseThrow()
                        .replace("guest.c", folder.resolve("guest.c").toString())
                        .replace("guest.elf", folder.resolve("guest.elf").toString());
        Process process =
                new ProcessBuilder("sh", "-c", line)
                        .directory(ROOT.resolve("guest-programs").toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), line + "\n" + output);
        Path in = Files.writeString(folder.resolve("input.bin"), input);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        String[] arguments = {
            "run", folder.resolve("guest.elf").toString(), "--input", in.toString(), "--json"
        };
        int code = Main.run(arguments, stream, stream, false);
        return new Run(code, printed.toString(StandardCharsets.UTF_8));
    }

    /** More arguments than registers: the rest lies on the stack. */
    @Test
    void printfTakesAnyNumberOfArguments() throws Exception {
        NeededTool.need(OutsideTool.GCC);
        String source =
                """
                #include "larch.h"
                int main(void) {
                    volatile int one = 1;
                    larch_printf("%d %d %d %d %d %d %s %ld %c %x %5.2s|", one, -2, 3, 4, 5, 6,
                                 "seven", -8L, '9', 0xau, "eleven");
                    larch_printf("no arguments, %d %%", one);
                    return one - 1;
                }
                """;
        Run run = run(COMPILER + " -march", source, "");
        assertEquals(0, run.code(), run.printed());
        assertTrue(run.printed().contains("1 -2 3 4 5 6 seven -8 9 a    el|"), run.printed());
        assertTrue(run.printed().contains("no arguments, 1 %"), run.printed());
    }

    @Test
    void picolibcWorksAsOnAnyComputer() throws Exception {
        NeededTool.need(OutsideTool.GCC, OutsideTool.PICOLIBC);
        String source =
                """
                #include <assert.h>
                #include <errno.h>
                #include <limits.h>
                #include <math.h>
                #include <stdio.h>
                #include <stdlib.h>
                #include <string.h>
                #include "larch.h"
                static _Thread_local long counter = 40;
                static _Thread_local char zero[100];
                static void last(void) { printf("at exit"); }
                int main(void) {
                    char word[16];
                    int number;
                    assert(scanf("%15s %d", word, &number) == 2 && number == -7);
                    assert(strtol("99999999999999999999", NULL, 10) == LONG_MAX && errno == ERANGE);
                    for (int i = 0; i < 1000; i++) {
                        char *block = realloc(malloc(3000), 4000);
                        assert(block != NULL);
                        free(block);
                    }
                    assert(malloc(100u << 20) == NULL && errno == ENOMEM);
                    for (int i = 0; i < 100; i++) counter += zero[i];
                    printf("%s %ld %d\\n", word, counter, (int) sqrt(number * number));
                    atexit(last);
                    larch_output(word, strlen(word));
                    exit(0);
                }
                """;
        Run run = run(COMPILER + " --specs", source, "larch -7\n");
        assertEquals(0, run.code(), run.printed());
        assertTrue(run.printed().contains("guest: larch 40 7"), run.printed());
        assertTrue(run.printed().contains("guest: at exit"), run.printed());
        assertTrue(run.printed().contains("\"outputHex\":\"6c61726368\""), run.printed());
    }

    @Test
    void picolibcSaysWhatFailed() throws Exception {
        NeededTool.need(OutsideTool.GCC, OutsideTool.PICOLIBC);
        String failing =
                "#include <assert.h>\nint main(int n, char **v) { assert(n == 77 && v); }\n";
        Run assertion = run(COMPILER + " --specs", failing, "");
        assertEquals(3, assertion.code());
        assertTrue(assertion.printed().contains("n == 77"), assertion.printed());
        String exit = "#include <stdlib.h>\nint main(void) { exit(3); }\n";
        assertEquals(3, run(COMPILER + " --specs", exit, "").code());
        String dive =
                "#include <stdlib.h>\nint dive(int n) { volatile char room[4096]; room[0] = 1;"
                        + " return n == 0 ? malloc(3000000) != NULL : dive(n - 1) + room[0]; }"
                        + "int main(void) { return dive(900) == 901; }\n";
        Run stack = run(COMPILER + " --specs", dive, "");
        assertEquals(3, stack.code());
        assertTrue(stack.printed().contains("the stack has grown into the heap"), stack.printed());
    }
}
