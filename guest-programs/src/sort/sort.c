// SPDX-License-Identifier: Apache-2.0
//
// Input: at most 64 signed numbers of 8 bytes, little-endian. Output: the same numbers in
// ascending order (heapsort).

#include "larch.h"

#define MAX_COUNT 64

// Restores the heap order below position root of the first count numbers.
static void sift_down(int64_t *numbers, size_t root, size_t count) {
    int64_t moved = numbers[root];
    for (size_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count && numbers[child] < numbers[child + 1]) {
            child++;
        }
        if (moved >= numbers[child]) {
            break;
        }
        numbers[root] = numbers[child];
    }
    numbers[root] = moved;
}

static void sort(int64_t *numbers, size_t count) {
    for (size_t root = count / 2; root-- > 0;) {
        sift_down(numbers, root, count);
    }
    for (size_t last = count; last-- > 1;) {
        int64_t largest = numbers[0];
        numbers[0] = numbers[last];
        numbers[last] = largest;
        sift_down(numbers, 0, last);
    }
}

int main(void) {
    static int64_t numbers[MAX_COUNT];
    size_t len;
    const uint8_t *input = larch_input(&len);
    if (len % sizeof *numbers != 0 || len > sizeof numbers) {
        larch_panic();
    }
    __builtin_memcpy(numbers, input, len);
    sort(numbers, len / sizeof *numbers);
    larch_output(numbers, len);
    return 0;
}
