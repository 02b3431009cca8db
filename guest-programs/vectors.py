#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Inputs and expected outputs of the bundled guests, from Python's own arithmetic and library,
published vectors, and QEMU, where it says so.

    vectors.py          writes src/NAME/{input,private,output}.bin
    vectors.py --check  exits 1 when a committed file differs
"""
import binascii
import collections
import hashlib
import json as std_json
import math
import pathlib
import random
import re
import struct
import sys
import zlib

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


def keccak():
    message = bytes(range(256)) + b"Larch" * 9  # 301 bytes: three blocks with the padding
    return {"input": message, "output": hashlib.sha3_256(message).digest()}


def blake2s():
    message = bytes(i * i % 251 for i in range(256))  # four full blocks
    return {"input": message, "output": hashlib.blake2s(message).digest()}


def sha512():
    message = b"Larch proves this message, which takes two blocks. " * 4
    return {"input": message[:200], "output": hashlib.sha512(message[:200]).digest()}


def crc32():
    message = bytes(i * 7 % 256 for i in range(400))
    return {"input": message, "output": struct.pack("<I", zlib.crc32(message))}


def chacha20():
    # RFC 8439, 2.4.2.
    text = (
        b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the "
        b"future, sunscreen would be it."
    )
    encrypted = bytes.fromhex(
        "6e2e359a2568f98041ba0728dd0d6981e97e7aec1d4360c20a27afccfd9fae0b"
        "f91b65c5524733ab8f593dabcd62b3571639d624e65152ab8f530c359f0861d8"
        "07ca0dbf500d6a6156a38e088a22b65e52bc514d16ccf806818ce91ab7793736"
        "5af90bbf74a35be6b40b8eedf2785e42874d"
    )
    nonce = bytes.fromhex("000000000000004a00000000")
    return {
        "private": bytes(range(32)),
        "input": nonce + struct.pack("<I", 1) + text,
        "output": encrypted,
    }


def aes():
    # NIST SP 800-38A, F.5.1.
    text = bytes.fromhex(
        "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
        "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710"
    )
    encrypted = bytes.fromhex(
        "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff"
        "5ae4df3edbd5d35e5b4f09020db03eab1e031dda2fbe03d1792170a0f3009cee"
    )
    return {
        "private": bytes.fromhex("2b7e151628aed2a6abf7158809cf4f3c"),
        "input": bytes(range(0xF0, 0x100)) + text,
        "output": encrypted,
    }


def modexp():
    rng = random.Random(2)
    base, modulus = rng.getrandbits(512), rng.getrandbits(512) | 1 << 511 | 1
    exponent = 65537
    numbers = (base, exponent, modulus, pow(base, exponent, modulus))
    packed = [n.to_bytes(64, "little") for n in numbers]
    return {"input": b"".join(packed[:3]), "output": packed[3]}


def matrix():
    rng = random.Random(3)
    n = 16
    a, b = ([[rng.getrandbits(40) - 2**39 for _ in range(n)] for _ in range(n)] for _ in "ab")
    product = [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]
    return {
        "input": u64(n),
        "private": u64(*(x for m in (a, b) for row in m for x in row)),
        "output": u64(*(sum(x * 31**j for j, x in enumerate(row)) for row in product)),
    }


def json():
    data = {
        "name": 'L\u00e4rche "larix"\n',
        "heights": [45, 38.5, 0, -7, 1e3],
        "leaves": {"needles": True, "evergreen": False, "cones": None},
        "nested": [[[[]]], [{}], [[18446744073709551615, -9223372036854775808]]],
        "empty": ["", "\\/", "\u20ac"],
    }
    text = std_json.dumps(data, indent=1).replace("1000.0", "1E+3") + "\n"
    counts = dict.fromkeys((dict, list, str, int, float, bool, type(None)), 0)
    deepest = total = 0

    def visit(value, depth):
        nonlocal deepest, total
        counts[type(value)] += 1
        if type(value) is int:
            total += value
        if isinstance(value, (dict, list)):
            deepest = max(deepest, depth + 1)
        if isinstance(value, dict):
            counts[str] += len(value)
            value = list(value.values())
        for child in value if isinstance(value, list) else ():
            visit(child, depth + 1)

    visit(std_json.loads(text), 0)
    numbers, words = counts[int] + counts[float], counts[bool] + counts[type(None)]
    return {
        "input": text.encode(),
        "output": u64(counts[dict], counts[list], counts[str], numbers, words, deepest, total),
    }


def assemble(source):
    """Byte code of the stack machine of interpreter.c; `name:` is a place to jump to."""
    names = "halt push load store add subtract multiply divide remain less jump jump_if write"
    codes = {name: code for code, name in enumerate(names.split())}
    places, size = {}, 0
    for word in source.split():
        if word.endswith(":"):
            places[word[:-1]] = size
        else:
            size += 1
    words = [word for word in source.split() if not word.endswith(":")]
    return bytes(codes[w] if w in codes else places[w] if w in places else int(w) for w in words)


def interpreter():
    # Variable 0: start of a Collatz sequence; 1: its length; 2: its largest number.
    code = assemble(
        """
        next: load 2 load 0 less jump_if larger
        test: load 0 push 1 subtract jump_if more
              load 1 write load 2 write halt
        larger: load 0 store 2 jump test
        more: load 1 push 1 add store 1
              load 0 push 2 remain jump_if odd
              load 0 push 2 divide store 0 jump next
        odd:  load 0 push 3 multiply push 1 add store 0 jump next
        """
    )
    start = 25
    sequence = [start]
    while sequence[-1] != 1:
        n = sequence[-1]
        sequence.append(3 * n + 1 if n % 2 else n // 2)
    return {
        "input": code,
        "private": u64(start, *[0] * 15),
        "output": u64(len(sequence) - 1, max(sequence)),
    }


def mix():
    state = 1

    def number():
        nonlocal state
        state = (state * 6364136223846793005 + 1442695040888963407) & M64
        return state >> 48

    results = sorted(number() for _ in range(48))
    pairs = [(signed(number(), 16), signed(number(), 16)) for _ in range(49)]
    a, b = ([row[7 * i : 7 * i + 7] for i in range(7)] for row in zip(*pairs))
    for row in a:
        for column in zip(*b):
            results.append((sum(x * y for x, y in zip(row, column)) >> 8) & 0xFFFF)
    text = "5 larches grew in 1987 -3 km from here, 12a - 7 x9 more  and -0 stood till 2024."
    tokens = text.split()
    words = sum(bool(re.fullmatch("[A-Za-z]+", t)) for t in tokens)
    numbers = sum(bool(re.fullmatch("-?[0-9]+", t)) for t in tokens)
    counts = [words, numbers, len(tokens) - words - numbers]
    crc = binascii.crc_hqx(struct.pack(f">{len(results) + 3}H", *results, *counts), 0xFFFF)
    return {"input": text.encode(), "output": u64(crc, *counts)}


def words():
    text = (
        "the larch sheds its needles in autumn and grows new needles in spring; the other "
        "conifers keep their needles. the larch is the odd one out, and the lightest: it lets "
        "the sun through, and under it grows grass.\n"
    )
    counts = collections.Counter(re.findall("[a-z]+", text))
    lines = "".join(f"{word} {counts[word]}\n" for word in sorted(counts))
    return {"input": text.encode(), "output": lines.encode()}


def cpp_words():
    return words()


def rust_words():
    return words()


def gcd():
    a, b, common = 2**31 - 1, 3**20, 2 * 3 * 5 * 7 * 11 * 13
    return {"input": u64(a * common, b * common), "output": u64(math.gcd(a, b) * common)}


GUESTS = (
    aes,
    blake2s,
    chacha20,
    cpp_words,
    crc32,
    divisions,
    fibonacci,
    gcd,
    hello,
    instructions,
    interpreter,
    json,
    keccak,
    matrix,
    mix,
    modexp,
    panic,
    private_sum,
    rust_words,
    sha256,
    sha256_chain,
    sha512,
    sort,
)


def main():
    check = sys.argv[1:] == ["--check"]
    differences = 0
    for guest in GUESTS:
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
