//! Words that a sheet cannot use for records of its own: the heading of the reasons, and the id of the example.

/// The heading under which a sheet of refused rows says why; it is no field.
pub(crate) const REASONS: &str = "refused because";

/// The id of the row that shows in a sheet to fill in what its columns hold; it is no record.
pub(crate) const EXAMPLE: &str = "EXAMPLE";

/// Whether a heading is that of the reasons.
pub(crate) fn is_reject_column(heading: &str) -> bool {
    heading.eq_ignore_ascii_case(REASONS)
}
