// SPDX-License-Identifier: Apache-2.0
//
// Arithmetic modulo p = 2^255 - 19. An element is the sum of limb[i] * 2^(51 i). Products, and only
// they, are reduced: their limbs are below 2^51 + 2^18. Sums and differences are not, and a factor may
// have limbs below 2^54: in units of 2^50, where a product has 2 and a difference 8 more than what it
// is taken from, no factor in curve.h has more than 14.

#include "larch.h"

#define LOW51 0x7ffffffffffff

typedef unsigned __int128 wide;

typedef struct {
    uint64_t limb[5];
} element;

// A number low + 2^54 high. Products are added up in this form, because a sum of pairs has no carry
// from one part to the other: cheaper than 128-bit sums on a machine without a carry flag.
typedef struct {
    uint64_t low, high;
} sum;

// Adds x * y, given 2^10 x, for x < 2^54.
static inline void add_product(sum *s, uint64_t x10, uint64_t y) {
    s->low += x10 * y >> 10;
    s->high += (uint64_t) ((wide) x10 * y >> 64);
}

// 19 for one multiplication, which is one row, where the compiler would prefer several additions.
static inline uint64_t times_19(uint64_t x) {
    uint64_t factor = 19;
    __asm__("" : "+r"(factor));
    return x * factor;
}

// The element of weights 2^(51 i). With factors below 2^54 each high part is below 77 * 2^54 and the
// last below 5 * 2^54, so that nothing here exceeds 64 bits.
static inline void reduce(uint64_t to[5], const sum s[5]) {
    uint64_t r = s[0].low + times_19(8 * s[4].high);
    uint64_t first = r & LOW51;
#pragma GCC unroll 5
    for (int i = 1; i < 5; i++) {
        r = (r >> 51) + s[i].low + 8 * s[i - 1].high;
        to[i] = r & LOW51;
    }
    to[0] = first + times_19(r >> 51);
}

static void multiply(element *to, const element *a, const element *b) {
    uint64_t x10[5], y[5], y19[5];
    sum s[5] = {{0}};
#pragma GCC unroll 5
    for (int i = 0; i < 5; i++) {
        x10[i] = a->limb[i] << 10;
        y[i] = b->limb[i];
        y19[i] = times_19(y[i]);
    }
#pragma GCC unroll 5
    for (int k = 0; k < 5; k++) {
#pragma GCC unroll 5
        for (int i = 0; i < 5; i++) {
            add_product(&s[k], x10[i], i <= k ? y[k - i] : y19[k + 5 - i]);
        }
    }
    reduce(to->limb, s);
}

static inline __attribute__((always_inline)) void square_limbs(uint64_t a[5]) {
    uint64_t x0 = a[0] << 10, x1 = a[1] << 10, x2 = a[2] << 10, x3 = a[3] << 10, x4 = a[4] << 10;
    uint64_t a0_2 = 2 * a[0], a1_2 = 2 * a[1], a3_19 = times_19(a[3]), a4_19 = times_19(a[4]);
    uint64_t a3_38 = 2 * a3_19, a4_38 = 2 * a4_19;
    sum s[5] = {{0}};
    add_product(&s[0], x0, a[0]);
    add_product(&s[0], x1, a4_38);
    add_product(&s[0], x2, a3_38);
    add_product(&s[1], x1, a0_2);
    add_product(&s[1], x2, a4_38);
    add_product(&s[1], x3, a3_19);
    add_product(&s[2], x2, a0_2);
    add_product(&s[2], x1, a[1]);
    add_product(&s[2], x3, a4_38);
    add_product(&s[3], x3, a0_2);
    add_product(&s[3], x2, a1_2);
    add_product(&s[3], x4, a4_19);
    add_product(&s[4], x4, a0_2);
    add_product(&s[4], x3, a1_2);
    add_product(&s[4], x2, a[2]);
    reduce(a, s);
}

// to = a^(2^n), n > 0.
static void square_times(element *to, const element *a, int n) {
    uint64_t t[5] = {a->limb[0], a->limb[1], a->limb[2], a->limb[3], a->limb[4]};
    do {
        square_limbs(t);
    } while (--n > 0);
    *to = (element) {{t[0], t[1], t[2], t[3], t[4]}};
}

