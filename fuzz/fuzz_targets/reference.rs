#![no_main]
//! Any bytes as a part of an office's own Word file: refused, or a Word file in which nothing leads elsewhere.

#[expect(dead_code, reason = "what the other targets hold")]
#[path = "../../tests/suite/any_bytes.rs"]
mod any_bytes;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| any_bytes::reference(bytes));
