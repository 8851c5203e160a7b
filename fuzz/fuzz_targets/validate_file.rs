#![no_main]
//! A byte for the kind of file and any bytes as its content, in a registry that is checked.

#[expect(dead_code, reason = "what the other targets hold")]
#[path = "../../tests/suite/any_bytes.rs"]
mod any_bytes;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| any_bytes::validate_file(bytes));
