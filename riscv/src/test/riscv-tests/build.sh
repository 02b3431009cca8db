#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# usage: build.sh CHECKOUT DIRECTORY
# Builds rv64ui, rv64um, rv64ua and rv64uc of a riscv-tests checkout for Larch.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
checkout=$1
out=$2
mkdir -p "$out"
for suite in rv64ui rv64um rv64ua rv64uc; do
    march=rv64ima_zifencei
    [ "$suite" != rv64uc ] || march=rv64imac_zifencei
    for source in "$checkout"/isa/$suite/*.S; do
        name=$suite-$(basename "$source" .S)
        riscv64-unknown-elf-gcc -march="$march" -mabi=lp64 -nostdlib -nostartfiles -static \
            -Wl,--build-id=none -T "$here/link.ld" -I "$here" \
            -I "$checkout/isa/macros/scalar" "$source" -o "$out/$name.elf"
    done
done
