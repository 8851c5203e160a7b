//! The columns of a sheet: the field that each fills, and its cells as values of that field.

pub(crate) mod date_cell;
pub(crate) mod dates;
pub(crate) mod language_cell;
pub(crate) mod mapping;
pub(crate) mod number_cell;
pub(crate) mod reserved;
pub(crate) mod target;
pub(crate) mod value;
