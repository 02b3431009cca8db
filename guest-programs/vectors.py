#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Inputs and expected outputs of the bundled guests, from Python's own arithmetic and library,
published vectors, and QEMU, where it says so.

    vectors.py               writes src/NAME/{input,private,output}.bin and src/ed25519/base.h
    vectors.py --check       exits 1 when a committed file differs
    vectors.py --cases SEED  prints pseudo-random cases, one a line: name, input, private input and
                             output in hexadecimal or -; instead of the output `panic`
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
    return divisions_of(0x4C61726368)


def divisions_of(seed):
    edges = [0, 1, 2, 2**31 - 1, 2**31, 2**32 - 1, 2**63 - 1, 2**63, -(2**31), -2, -1]
    pairs = [(a & M64, b & M64) for a in edges for b in edges]
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


def blake2s_of(message):
    return {"input": message, "output": hashlib.blake2s(message).digest()}


def blake2s():
    return blake2s_of(bytes(i * i % 251 for i in range(256)))  # four full blocks


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
    return json_of(std_json.dumps(data, indent=1).replace("1000.0", "1E+3") + "\n")


def json_of(text):
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
    return interpreter_of(code, 25)


def interpreter_of(code, start):
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
    return mix_of("5 larches grew in 1987 -3 km from here, 12a - 7 x9 more  and -0 stood till 2024.")


def mix_of(text):
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
    tokens = [token for token in text.split(" ") if token]
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
    return words_of(text)


def words_of(text):
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


