#![no_main]
//! Any bytes as dates with blanks between them.

#[expect(dead_code, reason = "what the other targets hold")]
#[path = "../../tests/suite/any_bytes.rs"]
mod any_bytes;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| any_bytes::dates(bytes));
