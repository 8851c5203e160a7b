//! Changes to random records in random layouts, and what is written read by other readers.

mod changes;
mod dice;
mod house_style;
mod layouts;
mod records;
mod written;

pub(crate) use changes::random_change;
pub(crate) use dice::Dice;
pub(crate) use layouts::written;
pub(crate) use records::record;
