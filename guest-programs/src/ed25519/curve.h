// SPDX-License-Identifier: Apache-2.0
//
// The curve -x^2 + y^2 = 1 + d x^2 y^2 of Ed25519. Formulas: Hisil, Wong, Carter, Dawson, "Twisted
// Edwards curves revisited" (2008), sections 3.1 and 3.3; they hold for every pair of points.

#include "field.h"

// x = X/Z, y = Y/Z, xy = T/Z. Limbs are those of products.
typedef struct {
    element x, y, z, t;
} point;

// A point as it is added: Y + X, Y - X and 2dT, for Z = 1 or with 2Z given apart.
typedef struct {
    element sum, difference, t2d;
} addend;

// The point X = EF, Y = GH, Z = FG, T = EH.
typedef struct {
    element e, f, g, h;
} factors;

static const element ZERO, ONE = {{1}};

static const element D = {
    {0x34dca135978a3, 0x1a8283b156ebd, 0x5e7a26001c029, 0x739c663a03cbb, 0x52036cee2b6ff}};

static const element D2 = { // 2d
    {0x69b9426b2f159, 0x35050762add7a, 0x3cf44c0038052, 0x6738cc7407977, 0x2406d9dc56dff}};

static const element ROOT = { // 2^((p - 1) / 4), a square root of -1
    {0x61b274a0ea0b0, 0x0d5a5fc8f189d, 0x7ef5e9cbd0c60, 0x78595a6804c9e, 0x2b8324804fc1d}};

// Without T, which a doubling does not read.
static void project(point *to, const factors *a) {
    multiply(&to->x, &a->e, &a->f);
    multiply(&to->y, &a->g, &a->h);
    multiply(&to->z, &a->f, &a->g);
}

static void extend(point *to, const factors *a) {
    project(to, a);
    multiply(&to->t, &a->e, &a->h);
}

static void double_point(factors *to, const point *a) {
    element xx, yy, zz, both;
    square(&xx, &a->x);
    square(&yy, &a->y);
    square(&zz, &a->z);
    add(&both, &a->x, &a->y);
    square(&both, &both);
    add(&to->h, &xx, &yy);
    subtract(&to->e, &to->h, &both);
    subtract(&to->g, &xx, &yy);
    add(&zz, &zz, &zz);
    add(&to->f, &zz, &to->g);
}

// to = a + b, or a - b if negative; z2 is 2Z of b, or null if its Z is 1.
static void add_point(factors *to, const point *a, const addend *b, const element *z2,
                      int negative) {
    element less, more, tt, zz;
    subtract(&less, &a->y, &a->x);
    multiply(&less, &less, negative ? &b->sum : &b->difference);
    add(&more, &a->y, &a->x);
    multiply(&more, &more, negative ? &b->difference : &b->sum);
    multiply(&tt, &a->t, &b->t2d);
    if (z2) {
        multiply(&zz, &a->z, z2);
    } else {
        add(&zz, &a->z, &a->z);
    }
    subtract(&to->e, &more, &less);
    add(&to->h, &more, &less);
    subtract(negative ? &to->g : &to->f, &zz, &tt);
    add(negative ? &to->f : &to->g, &zz, &tt);
}

static void prepare(addend *to, element *z2, const point *a) {
    add(&to->sum, &a->y, &a->x);
    subtract(&to->difference, &a->y, &a->x);
    multiply(&to->t2d, &a->t, &D2);
    add(z2, &a->z, &a->z);
}

// a, 3a, 5a, ...
static void odd_multiples(addend *to, element *z2, int count, const point *a) {
    factors next;
    point at;
    addend twice;
    element twice_z2;
    double_point(&next, a);
    extend(&at, &next);
    prepare(&twice, &twice_z2, &at);
    prepare(&to[0], &z2[0], a);
    at = *a;
    for (int i = 1; i < count; i++) {
        add_point(&next, &at, &twice, &twice_z2, 0);
        extend(&at, &next);
        prepare(&to[i], &z2[i], &at);
    }
}

// RFC 8032, 5.1.2.
static void encode(uint64_t words[4], const point *a) {
    element inverse, x, y;
    uint64_t x_words[4];
    invert(&inverse, &a->z);
    multiply(&x, &a->x, &inverse);
    multiply(&y, &a->y, &inverse);
    to_words(x_words, &x);
    to_words(words, &y);
    words[3] |= x_words[0] << 63;
}

// x with v x^2 = u for u = yy - 1 and v = d yy + 1, in one power (RFC 8032, 5.1.3); false if there
// is none.
static int find_x(element *x, const element *yy) {
    element u, minus_u, v, v3, t;
    subtract(&u, yy, &ONE);
    subtract(&minus_u, &ONE, yy);
    multiply(&v, yy, &D);
    add(&v, &v, &ONE);
    square(&v3, &v);
    multiply(&v3, &v3, &v);
    square(&t, &v3);
    multiply(&t, &t, &v);
    multiply(&t, &t, &u);
    root_power(&t, &t);
    multiply(&t, &t, &v3);
    multiply(x, &t, &u);
    square(&t, x);
    multiply(&t, &t, &v);
    add(&minus_u, &minus_u, &t);
    if (is_zero(&minus_u)) {
        return 1;
    }
    multiply(x, x, &ROOT);
    add(&u, &u, &t);
    return is_zero(&u);
}

// The negative of the encoded point; false if the words encode none: y not below p, no x, or x = 0
// with the sign of an odd number.
static int decode_negative(point *to, const uint64_t words[4]) {
    uint64_t y_words[4], x_words[4], sign = words[3] >> 63;
    element yy;
    from_words(&to->y, words);
    to_words(y_words, &to->y);
    if (y_words[3] != (words[3] & INT64_MAX) || y_words[2] != words[2] || y_words[1] != words[1]
        || y_words[0] != words[0]) {
        return 0;
    }
    square(&yy, &to->y);
    if (!find_x(&to->x, &yy) || (is_zero(&to->x) && sign)) {
        return 0;
    }
    to_words(x_words, &to->x);
    if ((x_words[0] & 1) == sign) {
        negate(&to->x, &to->x);
    }
    to->z = ONE;
    multiply(&to->t, &to->x, &to->y);
    return 1;
}
