// SPDX-License-Identifier: Apache-2.0
//
// Private input: two square matrices of signed 8-byte numbers, row by row, with at most 22 rows.
// Input: how many rows they have, 8 bytes. Output: for each row of their product the number
// sum over j of p[j] * 31^j modulo 2^64.

#include "larch.h"

#define MAX_ROWS 22

static uint64_t product[MAX_ROWS][MAX_ROWS];

static void multiply(const uint64_t *a, const uint64_t *b, size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        for (size_t j = 0; j < rows; j++) {
            uint64_t sum = 0;
            for (size_t k = 0; k < rows; k++) {
                sum += a[i * rows + k] * b[k * rows + j];
            }
            product[i][j] = sum;
        }
    }
}

int main(void) {
    size_t len, private_len;
    const uint64_t *input = (const uint64_t *) (const void *) larch_input(&len);
    const uint64_t *a = (const uint64_t *) (const void *) larch_private(&private_len);
    if (len != 8 || input[0] > MAX_ROWS || private_len != 16 * input[0] * input[0]) {
        larch_panic();
    }
    size_t rows = input[0];
    multiply(a, a + rows * rows, rows);
    for (size_t i = 0; i < rows; i++) {
        uint64_t value = 0;
        for (size_t j = rows; j-- > 0;) {
            value = value * 31 + product[i][j];
        }
        larch_output(&value, sizeof value);
    }
    return 0;
}
