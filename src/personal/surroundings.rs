//! The text before and after a place.

/// Whether a byte belongs to a word; letters beyond ASCII do.
pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// The byte before a place, a blank at the start.
pub(super) fn before(text: &str, at: usize) -> u8 {
    at.checked_sub(1).map_or(b' ', |at| text.as_bytes()[at])
}
