#![no_main]
//! Any bytes as the text of a file, read by the reader and by another one.

#[expect(dead_code, reason = "what the other targets hold")]
#[path = "../../tests/suite/any_bytes.rs"]
mod any_bytes;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| any_bytes::reader(bytes));
