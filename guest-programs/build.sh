#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Builds the bundled guests: src/NAME/NAME.c with the flags in src/NAME/flags to elf/NAME.elf.
#
#   build.sh          builds all of them
#   build.sh --check  builds them elsewhere and compares them with the committed ones, byte by byte
#
# Exit codes: 0 done, or equal; 1 different, or a build failed; 2 usage; 3 no compiler.
# The committed files were built with Debian 12's gcc-riscv64-unknown-elf (gcc 12.2.0, binutils
# 2.40). Another version may well produce other bytes.
set -eu
cd "$(dirname "$0")"
LC_ALL=C
SOURCE_DATE_EPOCH=0
export LC_ALL SOURCE_DATE_EPOCH

CC=${CC:-riscv64-unknown-elf-gcc}

case ${1-} in
    '') out=elf ;;
    --check) out=$(mktemp -d) && trap 'rm -rf "$out"' EXIT ;;
    *) echo "usage: build.sh [--check]" >&2 && exit 2 ;;
esac
if ! command -v "$CC" >/dev/null; then
    echo "$CC not found: install Debian's gcc-riscv64-unknown-elf or set CC" >&2
    exit 3
fi

build() { # name
    # shellcheck disable=SC2046  # flags are words
    "$CC" -march=rv64imac -mabi=lp64 -mcmodel=medany -O2 -ffreestanding -nostdlib -nostartfiles \
        -std=gnu11 -Wall -Wextra -Werror -ffunction-sections -fdata-sections \
        -ffile-prefix-map="$PWD"=. -Wl,--gc-sections -Wl,--build-id=none \
        -Iinclude -Truntime/larch.ld runtime/*.S runtime/*.c $(cat "src/$1/flags") \
        "src/$1/$1.c" -lgcc -o "$out/$1.elf"
}

mkdir -p "$out"
status=0
for source in src/*/; do
    name=$(basename "$source")
    build "$name"
    if [ "$out" != elf ] && ! cmp "elf/$name.elf" "$out/$name.elf" >&2; then
        status=1
    fi
done
if [ "$out" != elf ]; then
    for committed in elf/*.elf; do
        if [ ! -f "$out/$(basename "$committed")" ]; then
            echo "$committed has no source" >&2
            status=1
        fi
    done
fi
exit $status
