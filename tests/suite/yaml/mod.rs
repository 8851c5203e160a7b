//! Reading YAML: by the quick reader, the full parser and another project's reader, all alike.

mod other_reader;
mod quick_reader;

pub(crate) use other_reader::plain;
