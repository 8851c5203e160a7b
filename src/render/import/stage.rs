//! How far an import goes.

/// How far an import goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It is only shown, with the values of new records.
    DryRun,
    /// Nothing is written, since rows are wrong.
    Refused,
    /// It is written.
    Imported,
}
