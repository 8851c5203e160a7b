#![no_main]
//! Any bytes as a file of IATI.

#[expect(dead_code, reason = "what the other targets hold")]
#[path = "../../tests/suite/any_bytes.rs"]
mod any_bytes;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| any_bytes::iati(bytes));
