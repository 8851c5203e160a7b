//! Where what is known of a registry is kept between runs, as far as the other rooms know of it.

use std::fmt;

/// What is kept, in parts of which each is read alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What its folder held.
    Sight,
    /// What is found in it.
    Findings,
    /// What its files say, without what they hold.
    Facts,
    /// What they hold.
    Bodies,
}

impl Part {
    /// All parts, in their order.
    pub const ALL: [Self; 4] = [Self::Sight, Self::Findings, Self::Facts, Self::Bodies];
}

/// Keeps what is known of one registry. It is no source of truth: what is missing or damaged is worked out anew.
pub trait Shelf: fmt::Debug + Send + Sync {
    /// The moment that it is now by the clock of the disk, in nanoseconds as the stamps of files have it; `None` if
    /// nothing can be kept.
    fn moment(&self) -> Option<i64>;

    /// A part of what was kept last; `None` if there is none that can be trusted.
    fn read(&self, part: Part) -> Option<Vec<u8>>;

    /// Keeps this instead, in the order of [`Part::ALL`]. If that fails, nothing is kept.
    fn write(&self, parts: [Vec<u8>; Part::ALL.len()]);
}
