//! What can be asked of a report: its figures, by what they are divided, and how they are shown.

pub(crate) mod dimension;
pub(crate) mod every;
pub(crate) mod figure;
pub(crate) mod request;
pub(crate) mod values_help;
