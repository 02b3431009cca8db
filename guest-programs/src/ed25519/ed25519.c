// SPDX-License-Identifier: Apache-2.0
//
// Verifies an Ed25519 signature (RFC 8032, 5.1.7, without context). Input: public key A of 32 bytes,
// signature R, S of 64, then the message. Output: one byte, 1 if the signature is valid, else 0.
// Panics if the input is shorter than 96 bytes.
//
// The equation is the one without cofactor: S must be below the order L of the base point B, A must
// be encoded canonically, and R must be the encoding of S B - k A with k = SHA-512(R, A, message)
// mod L. That is the stricter of the two the RFC allows. A of small order is no error.

#include "../sha512/compress.h"
#include "base.h"
#include "scalar.h"

#define WINDOW 5
#define MULTIPLES (1 << (WINDOW - 2))

// SHA-512 of R, A and the message. After the first block the message continues at a multiple of 8.
static void hash(uint64_t digest[8], const uint64_t *r, const uint64_t *a, const uint8_t *message,
                 size_t len) {
    uint64_t block[16];
    size_t first = len < 64 ? len : 64;
    __builtin_memcpy(digest, INITIAL, sizeof INITIAL);
    __builtin_memcpy(block, r, 32);
    __builtin_memcpy(block + 4, a, 32);
    __builtin_memcpy(block + 8, message, first);
    if (first < 64) {
        finish(digest, (const uint8_t *) block, 64 + len, 64 + len);
    } else {
        compress(digest, block);
        finish(digest, message + 64, len - 64, 64 + len);
    }
}

static size_t magnitude(int64_t digit) {
    return (size_t) (digit < 0 ? -digit : digit);
}

// to = s B + k a
static void combine(point *to, const uint64_t s[4], const uint64_t k[4], const point *a) {
    static addend of_a[MULTIPLES];
    static element z2[MULTIPLES];
    static int64_t s_digit[BITS], k_digit[BITS];
    odd_multiples(of_a, z2, MULTIPLES, a);
    find_digits(s_digit, s, BASE_WINDOW);
    find_digits(k_digit, k, WINDOW);
    *to = (point) {ZERO, ONE, ONE, ZERO};
    int i = BITS - 1;
    while (i >= 0 && s_digit[i] == 0 && k_digit[i] == 0) {
        i--;
    }
    for (; i >= 0; i--) {
        factors next;
        double_point(&next, to);
        if (s_digit[i] != 0) {
            extend(to, &next);
            add_point(&next, to, &BASE[magnitude(s_digit[i]) / 2], 0, s_digit[i] < 0);
        }
        if (k_digit[i] != 0) {
            size_t j = magnitude(k_digit[i]) / 2;
            extend(to, &next);
            add_point(&next, to, &of_a[j], &z2[j], k_digit[i] < 0);
        }
        project(to, &next);
    }
}

static int is_valid(const uint64_t *input, size_t len) {
    const uint64_t *a = input, *r = input + 4, *s = input + 8;
    uint64_t digest[8], k[4], found[4];
    point minus_a, result;
    if (!below_order(s) || !decode_negative(&minus_a, a)) {
        return 0;
    }
    hash(digest, r, a, (const uint8_t *) (input + 12), len - 96);
    reduce_words(k, digest);
    combine(&result, s, k, &minus_a);
    encode(found, &result);
    return found[0] == r[0] && found[1] == r[1] && found[2] == r[2] && found[3] == r[3];
}

int main(void) {
    size_t len;
    const uint64_t *input = (const uint64_t *) (const void *) larch_input(&len);
    if (len < 96) {
        larch_panic();
    }
    uint8_t valid = (uint8_t) is_valid(input, len);
    larch_output(&valid, 1);
    return 0;
}
