//! Reading YAML: by the quick reader, the full parser and another project's reader, all alike.

mod house_style;
mod other_reader;
mod quick_reader;
mod slips;

pub(crate) use other_reader::plain;
