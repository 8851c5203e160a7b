//! Bytes made small.

use std::fmt;
use std::sync::Arc;

use lz4_flex::block::uncompressed_size;

/// Bytes made small. Copies share them.
#[derive(Clone, PartialEq, Eq)]
pub struct Packed(Arc<[u8]>);

impl Packed {
    /// Packs bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(lz4_flex::compress_prepend_size(bytes).into())
    }

    /// What was packed; `None` if these bytes were not made by [`Self::of`].
    #[must_use]
    pub fn unpack(&self) -> Option<Vec<u8>> {
        lz4_flex::decompress_size_prepended(&self.0).ok()
    }

    /// How many bytes were packed, if any were.
    #[must_use]
    pub fn size(&self) -> Option<usize> {
        uncompressed_size(&self.0).ok().map(|(size, _)| size)
    }
}

impl From<&[u8]> for Packed {
    /// Takes bytes for packed ones.
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.into())
    }
}

impl AsRef<[u8]> for Packed {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Packed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Packed({} bytes)", self.0.len())
    }
}
