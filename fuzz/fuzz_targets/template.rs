#![no_main]
//! Any text as a template of an office: a mistake in its place, or a paper that is inert.

#[expect(dead_code, reason = "what the other targets hold")]
#[path = "../../tests/suite/any_bytes.rs"]
mod any_bytes;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| any_bytes::template(bytes));
