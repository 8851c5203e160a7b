//! The same report in every format, read back by another reader each: the same numbers, the same words.

mod equal;
mod geometry;
mod made;
mod map;
mod read;
mod safe;
mod width;
