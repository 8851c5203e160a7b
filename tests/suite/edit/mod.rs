//! Changes to random records in random layouts, and what is written read by other readers.

mod changes;
mod dice;
mod house_style;
mod layouts;
mod records;
mod written;
