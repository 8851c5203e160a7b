#![no_main]
//! A byte for the format, one for the options and any bytes as a foreign table.

#[expect(dead_code, reason = "what the other targets hold")]
#[path = "../../tests/suite/any_bytes.rs"]
mod any_bytes;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| any_bytes::sheet(bytes));
