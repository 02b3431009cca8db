// SPDX-License-Identifier: Apache-2.0

//! Formatted printing on the executing host. The guest does the formatting.

use core::ffi::CStr;
use core::fmt::{self, Write};

const SIZE: usize = 256;

/// Prints a formatted text where the guest is executed. It is built in a buffer of 255 bytes, and a
/// longer one is printed in pieces. Formatting costs cycles; the text proves nothing.
#[macro_export]
macro_rules! println {
    ($($arguments:tt)*) => {
        $crate::print_formatted(::core::format_args!($($arguments)*))
    };
}

#[doc(hidden)]
pub fn print_formatted(arguments: fmt::Arguments) {
    let mut piece = Piece { bytes: [0; SIZE], len: 0 };
    let _ = piece.write_fmt(arguments); // fails only where a value's own formatting does
    piece.print();
}

/// Text that is not printed yet. A zero byte follows it.
struct Piece {
    bytes: [u8; SIZE],
    len: usize,
}

impl Piece {
    fn print(&mut self) {
        self.bytes[self.len] = 0;
        if let Ok(text) = CStr::from_bytes_until_nul(&self.bytes) {
            crate::print(text);
        }
        self.len = 0;
    }
}

impl Write for Piece {
    fn write_str(&mut self, mut text: &str) -> fmt::Result {
        while !text.is_empty() {
            let room = SIZE - 1 - self.len;
            let count = text.floor_char_boundary(room);
            if count == 0 {
                self.print();
                continue;
            }
            let (now, later) = text.split_at(count);
            self.bytes[self.len..self.len + count].copy_from_slice(now.as_bytes());
            self.len += count;
            text = later;
        }
        Ok(())
    }
}
