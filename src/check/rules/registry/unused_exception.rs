//! `unused-exception`: an exception that excuses nothing.

use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::finding::Severity;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unused-exception",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("unused_exception"),
    check: Check::Exceptions,
};
