#![no_main]
//! Any bytes as the text of a file, read by the quick reader of the house style and by the careful one.

#[expect(dead_code, reason = "what the other targets hold")]
#[path = "../../tests/suite/any_bytes.rs"]
mod any_bytes;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| any_bytes::readers(bytes));
