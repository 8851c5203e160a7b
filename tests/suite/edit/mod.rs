//! Changes to random records in random layouts, and what is written read by other readers.

mod changes;
mod dice;
mod layouts;
mod records;
mod written;
