// SPDX-License-Identifier: Apache-2.0

//! The interface of a Larch guest: what a program that is to be proved may ask of its surroundings.
//! The whole ABI is described in `docs/guest-abi.md`.
//!
//! ```ignore
//! #![no_std]
//! #![no_main]
//!
//! larch::entry!(run);
//!
//! fn run() {
//!     let sum: u64 = larch::input().iter().map(|&b| u64::from(b)).sum();
//!     larch::output(&sum.to_le_bytes());
//! }
//! ```
//!
//! A Rust panic ends the run as a panic, after printing its place.

#![no_std]

mod heap;
mod panic;
mod print;

use core::arch::{asm, global_asm};
use core::ffi::CStr;
use core::{ptr, slice};

#[doc(hidden)]
pub use print::print_formatted;

global_asm!(include_str!("../../../runtime/start.S"));

extern "C" {
    static __larch_input_length: u64;
    static __larch_input_start: [u8; 0];
    static __larch_input_end: [u8; 0];
    static __larch_private_length: u64;
    static __larch_private_start: [u8; 0];
    static __larch_private_end: [u8; 0];
    static mut __larch_output_length: u64;
    static mut __larch_output_start: [u8; 0];
    static __larch_output_end: [u8; 0];

    fn larch_panic() -> !;
}

/// Defines the entry of the guest: a function without parameters and result. When it returns, the
/// run has ended well.
#[macro_export]
macro_rules! entry {
    ($run:path) => {
        #[no_mangle]
        extern "C" fn main() -> i32 {
            let run: fn() = $run;
            run();
            0
        }
    };
}

/// The public input: part of the proved statement, known to the verifier.
pub fn input() -> &'static [u8] {
    // SAFETY: the block and its length are set before the start and must not be written to.
    unsafe {
        block(
            &raw const __larch_input_length,
            &raw const __larch_input_start,
            &raw const __larch_input_end,
        )
    }
}

/// The private input: chosen by the prover, every byte and the length, and not part of the proved
/// statement. The guest checks what it relies on.
pub fn private() -> &'static [u8] {
    // SAFETY: as for the public input.
    unsafe {
        block(
            &raw const __larch_private_length,
            &raw const __larch_private_start,
            &raw const __larch_private_end,
        )
    }
}

unsafe fn block(len: *const u64, start: *const [u8; 0], end: *const [u8; 0]) -> &'static [u8] {
    let len = ptr::read_volatile(len);
    if len > (end as usize - start as usize) as u64 {
        abort();
    }
    slice::from_raw_parts(start.cast(), len as usize)
}

/// Appends to the public output: part of the proved statement. Panics if there is no room.
pub fn output(data: &[u8]) {
    // SAFETY: there is one thread, and nothing else refers to the output block.
    unsafe {
        let start = (&raw mut __larch_output_start).cast::<u8>();
        let room = &raw const __larch_output_end as usize - start as usize;
        let length = &raw mut __larch_output_length;
        let used = ptr::read_volatile(length) as usize;
        if data.len() > room - used {
            abort();
        }
        ptr::copy_nonoverlapping(data.as_ptr(), start.add(used), data.len());
        ptr::write_volatile(length, (used + data.len()) as u64);
    }
}

/// Ends the run as a panic, without printing anything.
pub fn abort() -> ! {
    // SAFETY: it halts the machine.
    unsafe { larch_panic() }
}

/// Prints a text where the guest is executed. Has no effect on the machine and proves nothing.
pub fn print(text: &CStr) {
    // SAFETY: the instruction does nothing on the machine; the text is zero-terminated.
    unsafe { asm!("slti x0, a0, 1", in("a0") text.as_ptr(), options(nostack)) }
}

/// Marks the begin of a section whose cycles are reported under the label. Proves nothing.
pub fn cycles_begin(label: &CStr) {
    // SAFETY: as for `print`.
    unsafe { asm!("slti x0, a0, 2", in("a0") label.as_ptr(), options(nostack)) }
}

/// Marks the end of a section.
pub fn cycles_end(label: &CStr) {
    // SAFETY: as for `print`.
    unsafe { asm!("slti x0, a0, 3", in("a0") label.as_ptr(), options(nostack)) }
}
