//! The formats that the endings of file names give.

use std::path::Path;

use clap::ValueEnum;
use mieux::message::Value;

/// A format of files.
pub(super) trait FileFormat: ValueEnum + Copy + 'static {
    /// The endings of its files, in small letters and without the point; none if it is never one file.
    fn endings(self) -> &'static [&'static str];

    /// The format that the name of a file gives.
    fn of_file(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        let mut formats = Self::value_variants().iter().copied();
        formats.find(|format| format.endings().contains(&ending.as_str()))
    }

    /// Every ending that gives a format, to choose from.
    fn all_endings() -> Value {
        let formats = Self::value_variants().iter();
        Value::one_of(formats.flat_map(|format| format.endings()).map(|one| format!(".{one}")))
    }
}
