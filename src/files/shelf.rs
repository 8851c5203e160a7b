//! Where what is known of a registry is kept between runs, as far as the other rooms know of it.

use std::fmt;
use std::sync::Arc;

use crate::model::{FileKind, Kind};

/// The kinds of file of which what they hold is kept. The others are read whenever a registry is opened.
pub const KEPT: [FileKind; 6] = [
    FileKind::Record(Kind::Action),
    FileKind::Record(Kind::Activity),
    FileKind::Record(Kind::Expert),
    FileKind::Record(Kind::Partner),
    FileKind::Claims,
    FileKind::Page,
];

/// What is kept, in parts of which each is read alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What its folder held.
    Sight,
    /// What is found in it.
    Findings,
    /// What its files say, without what they hold.
    Facts,
    /// What files of a kind hold.
    Bodies(FileKind),
}

impl Part {
    /// How many parts there are.
    pub const COUNT: usize = 3 + KEPT.len();

    /// All parts, in their order.
    #[must_use]
    pub fn all() -> [Self; Self::COUNT] {
        let [a, b, c, d, e, f] = KEPT.map(Self::Bodies);
        [Self::Sight, Self::Findings, Self::Facts, a, b, c, d, e, f]
    }
}

/// The bytes of a part, made small. Copies share them.
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
}

impl From<Vec<u8>> for Packed {
    /// Takes bytes for packed ones.
    fn from(bytes: Vec<u8>) -> Self {
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

/// Keeps what is known of one registry. It is no source of truth: what is missing or damaged is worked out anew.
pub trait Shelf: fmt::Debug + Send + Sync {
    /// The moment that it is now by the clock of the disk, in nanoseconds as the stamps of files have it; `None` if
    /// nothing can be kept.
    fn moment(&self) -> Option<i64>;

    /// A part of what was kept last; `None` if there is none that can be trusted. Its bytes are those that were written.
    fn read(&self, part: Part) -> Option<Packed>;

    /// Keeps this instead, in the order of [`Part::all`]. If that fails, nothing is kept.
    fn write(&self, parts: &[Packed; Part::COUNT]);
}
