#![no_main]
//! What the reader `compiled` promises, on whatever the fuzzer finds.

#[path = "../../tests/readers/promises.rs"]
mod promises;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| promises::hold("compiled", bytes));
