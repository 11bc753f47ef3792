#![no_main]
//! What the reader `html` promises, on whatever the fuzzer finds.

#[path = "../../tests/readers/promises.rs"]
mod promises;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| promises::hold("html", bytes));
