// SPDX-License-Identifier: Apache-2.0
//
// Input: three numbers b, e, n of 64 bytes, little-endian, with n odd and at least 2^511. Output:
// b^e mod n, 64 bytes.

#include "larch.h"

#define LIMBS 8

typedef unsigned __int128 wide;

typedef struct {
    uint64_t limb[LIMBS];
} number;

// to = a - b modulo 2^512; returns the borrow.
static uint64_t subtract(number *to, const number *a, const number *b) {
    uint64_t borrow = 0;
    for (int i = 0; i < LIMBS; i++) {
        wide difference = (wide) a->limb[i] - b->limb[i] - borrow;
        to->limb[i] = (uint64_t) difference;
        borrow = (uint64_t) (difference >> 64) & 1;
    }
    return borrow;
}

// t += a * b, modulo 2^576; returns the bit that does not fit.
static uint64_t add_multiple(uint64_t t[LIMBS + 1], const number *a, uint64_t b) {
    uint64_t carry = 0;
#pragma GCC unroll 8
    for (int i = 0; i < LIMBS; i++) {
        wide sum = (wide) a->limb[i] * b + t[i] + carry;
        t[i] = (uint64_t) sum;
        carry = (uint64_t) (sum >> 64);
    }
    t[LIMBS] += carry;
    return t[LIMBS] < carry;
}

// t = (t + n * b) / 2^64 for the b that makes the sum a multiple of 2^64; over is bit 576 of t.
static void reduce(uint64_t t[LIMBS + 1], const number *n, uint64_t b, uint64_t over) {
    uint64_t carry = (uint64_t) (((wide) n->limb[0] * b + t[0]) >> 64);
#pragma GCC unroll 8
    for (int i = 1; i < LIMBS; i++) {
        wide sum = (wide) n->limb[i] * b + t[i] + carry;
        t[i - 1] = (uint64_t) sum;
        carry = (uint64_t) (sum >> 64);
    }
    t[LIMBS - 1] = t[LIMBS] + carry;
    t[LIMBS] = over + (t[LIMBS - 1] < carry);
}

// -1/n modulo 2^64 by Newton's iteration; n itself is right modulo 8.
static uint64_t negative_inverse(uint64_t n) {
    uint64_t x = n;
    for (int i = 0; i < 5; i++) {
        x *= 2 - n * x;
    }
    return -x;
}

// Montgomery's product: to = a * b / 2^512 mod n, for a * b < 2^512 * n.
static void multiply(number *to, const number *a, const number *b, const number *n, uint64_t inv) {
    uint64_t t[LIMBS + 1] = {0};
    for (int i = 0; i < LIMBS; i++) {
        uint64_t over = add_multiple(t, a, b->limb[i]);
        reduce(t, n, t[0] * inv, over);
    }
    number plain, reduced;
    __builtin_memcpy(&plain, t, sizeof plain);
    uint64_t below = subtract(&reduced, &plain, n);
    *to = t[LIMBS] == 0 && below ? plain : reduced;
}

// 2^512 * 2^512 mod n: from 2 * 2^512 by squaring nine times.
static void make_factor(number *factor, const number *n, uint64_t inv) {
    number zero = {{0}}, r, minus;
    subtract(&r, &zero, n); // 2^512 - n, which is 2^512 mod n
    // 2r mod n = r - (n - r)
    subtract(&minus, n, &r);
    if (subtract(factor, &r, &minus)) {
        subtract(&minus, &zero, n);
        subtract(factor, factor, &minus);
    }
    for (int i = 0; i < 9; i++) {
        multiply(factor, factor, factor, n, inv);
    }
}

static void power(number *to, const number *b, const number *e, const number *n) {
    uint64_t inv = negative_inverse(n->limb[0]);
    number factor, base, result, one = {{1}};
    make_factor(&factor, n, inv);
    multiply(&base, b, &factor, n, inv);
    multiply(&result, &one, &factor, n, inv);
    int top = 64 * LIMBS - 1;
    while (top >= 0 && (e->limb[top / 64] >> top % 64 & 1) == 0) {
        top--;
    }
    for (int bit = top; bit >= 0; bit--) {
        multiply(&result, &result, &result, n, inv);
        if (e->limb[bit / 64] >> bit % 64 & 1) {
            multiply(&result, &result, &base, n, inv);
        }
    }
    multiply(to, &result, &one, n, inv);
}

int main(void) {
    size_t len;
    number in[3];
    const uint8_t *input = larch_input(&len);
    if (len != sizeof in) {
        larch_panic();
    }
    __builtin_memcpy(in, input, sizeof in);
    const number *n = &in[2];
    if ((n->limb[0] & 1) == 0 || n->limb[LIMBS - 1] >> 63 == 0) {
        larch_panic();
    }
    number result;
    power(&result, &in[0], &in[1], n);
    larch_output(&result, sizeof result);
    return 0;
}
