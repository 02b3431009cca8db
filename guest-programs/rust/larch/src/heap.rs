// SPDX-License-Identifier: Apache-2.0

//! A heap that only grows: memory between the image and the stack, never given out twice.

use core::alloc::{GlobalAlloc, Layout};
use core::arch::asm;
use core::cell::Cell;
use core::ptr;

extern "C" {
    static __larch_heap_start: [u8; 0];
    static __larch_heap_limit: [u8; 0];
}

/// The first free address; 0 before the first block.
struct Heap {
    next: Cell<usize>,
}

// SAFETY: a guest has one thread.
unsafe impl Sync for Heap {}

#[global_allocator]
static HEAP: Heap = Heap { next: Cell::new(0) };

impl Heap {
    /// Takes the memory from `start` for `size` bytes, or panics with the reason.
    fn take(&self, start: usize, size: usize) {
        let limit = &raw const __larch_heap_limit as usize;
        if start > limit || size > limit - start {
            crate::print(c"larch: heap exhausted\n");
            crate::abort();
        }
        self.next.set(start + size);
        let stack: usize;
        // SAFETY: reads a register.
        unsafe { asm!("mv {}, sp", out(reg) stack, options(nomem, nostack)) };
        if stack < start + size {
            crate::print(c"larch: the stack has grown into the heap\n");
            crate::abort();
        }
    }
}

// SAFETY: blocks are disjoint, aligned, and inside the memory that the linker script leaves free.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let free = self.next.get().max(&raw const __larch_heap_start as usize);
        let start = free.next_multiple_of(layout.align().max(8));
        self.take(start, layout.size());
        start as *mut u8
    }

    /// Memory is zero at the start and given out once.
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        self.alloc(layout)
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}

    /// The last block grows in place.
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if block as usize + layout.size() == self.next.get() && size >= layout.size() {
            self.take(block as usize, size);
            return block;
        }
        let moved = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
        ptr::copy_nonoverlapping(block, moved, layout.size().min(size));
        moved
    }
}
