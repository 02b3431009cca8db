#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Inputs and expected outputs of the bundled guests, from Python's own arithmetic and hashlib
(and QEMU, where it says so).

    vectors.py          writes src/NAME/{input,private,output}.bin
    vectors.py --check  exits 1 when a committed file differs
"""
import hashlib
import pathlib
import random
import struct
import sys

SRC = pathlib.Path(__file__).parent / "src"
M64 = 2**64 - 1


def u64(*numbers):
    return struct.pack(f"<{len(numbers)}Q", *(n & M64 for n in numbers))


def signed(value, bits):
    value &= 2**bits - 1
    return value - 2**bits if value >> (bits - 1) else value


def fibonacci():
    a, b = 0, 1
    for _ in range(1000):
        a, b = b, a + b
    return {"input": u64(1000), "output": u64(a)}


def sha256_chain():
    count, digest = 3, bytes(32)
    for _ in range(count):
        digest = hashlib.sha256(digest).digest()
    return {"input": count.to_bytes(8, "little"), "output": digest}


def sha256():
    # 420 bytes: seven blocks with the padding.
    text = "".join(f"Larch proves line {i:2} of this message.\n" for i in range(12))
    message = text.encode()[:420]
    return {"input": message, "output": hashlib.sha256(message).digest()}


def sort():
    rng = random.Random(1)
    numbers = [rng.getrandbits(64) - 2**63 for _ in range(40)]
    numbers += [rng.randrange(-20, 20) for _ in range(10)]
    numbers += [-(2**63), 2**63 - 1, 0, 0, -1, 1]
    rng.shuffle(numbers)
    return {"input": u64(*numbers), "output": u64(*sorted(numbers))}


def quotient_and_remainder(a, b):
    """RISC-V: rounds to zero; dividing by 0 gives quotient -1 and remainder a."""
    if b == 0:
        return -1, a
    quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
    return quotient, a - quotient * b


def divide(a, b):
    """Results of div, divu, rem, remu, divw, divuw, remw, remuw."""
    results = []
    for bits in (64, 32):
        qs, rs = quotient_and_remainder(signed(a, bits), signed(b, bits))
        qu, ru = quotient_and_remainder(a % 2**bits, b % 2**bits)
        results += [signed(x, bits) & M64 for x in (qs, qu, rs, ru)]
    return results


def xorshift(state):
    while True:
        state ^= state << 13 & M64
        state ^= state >> 7
        state ^= state << 17 & M64
        yield state


def divisions():
    edges = [0, 1, 2, 2**31 - 1, 2**31, 2**32 - 1, 2**63 - 1, 2**63, -(2**31), -2, -1]
    pairs = [(a & M64, b & M64) for a in edges for b in edges]
    seed = 0x4C61726368
    rng = xorshift(seed)
    for i in range(32):
        a, b = next(rng), next(rng)
        pairs.append((a, b >> 2 * i))
    checksums = [0xCBF29CE484222325] * 8
    for a, b in pairs:
        results = divide(a, b)
        checksums = [(c ^ r) * 0x100000001B3 & M64 for c, r in zip(checksums, results)]
    return {"input": u64(seed), "output": u64(*checksums)}


def instructions():
    # The first checksum is that of QEMU 7.2's user mode, running instructions.c compiled with
    # LARCH_USER_MODE and a larch_output that writes to its standard output.
    user = 0xF231FCDAAC5229A2
    # The second is over what the control registers read, by the privileged manual.
    control = 0
    for value in (0, 0x1800, 11, 0x1880, 0x1888, 0, 21, -1, ~0xF0, 0):
        control = (control ^ value & M64) * 0x9E3779B97F4A7C15 & M64
        control ^= control >> 29
    return {"input": b"", "output": u64(user, control)}


def panic():
    return {"input": b"before the zero\0behind it", "output": b"before the zero"}


def private_sum():
    numbers = [n * n * 1000003 % 4294967291 for n in range(1, 33)]
    return {"input": u64(2**32), "private": u64(*numbers), "output": u64(sum(numbers))}


def hello():
    return {"input": b"Larch", "output": b"Hello, Larch!\n"}


def main():
    check = sys.argv[1:] == ["--check"]
    differences = 0
    for guest in (divisions, fibonacci, hello, instructions, panic, private_sum, sha256, sha256_chain, sort):
        folder = SRC / guest.__name__.replace("_", "-")
        for kind, data in guest().items():
            file = folder / f"{kind}.bin"
            if not check:
                file.write_bytes(data)
            elif file.read_bytes() != data:
                print(f"{file} differs", file=sys.stderr)
                differences += 1
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
