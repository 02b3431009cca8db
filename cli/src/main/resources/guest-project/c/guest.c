#include <larch.h>

/* Outputs the sum of the bytes of the public input, as eight little-endian bytes. */
int main(void) {
    size_t length;
    const uint8_t *input = larch_input(&length);
    uint64_t sum = 0;
    for (size_t i = 0; i < length; i++) {
        sum += input[i];
    }
    larch_output(&sum, sizeof sum);
    return 0;
}
