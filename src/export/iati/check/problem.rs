//! What IATI would refuse.

use crate::message::Message;

/// What is wrong, with the number of the rule or of its group in the rules of IATI 2.03; `XSD` for what the schema
/// itself refuses, and `codelist` for a code that is not on its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export::iati) struct Problem {
    /// The number.
    pub(in crate::export::iati) rule: &'static str,
    /// What is wrong.
    pub(in crate::export::iati) message: Message,
}

/// A problem that a rule of this number finds.
pub(super) fn problem(rule: &'static str, message: Message) -> Problem {
    Problem { rule, message }
}
