// SPDX-License-Identifier: Apache-2.0
//
// Private input: 16 variables of 8 bytes each. Input: a program of a stack machine, one byte per
// instruction and one for its operand where it has one. Output: the numbers that it writes.
// Panics if the program uses what is not there or runs for more than 100,000 instructions.

#include "larch.h"

#define STACK 32
#define VARIABLES 16
#define MAX_STEPS 100000

enum {
    HALT,     // end
    PUSH,     // push the operand, 0 to 255
    LOAD,     // push the variable of the operand
    STORE,    // pop into the variable of the operand
    ADD,      // pop b, pop a, push a + b; all arithmetic is modulo 2^64
    SUBTRACT, // a - b
    MULTIPLY, // a * b
    DIVIDE,   // a / b, unsigned; panics if b is 0
    REMAIN,   // a % b, unsigned; panics if b is 0
    LESS,     // 1 if a < b, unsigned, else 0
    JUMP,     // to the byte of the operand
    JUMP_IF,  // pop a, jump if a is not 0
    WRITE,    // pop a, append it to the output
};

static const uint8_t *code;
static size_t code_len, pc;
static uint64_t variables[VARIABLES], stack[STACK];
static size_t height;

static void require(int condition) {
    if (!condition) {
        larch_panic();
    }
}

static uint64_t operand(uint64_t limit) {
    require(pc < code_len);
    uint64_t value = code[pc++];
    require(value < limit);
    return value;
}

static void push(uint64_t value) {
    require(height < STACK);
    stack[height++] = value;
}

static uint64_t pop(void) {
    require(height > 0);
    return stack[--height];
}

static uint64_t calculate(unsigned operation, uint64_t a, uint64_t b) {
    switch (operation) {
        case ADD: return a + b;
        case SUBTRACT: return a - b;
        case MULTIPLY: return a * b;
        case DIVIDE: require(b != 0); return a / b;
        case REMAIN: require(b != 0); return a % b;
        case LESS: return a < b;
        default: larch_panic();
    }
}

static void write(uint64_t value) {
    larch_output(&value, sizeof value);
}

// Executes one instruction; false at the end.
static int step(void) {
    require(pc < code_len);
    unsigned operation = code[pc++];
    switch (operation) {
        case HALT: return 0;
        case PUSH: push(operand(256)); break;
        case LOAD: push(variables[operand(VARIABLES)]); break;
        case STORE: {
            uint64_t variable = operand(VARIABLES);
            variables[variable] = pop();
            break;
        }
        case JUMP: pc = operand(code_len); break;
        case JUMP_IF: {
            uint64_t target = operand(code_len);
            pc = pop() != 0 ? target : pc;
            break;
        }
        case WRITE: write(pop()); break;
        default: {
            uint64_t b = pop(), a = pop();
            push(calculate(operation, a, b));
        }
    }
    return 1;
}

int main(void) {
    size_t private_len;
    code = larch_input(&code_len);
    const uint8_t *values = larch_private(&private_len);
    require(private_len == sizeof variables);
    __builtin_memcpy(variables, values, sizeof variables);
    for (int steps = 0; step(); steps++) {
        require(steps < MAX_STEPS);
    }
    return 0;
}
