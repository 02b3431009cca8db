// SPDX-License-Identifier: Apache-2.0

//! Rust panics: their place is printed, then the run ends as a panic. The message is not, because
//! its formatting would become code, and so rows, of every guest.

use core::ffi::CStr;
use core::panic::PanicInfo;

const SIZE: usize = 128;

#[panic_handler]
fn panic(info: &PanicInfo) -> ! {
    let mut text = Text { bytes: [0; SIZE], len: 0 };
    text.push(b"larch: panic");
    if let Some(place) = info.location() {
        text.push(b" at ");
        text.push(place.file().as_bytes());
        text.push(b":");
        text.push_number(place.line());
    }
    text.push(b"\n");
    if let Ok(printed) = CStr::from_bytes_until_nul(&text.bytes) {
        crate::print(printed);
    }
    crate::abort()
}

/// A text that is cut where it does not fit; its last byte stays zero.
struct Text {
    bytes: [u8; SIZE],
    len: usize,
}

impl Text {
    fn push(&mut self, more: &[u8]) {
        for &byte in more {
            if self.len < SIZE - 1 {
                self.bytes[self.len] = byte;
                self.len += 1;
            }
        }
    }

    fn push_number(&mut self, number: u32) {
        if number >= 10 {
            self.push_number(number / 10);
        }
        self.push(&[b'0' + (number % 10) as u8]);
    }
}
