//! Outputs the sum of the bytes of the public input, as eight little-endian bytes.

#![no_std]
#![no_main]

larch::entry!(run);

fn run() {
    let sum: u64 = larch::input().iter().map(|&b| u64::from(b)).sum();
    larch::output(&sum.to_le_bytes());
}