P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
EDWARDS_D = -121665 * pow(121666, -1, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    """x of a point of Curve25519's twisted Edwards form, or None (RFC 8032, 5.1.3)."""
    square = (y * y - 1) * pow(EDWARDS_D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT % P
    if x * x % P != square or (x == 0 and sign):
        return None
    return x if x % 2 == sign else P - x


BASE = (recover_x(4 * pow(5, -1, P) % P, 0), 4 * pow(5, -1, P) % P)


def add_points(p, q):
    (x1, y1), (x2, y2) = p, q
    t = EDWARDS_D * x1 * x2 * y1 * y2
    x, y = (x1 * y2 + y1 * x2) * pow(1 + t, -1, P), (y1 * y2 + x1 * x2) * pow(1 - t, -1, P)
    return x % P, y % P


def times(n, p):
    result = (0, 1)
    while n:
        if n % 2:
            result = add_points(result, p)
        n, p = n // 2, add_points(p, p)
    return result


def encode_point(p):
    return (p[1] | p[0] % 2 << 255).to_bytes(32, "little")


def hash_to_scalar(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little") % ORDER


def sign_ed25519(seed, message, key_torsion=(0, 1), point_torsion=(0, 1)):
    """Public key and signature (RFC 8032, 5.1.5 and 5.1.6), with other points added to A and R."""
    digest = hashlib.sha512(seed).digest()
    scalar = int.from_bytes(digest[:32], "little") & (1 << 254) - 8 | 1 << 254
    public = encode_point(add_points(times(scalar, BASE), key_torsion))
    nonce = hash_to_scalar(digest[32:], message)
    point = encode_point(add_points(times(nonce, BASE), point_torsion))
    s = (nonce + hash_to_scalar(point, public, message) * scalar) % ORDER
    return public, point + s.to_bytes(32, "little")


def is_valid_ed25519(public, signature, message):
    """RFC 8032, 5.1.7, with the equation without cofactor."""
    y = int.from_bytes(public, "little")
    sign, y = y >> 255, y % 2**255
    s = int.from_bytes(signature[32:], "little")
    x = recover_x(y, sign) if y < P else None
    if x is None or s >= ORDER:
        return False
    k = hash_to_scalar(signature[:32], public, message)
    return encode_point(add_points(times(s, BASE), times(k, (-x % P, y)))) == signature[:32]


def ed25519_of(public, signature, message):
    valid = is_valid_ed25519(public, signature, message)
    return {"input": public + signature + message, "output": bytes([valid])}


def ed25519():
    # RFC 8032, 7.1, test 3.
    seed = bytes.fromhex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
    public = bytes.fromhex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
    signature = bytes.fromhex(
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    )
    message = bytes.fromhex("af82")
    assert sign_ed25519(seed, message) == (public, signature)
    return ed25519_of(public, signature, message)


def base_table():
    """The odd multiples of the base point for windows of 7 bits: y + x, y - x, 2 d x y."""
    window, point, twice, entries = 7, BASE, add_points(BASE, BASE), []

    def element(n):
        return "{{" + ", ".join(f"0x{n % P >> 51 * i & 2**51 - 1:013x}" for i in range(5)) + "}}"

    for _ in range(2 ** (window - 2)):
        x, y = point
        numbers = (element(n) for n in (y + x, y - x, 2 * EDWARDS_D * x * y))
        entries.append("    {" + ",\n     ".join(numbers) + "},\n")
        point = add_points(point, twice)
    return (
        "// SPDX-License-Identifier: Apache-2.0\n//\n"
        "// Odd multiples B, 3B, 5B, ... of the base point. Written by vectors.py.\n\n"
        '#include "curve.h"\n\n'
        f"#define BASE_WINDOW {window}\n\n"
        "static const addend BASE[1 << (BASE_WINDOW - 2)] = {\n" + "".join(entries) + "};\n"
    )


def picolibc_ledger_of(bookings):
    text = "".join(f"{account} {amount}\n" for account, amount in bookings)
    sums = collections.Counter()
    for account, amount in bookings:
        sums[account] += amount
    lines = "".join(f"{account:<16}{sums[account]:12}\n" for account in sorted(sums))
    return {"input": text.encode(), "output": lines.encode()}


def picolibc_ledger():
    names = "rent wages food rent wages food books".split()
    amounts = [-700, 2500, -120, -700, 2500, -75, -40]
    return picolibc_ledger_of(list(zip(names, amounts)))


def random_json(rng, depth=0):
    """Any JSON value, as text, with any space around it."""
    kinds = ["word", "number", "string"] + ["array", "object"] * (depth < 5)
    kind = rng.choice(kinds)
    if kind == "word":
        text = rng.choice(("true", "false", "null"))
    elif kind == "number":
        whole = str(rng.choice((0, rng.randrange(10), rng.getrandbits(64))))
        text = rng.choice(("", "-")) + whole
        text += rng.choice(("", "", ".5", ".250", "e2", "E-3", "e+0", ".1e1"))
    elif kind == "string":
        parts = ["a", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\u00e4", " ", "{", "]", ","]
        text = '"' + "".join(rng.choice(parts) for _ in range(rng.randrange(6))) + '"'
    else:
        values = [random_json(rng, depth + 1) for _ in range(rng.randrange(4))]
        if kind == "object":
            values = [f'"m{i}"{rng.choice(("", " "))}:{v}' for i, v in enumerate(values)]
        text = ",".join(values).join("[]" if kind == "array" else "{}")
    space = ("", "", " ", "\n\t", "\r")
    return rng.choice(space) + text + rng.choice(space)


def without_repetition(pairs):
    names = dict(pairs)
    if len(names) < len(pairs):
        raise KeyError
    return names


def json_case(rng):
    """A value, or a text with a byte taken out, inserted or changed."""
    while True:
        text = random_json(rng)
        if rng.random() < 0.4:
            at = rng.randrange(len(text))
            text = text[:at] + rng.choice(("", *'0-."{}[],:tx\\')) + text[at + rng.randrange(2) :]
        if len(text.encode()) > 488:
            continue
        try:
            # NaN and the like are no JSON; of members of one name Python counts only the last.
            std_json.loads(text, parse_constant=int, object_pairs_hook=without_repetition)
            return json_of(text)
        except ValueError:
            return {"input": text.encode(), "output": None}
        except KeyError:
            continue


def ed25519_case(rng):
    """A signature, as it is or damaged in one of the ways that verifiers must find."""
    message = rng.randbytes(rng.choice((0, 1, 47, 48, 63, 64, 175, 176, 192, rng.randrange(393))))
    seed, small, torsion = rng.randbytes(32), small_order_points(), rng.choice(small_order_points())
    public, signature = sign_ed25519(seed, message)
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    twist = (torsion, (0, 1)) if rng.random() < 0.5 else ((0, 1), torsion)
    flipped = bytearray(public + signature + message)
    flipped[rng.randrange(len(flipped))] ^= 1 << rng.randrange(8)
    damaged = (
        (public, signature, message),
        (bytes(flipped[:32]), bytes(flipped[32:96]), bytes(flipped[96:])),
        (public, r + (s + ORDER).to_bytes(32, "little"), message),
        (*sign_ed25519(seed, message, *twist), message),
        (encode_point(torsion), encode_point(rng.choice(small)) + bytes(32), message),
        (encode_point(torsion), encode_point(times(s, BASE)) + signature[32:], message),
        (rng.randrange(P, 2**255).to_bytes(32, "little"), signature, message),
        (encode_point((0, 1))[:31] + b"\x80", encode_point((0, 1)) + bytes(32), message),
    )
    return ed25519_of(*rng.choice(damaged))


def small_order_points():
    """The eight points whose order divides 8."""
    # A point of order 8: the order of any point of the curve divides 8 ORDER.
    y = 2
    while recover_x(y, 0) is None or times(4 * ORDER, (recover_x(y, 0), y)) == (0, 1):
        y += 1
    point = times(ORDER, (recover_x(y, 0), y))
    return [times(i, point) for i in range(8)]


def text_case(rng, alphabet, limit):
    return "".join(rng.choice(alphabet) for _ in range(rng.randrange(limit)))


def ledger_case(rng):
    names = ["".join(rng.choices("abcXYZ-_09", k=rng.randrange(1, 16))) for _ in range(6)]
    amounts = [rng.choice((0, rng.randrange(-99, 99), rng.getrandbits(55) - 2**54)) for _ in names]
    bookings = [(rng.choice(names), rng.choice(amounts)) for _ in range(rng.randrange(12))]
    return picolibc_ledger_of(bookings)


def bad_ledger_case(rng):
    line = rng.choice(
        ("a", "a ", " 1", "a 1x", "a b", "sixteen-letters- 1", f"a {2**63}", f"a {-(2**63) - 1}")
        + (f"a {2**63 - 1}\na 1", f"a {-(2**63)}\na -1", "a 1\n\nb 1", "a 1\nb 2")
    )
    end = "" if line.endswith("b 2") else "\n"
    return {"input": (line + end).encode(), "output": None}


def random_expression(rng, variables, depth=0):
    """Code of the stack machine that pushes a number, and the number; None for a division by 0."""
    if depth == 5 or rng.random() < 0.2:
        at = rng.randrange(16)
        constant = rng.randrange(256)
        pairs = (f"push {constant} ", constant), (f"load {at} ", variables[at])
        return rng.choice(pairs)
    (left, a), (right, b) = (random_expression(rng, variables, depth + 1) for _ in "ab")
    name = rng.choice("add subtract multiply divide remain less".split())
    if a is None or b is None or (b == 0 and name in ("divide", "remain")):
        return left + right + name + " ", None
    value = {
        "add": a + b,
        "subtract": a - b,
        "multiply": a * b,
        "divide": a // (b or 1),
        "remain": a % (b or 1),
        "less": a < b,
    }[name]
    return left + right + name + " ", value & M64


def interpreter_case(rng):
    if rng.random() < 0.3:
        return interpreter_of(interpreter()["input"], rng.randrange(1, 1000))
    variables = [rng.choice((0, 1, M64, rng.getrandbits(64))) for _ in range(16)]
    code, value = random_expression(rng, variables)
    return {
        "input": assemble(code + "write halt"),
        "private": u64(*variables),
        "output": None if value is None else u64(value),
    }


CASES = {
    "blake2s": lambda rng: blake2s_of(
        rng.randbytes(rng.choice((0, 1, 63, 64, 65, 127, 128, 129, 488, rng.randrange(489))))
    ),
    "cpp-words": lambda rng: words_of(text_case(rng, "aab b.cA0\n", 150)),
    "divisions": lambda rng: divisions_of(rng.getrandbits(64) | 1),
    "ed25519": ed25519_case,
    "interpreter": interpreter_case,
    "json": json_case,
    "mix": lambda rng: mix_of(text_case(rng, "aZ09- -. ", 300)),
    "picolibc-ledger": lambda rng: rng.choice((ledger_case, bad_ledger_case))(rng),
    "rust-words": lambda rng: words_of(text_case(rng, "aab b.cA0\n", 150)),
}
CASES_EACH = 12


GUESTS = (
    aes,
    blake2s,
    chacha20,
    cpp_words,
    crc32,
    divisions,
    ed25519,
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
    picolibc_ledger,
    private_sum,
    rust_words,
    sha256,
    sha256_chain,
    sha512,
    sort,
)


def print_cases(seed):
    def text(data):
        return "panic" if data is None else data.hex() or "-"

    for name, case in CASES.items():
        rng = random.Random(f"{seed} {name}")
        for _ in range(CASES_EACH):
            data = case(rng)
            print(name, text(data["input"]), text(data.get("private", b"")), text(data["output"]))


def main():
    if sys.argv[1:2] == ["--cases"]:
        return print_cases(sys.argv[2])
    files = {SRC / "ed25519" / "base.h": base_table().encode()}
    for guest in GUESTS:
        folder = SRC / guest.__name__.replace("_", "-")
        files.update({folder / f"{kind}.bin": data for kind, data in guest().items()})
    differences = 0
    for file, data in files.items():
        if sys.argv[1:] != ["--check"]:
            file.write_bytes(data)
        elif not file.exists() or file.read_bytes() != data:
            print(f"{file} differs", file=sys.stderr)
            differences += 1
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
