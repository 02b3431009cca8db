// SPDX-License-Identifier: Apache-2.0
//
// A mixture of small tasks, as benchmarks of embedded processors have it: a linked list is sorted
// by merging, matrices of 16-bit numbers are multiplied, a state machine reads a text, and a CRC is
// taken over the results. Input: a text. Output: the CRC-16 (CCITT, initial value 0xffff) of the
// three results, 8 bytes, and the numbers of words, of whole numbers and of other tokens, separated
// by spaces, in the text, 8 bytes each.

#include "larch.h"

#define NODES 48
#define SIDE 7

typedef struct node {
    struct node *next;
    uint64_t key;
} node;

static uint64_t generator = 1;

// Knuth's MMIX generator; the upper 16 bits.
static uint16_t next_random(void) {
    generator = generator * 6364136223846793005 + 1442695040888963407;
    return (uint16_t) (generator >> 48);
}

static uint16_t crc16(uint16_t crc, uint16_t value) {
    for (int shift = 8; shift >= 0; shift -= 8) {
        crc ^= (uint16_t) ((value >> shift & 0xff) << 8);
        for (int bit = 0; bit < 8; bit++) {
            crc = (uint16_t) (crc << 1 ^ (crc >> 15) * 0x1021);
        }
    }
    return crc;
}

static node *merge(node *a, node *b) {
    node head = {0}, *last = &head;
    while (a && b) {
        node **smaller = a->key <= b->key ? &a : &b;
        last->next = *smaller;
        last = *smaller;
        *smaller = last->next;
    }
    last->next = a ? a : b;
    return head.next;
}

static node *sort(node *list) {
    if (!list || !list->next) {
        return list;
    }
    node *slow = list;
    for (node *fast = list->next; fast && fast->next; fast = fast->next->next) {
        slow = slow->next;
    }
    node *second = slow->next;
    slow->next = 0;
    return merge(sort(list), sort(second));
}

static uint16_t sort_list(uint16_t crc) {
    static node nodes[NODES];
    for (int i = 0; i < NODES; i++) {
        nodes[i].key = next_random();
        nodes[i].next = i + 1 < NODES ? &nodes[i + 1] : 0;
    }
    for (node *n = sort(nodes); n; n = n->next) {
        crc = crc16(crc, (uint16_t) n->key);
    }
    return crc;
}

static uint16_t multiply(uint16_t crc) {
    static int16_t a[SIDE][SIDE], b[SIDE][SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
        a[i / SIDE][i % SIDE] = (int16_t) next_random();
        b[i / SIDE][i % SIDE] = (int16_t) next_random();
    }
    for (int i = 0; i < SIDE; i++) {
        for (int j = 0; j < SIDE; j++) {
            int64_t sum = 0;
            for (int k = 0; k < SIDE; k++) {
                sum += (int32_t) a[i][k] * b[k][j];
            }
            crc = crc16(crc, (uint16_t) (sum >> 8));
        }
    }
    return crc;
}

enum state { SPACE, WORD, SIGN, DIGITS, OTHER, STATES };

static enum state advance(enum state state, uint8_t c) {
    int letter = (uint8_t) ((c | 32) - 'a') < 26, digit = (uint8_t) (c - '0') < 10;
    if (c == ' ') {
        return SPACE;
    }
    switch (state) {
        case SPACE: return letter ? WORD : digit ? DIGITS : c == '-' ? SIGN : OTHER;
        case WORD: return letter ? WORD : OTHER;
        case SIGN:
        case DIGITS: return digit ? DIGITS : OTHER;
        default: return OTHER;
    }
}

static void read_text(uint64_t count[STATES]) {
    size_t len;
    const uint8_t *text = larch_input(&len);
    enum state state = SPACE;
    for (size_t i = 0; i < len; i++) {
        enum state next = advance(state, text[i]);
        if (next == SPACE) {
            count[state]++;
        }
        state = next;
    }
    count[state]++;
}

int main(void) {
    uint64_t count[STATES] = {0};
    uint16_t crc = multiply(sort_list(0xffff));
    read_text(count);
    uint64_t results[4] = {0, count[WORD], count[DIGITS], count[SIGN] + count[OTHER]};
    for (int i = 1; i < 4; i++) {
        crc = crc16(crc, (uint16_t) results[i]);
    }
    results[0] = crc;
    larch_output(results, sizeof results);
    return 0;
}
