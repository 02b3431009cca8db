// SPDX-License-Identifier: Apache-2.0
//
// Input: a name. Output: a greeting. Shows printing and cycle markers.

#include "larch.h"

static const char GREETING[] = "Hello, ";

int main(void) {
    size_t len;
    const uint8_t *name = larch_input(&len);
    larch_printf("greeting %.*s, whose name has %zu bytes", (int) len, (const char *) name, len);
    larch_cycles_begin("output");
    larch_output(GREETING, sizeof GREETING - 1);
    larch_output(name, len);
    larch_output("!\n", 2);
    larch_cycles_end("output");
    return 0;
}
