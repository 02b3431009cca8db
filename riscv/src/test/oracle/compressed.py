#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes golden/compressed.csv: what the GNU disassembler says of all 16-bit encodings.

usage: compressed.py > ../resources/golden/compressed.csv   (needs riscv64-unknown-elf-{as,objdump})

Every halfword whose low bits are not 11 is disassembled; the text is rewritten to the instruction
it stands for by the table of the ISA manual and assembled again without the C extension. A line of
the result is: group (upper three bits, lower two), number of legal halfwords, SHA-256 of their
lines "halfword word\n" in hexadecimal.
"""
import hashlib
import os
import re
import struct
import subprocess
import sys
import tempfile

PREFIX = "riscv64-unknown-elf-"
FLOAT = re.compile(r"c\.f[ls]")
RESERVED = 0x6101  # c.addi16sp with immediate 0: reserved by the manual, printed by binutils 2.40


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def disassemble(folder, code):
    """The text of raw bytes, so that nothing marks them as data."""
    raw = os.path.join(folder, "a.bin")
    with open(raw, "wb") as out:
        out.write(code)
    options = ["-D", "-b", "binary", "-m", "riscv:rv64", "-M", "numeric,no-aliases"]
    return run(PREFIX + "objdump", *options, raw)


def assemble(folder, lines):
    """The words of instructions, without the C extension; branches are relative."""
    source, obj, raw = (os.path.join(folder, "b" + suffix) for suffix in (".s", ".o", ".bin"))
    with open(source, "w") as out:
        out.write("\n".join(lines) + "\n")
    run(PREFIX + "as", "-march=rv64ima", "-mno-relax", source, "-o", obj)
    run(PREFIX + "objcopy", "-O", "binary", "-j", ".text", obj, raw)
    with open(raw, "rb") as code:
        return [w for w, in struct.iter_unpack("<I", code.read())]


def base_form(name, args, pc):
    """The 32-bit instruction, branch offsets relative."""
    a = [x.strip() for x in args.split(",")] if args else []
    op = name[2:]
    if op in ("lw", "ld", "sw", "sd", "ebreak"):
        return " ".join([op, ",".join(a)])
    if op in ("lwsp", "ldsp", "swsp", "sdsp"):
        return " ".join([op[:2], ",".join(a)])
    if op in ("addi4spn",):
        return "addi " + ",".join(a)
    if op == "addi16sp":
        return f"addi x2,x2,{a[-1]}"
    if op == "nop":
        return f"addi x0,x0,{a[0] if a else 0}"
    if op in ("addi", "addiw", "slli", "srli", "srai", "andi"):
        return f"{op} {a[0]},{a[0]},{a[1]}"
    if op in ("slli64", "srli64", "srai64"):
        return f"{op[:-2]} {a[0]},{a[0]},0"
    if op in ("add", "sub", "xor", "or", "and", "addw", "subw"):
        return f"{op} {a[0]},{a[0]},{a[1]}"
    if op == "li":
        return f"addi {a[0]},x0,{a[1]}"
    if op == "lui":
        return f"lui {a[0]},{a[1]}"
    if op == "mv":
        return f"add {a[0]},x0,{a[1]}"
    if op == "jr":
        return f"jalr x0,0({a[0]})"
    if op == "jalr":
        return f"jalr x1,0({a[0]})"
    target = int(a[-1].split()[0], 16)
    if target >= 1 << 63:
        target -= 1 << 64
    if op == "j":
        return f"jal x0,.+({target - pc})"
    return f"{'beq' if op == 'beqz' else 'bne'} {a[0]},x0,.+({target - pc})"


def main():
    halves = [h for h in range(1 << 16) if h & 3 != 3]
    with tempfile.TemporaryDirectory() as folder:
        text = disassemble(folder, b"".join(struct.pack("<H", h) for h in halves))
        legal, forms = [], []
        for line in text.splitlines():
            m = re.match(r"\s*([0-9a-f]+):\s+([0-9a-f]{4})\s+(\S+)\s*(.*)$", line)
            if not m:
                continue
            pc, half, name, args = int(m[1], 16), int(m[2], 16), m[3], m[4].split("#")[0].strip()
            if name.startswith(".") or name == "c.unimp" or FLOAT.match(name):
                continue
            if half == RESERVED:
                continue
            legal.append(half)
            forms.append(base_form(name, args.split("<")[0].strip(), pc))
        words = assemble(folder, forms)
    if len(words) != len(legal):
        sys.exit(f"{len(words)} words for {len(legal)} halfwords")
    print("group,legal,sha256")
    for group in range(32):
        if group & 3 != 3:
            lines = [f"{h:04x} {w:08x}\n" for h, w in zip(legal, words)
                     if ((h >> 13) << 2 | (h & 3)) == group]
            digest = hashlib.sha256("".join(lines).encode()).hexdigest()
            print(f"{group >> 2:03b}.{group & 3:02b},{len(lines)},{digest}")
    if len(sys.argv) > 1:
        with open(sys.argv[1], "w") as out:
            out.writelines(f"{h:04x} {w:08x}\n" for h, w in zip(legal, words))


main()
