// SPDX-License-Identifier: Apache-2.0

//! Input: a text of words of lower-case letters, separated by anything else. Output: each word, a
//! space, how often it occurs and a line feed, in alphabetical order.

#![no_std]
#![no_main]

extern crate alloc;

use alloc::collections::BTreeMap;
use alloc::format;

larch::entry!(run);

fn run() {
    let mut counts: BTreeMap<&[u8], u64> = BTreeMap::new();
    let words = larch::input().split(|c| !c.is_ascii_lowercase());
    for word in words.filter(|w| !w.is_empty()) {
        *counts.entry(word).or_default() += 1;
    }
    larch::println!("{} different words", counts.len());
    for (word, count) in counts {
        larch::output(word);
        larch::output(format!(" {count}\n").as_bytes());
    }
}
