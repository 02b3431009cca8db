#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Builds the bundled guests to elf/NAME.elf, with the linker flags in src/NAME/flags: src/NAME/NAME.c
# (C), NAME.cpp (C++), NAME.S (assembly), or src/NAME/Cargo.toml (Rust). What begins with picolibc- is
# C with the C library.
#
#   build.sh          builds all of them
#   build.sh --check  builds them elsewhere and compares them with the committed ones, byte by byte
#
# Exit codes: 0 done, or equal; 1 different, or a build failed; 2 usage; 3 no compiler.
# The committed files were built with Debian 12's gcc-riscv64-unknown-elf (gcc 12.2.0, binutils
# 2.40) and rustc-web, cargo-web, rust-web-src (1.96.0, at /usr/bin). Another version may well
# produce other bytes, so Rust guests are left alone, and the script says so, without that one or
# when NO_RUST is set. The first build fetches the crates that Rust's own library is made of. In the
# same way guests with picolibc need 1.8, of picolibc-riscv64-unknown-elf.
set -eu
cd "$(dirname "$0")"
LC_ALL=C
SOURCE_DATE_EPOCH=0
export LC_ALL SOURCE_DATE_EPOCH

CC=${CC:-riscv64-unknown-elf-gcc}
CXX=${CXX:-riscv64-unknown-elf-g++}
RUSTC=/usr/bin/rustc
RUST_VERSION='rustc 1.96.0 '
RUST_LIBRARY=/usr/lib/rustlib/src/rust/library/core
PICOLIBC_VERSION=1.8
export RUSTC

case ${1-} in
    '') out=elf ;;
    --check) out= ;;
    *) echo "usage: build.sh [--check]" >&2 && exit 2 ;;
esac
if ! command -v "$CC" >/dev/null; then
    echo "$CC not found: install Debian's gcc-riscv64-unknown-elf or set CC" >&2
    exit 3
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -n "$out" ] || out=$work/elf
mkdir -p "$out"

hosted="-march=rv64imac -mabi=lp64 -mcmodel=medany -O2"
machine="$hosted -ffreestanding"
strict="-Wall -Wextra -Werror -ffunction-sections -fdata-sections"

link() { # name, source or object
    # shellcheck disable=SC2046,SC2086  # flags are words
    "$CC" $machine -nostdlib -nostartfiles -std=gnu11 $strict \
        -ffile-prefix-map="$PWD"=. -Wl,--gc-sections -Wl,--build-id=none \
        -Iinclude -Truntime/larch.ld runtime/*.S runtime/*.c $(cat "src/$1/flags") \
        "$2" -lgcc -o "$out/$1.elf"
}

cpp() { # name
    # shellcheck disable=SC2086
    "$CXX" $machine -std=c++17 -fno-exceptions -fno-rtti -fno-threadsafe-statics $strict \
        -ffile-prefix-map="$PWD"=. -Iinclude -c "src/$1/$1.cpp" -o "$work/$1.o"
    link "$1" "$work/$1.o"
}

has_rust() {
    [ -z "${NO_RUST-}" ] && [ -d $RUST_LIBRARY ] && [ -x $RUSTC ] && $RUSTC --version | grep -q "^$RUST_VERSION"
}

# picolibc.specs lies where gcc finds it by its name, and says where the headers are.
has_picolibc() {
    echo __PICOLIBC_VERSION__ | "$CC" --specs=picolibc.specs -include picolibc.h -E -P - 2>/dev/null |
        grep -Fqx "\"$PICOLIBC_VERSION\""
}

picolibc() { # name
    # shellcheck disable=SC2046,SC2086
    "$CC" --specs=picolibc.specs $hosted -nostartfiles -std=gnu11 $strict \
        -ffile-prefix-map="$PWD"=. -Wl,--build-id=none -Wl,--strip-debug \
        -Iinclude -Truntime/larch.ld runtime/start.S runtime/io.c runtime/memory.c picolibc/port.c \
        $(cat "src/$1/flags") "src/$1/$1.c" -o "$out/$1.elf"
}

# The separator of the flags is the byte 31; -Wl, prefixes are for gcc and not for the linker.
rust() { # name
    (
        flags="-Clinker=riscv64-unknown-elf-ld -Clinker-flavor=ld -Crelocation-model=static"
        flags="$flags -Ccode-model=medium -Clink-arg=--build-id=none --remap-path-prefix=$PWD=."
        for flag in $(sed 's/-Wl,//; s/,/ /g' "src/$1/flags"); do
            flags="$flags -Clink-arg=$flag"
        done
        flags="$flags -Clink-arg=-T$PWD/runtime/larch.ld" # behind the sizes that it reads
        CARGO_ENCODED_RUSTFLAGS=$(printf %s "$flags" | tr ' ' '\037')
        CARGO_TARGET_DIR=$work/rust
        RUSTC_BOOTSTRAP=1
        export CARGO_ENCODED_RUSTFLAGS CARGO_TARGET_DIR RUSTC_BOOTSTRAP
        /usr/bin/cargo build --quiet --release --locked --package "$1" \
            --target riscv64imac-unknown-none-elf \
            -Zbuild-std=core,alloc -Zbuild-std-features=compiler-builtins-mem
    )
    cp "$work/rust/riscv64imac-unknown-none-elf/release/$1" "$out/$1.elf"
}

status=0
for source in src/*/; do
    name=$(basename "$source")
    if [ -f "src/$name/Cargo.toml" ] && ! has_rust; then
        echo "elf/$name.elf is not rebuilt: NO_RUST, or no $RUSTC 1.96.0 with library sources" >&2
        continue
    elif [ -f "src/$name/Cargo.toml" ]; then
        rust "$name"
    elif [ "${name#picolibc-}" != "$name" ] && ! has_picolibc; then
        echo "elf/$name.elf is not rebuilt: no picolibc $PICOLIBC_VERSION for $CC" >&2
        continue
    elif [ "${name#picolibc-}" != "$name" ]; then
        picolibc "$name"
    elif [ -f "src/$name/$name.cpp" ]; then
        cpp "$name"
    elif [ -f "src/$name/$name.S" ]; then
        link "$name" "src/$name/$name.S"
    else
        link "$name" "src/$name/$name.c"
    fi
    if [ "$out" != elf ] && ! cmp "elf/$name.elf" "$out/$name.elf" >&2; then
        status=1
    fi
done
for committed in elf/*.elf; do
    if [ ! -d "src/$(basename "$committed" .elf)" ]; then
        echo "$committed has no source" >&2
        status=1
    fi
done
exit $status