static void square(element *to, const element *a) {
    uint64_t t[5] = {a->limb[0], a->limb[1], a->limb[2], a->limb[3], a->limb[4]};
    square_limbs(t);
    *to = (element) {{t[0], t[1], t[2], t[3], t[4]}};
}

static inline void add(element *to, const element *a, const element *b) {
#pragma GCC unroll 5
    for (int i = 0; i < 5; i++) {
        to->limb[i] = a->limb[i] + b->limb[i];
    }
}

// to = a - b + 4p, for limbs of b below 2^53 - 76.
static inline void subtract(element *to, const element *a, const element *b) {
#pragma GCC unroll 5
    for (int i = 0; i < 5; i++) {
        to->limb[i] = a->limb[i] + 4 * (i == 0 ? LOW51 - 18 : LOW51) - b->limb[i];
    }
}

// Moves what exceeds 51 bits to the next limb, beginning with an addition to the first; returns
// what leaves the last one.
static uint64_t carry(element *a, uint64_t in) {
    for (int i = 0; i < 5; i++) {
        in += a->limb[i];
        a->limb[i] = in & LOW51;
        in >>= 51;
    }
    return in;
}

// to = -a with limbs below 2^52, for limbs of a below 2^53 - 76.
static void negate(element *to, const element *a) {
    static const element zero;
    subtract(to, &zero, a);
    to->limb[0] += 19 * carry(to, 0);
}

// power = a^(2^250 - 1), eleventh = a^11. The comments are the exponents.
static void raise(element *power, element *eleventh, const element *a) {
    element t, tenth, fiftieth;
    square(&t, a);                     // 2
    square_times(power, &t, 2);        // 8
    multiply(power, power, a);         // 9
    multiply(eleventh, power, &t);     // 11
    square(&t, eleventh);              // 22
    multiply(power, &t, power);        // 2^5 - 1
    square_times(&t, power, 5);
    multiply(&tenth, &t, power);       // 2^10 - 1
    square_times(&t, &tenth, 10);
    multiply(power, &t, &tenth);       // 2^20 - 1
    square_times(&t, power, 20);
    multiply(&t, &t, power);           // 2^40 - 1
    square_times(&t, &t, 10);
    multiply(&fiftieth, &t, &tenth);   // 2^50 - 1
    square_times(&t, &fiftieth, 50);
    multiply(power, &t, &fiftieth);    // 2^100 - 1
    square_times(&t, power, 100);
    multiply(&t, &t, power);           // 2^200 - 1
    square_times(&t, &t, 50);
    multiply(power, &t, &fiftieth);    // 2^250 - 1
}

// to = a^(2^255 - 21) = 1/a, or 0 for 0.
static void invert(element *to, const element *a) {
    element eleventh;
    raise(to, &eleventh, a);
    square_times(to, to, 5);
    multiply(to, to, &eleventh);
}

// to = a^(2^252 - 3): the power (p - 5) / 8.
static void root_power(element *to, const element *a) {
    element eleventh, x = *a;
    raise(to, &eleventh, &x);
    square_times(to, to, 2);
    multiply(to, to, &x);
}

// The number of 255 bits in four words, not reduced; bit 255 is ignored.
static void from_words(element *to, const uint64_t words[4]) {
    to->limb[0] = words[0] & LOW51;
    to->limb[1] = (words[0] >> 51 | words[1] << 13) & LOW51;
    to->limb[2] = (words[1] >> 38 | words[2] << 26) & LOW51;
    to->limb[3] = (words[2] >> 25 | words[3] << 39) & LOW51;
    to->limb[4] = words[3] >> 12 & LOW51;
}

// The least non-negative number congruent to a, whose limbs are below 2^63.
static void to_words(uint64_t words[4], const element *a) {
    element t = *a, with_19;
    uint64_t over = carry(&t, 0);
    over = carry(&t, 19 * over);
    over = carry(&t, 19 * over);
    with_19 = t;
    carry(&t, 19 * carry(&with_19, 19)); // subtracts p exactly if t >= p
    words[0] = t.limb[0] | t.limb[1] << 51;
    words[1] = t.limb[1] >> 13 | t.limb[2] << 38;
    words[2] = t.limb[2] >> 26 | t.limb[3] << 25;
    words[3] = t.limb[3] >> 39 | t.limb[4] << 12;
}

static int is_zero(const element *a) {
    uint64_t words[4];
    to_words(words, a);
    return (words[0] | words[1] | words[2] | words[3]) == 0;
}
