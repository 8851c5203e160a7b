//! What was checked, and how much was found.

use crate::finding::{Finding, Severity, Since};
use crate::message;
use crate::message::{Message, Value};
use crate::model::{Day, Kind};

/// What was checked and how much was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Files of records that were checked, in the order of [`Kind::ALL`].
    pub records: [usize; Kind::ALL.len()],
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// The rules that were not looked at because they need to know every file.
    pub left_out: Vec<&'static str>,
    /// The day by which dates of retention were judged; `None` if no record that was checked has one.
    pub judged_on: Option<Day>,
    /// What became of the findings of an earlier state, and what the user called it; `None` if all findings are
    /// reported.
    pub since: Option<(String, Since)>,
    /// Whether it is left out of what people read.
    pub is_quiet: bool,
}

impl Summary {
    /// Counts.
    #[must_use]
    pub fn new(records: [usize; Kind::ALL.len()], findings: &[Finding]) -> Self {
        let count = |severity| {
            let found = findings.iter().filter(|finding| finding.severity == severity);
            found.map(|finding| 1 + finding.more).sum()
        };
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        Self {
            records,
            errors,
            warnings,
            left_out: Vec::new(),
            judged_on: None,
            since: None,
            is_quiet: false,
        }
    }

    /// How many files of this kind were checked.
    #[must_use]
    pub fn of(&self, kind: Kind) -> usize {
        self.records[kind as usize]
    }

    /// What was checked and how much was found, in a sentence.
    pub(super) fn message(&self) -> Message {
        let kinds = Kind::ALL.map(|kind| Value::records(kind.name(), self.of(kind)));
        let kinds = Value::Sequence(kinds.into());
        if let Some((name, since)) = &self.since {
            return message!(
                "checked.since",
                kinds,
                name = name,
                errors = Message::counted("count.error", self.errors),
                warnings = Message::counted("count.warning", self.warnings),
                resolved = since.resolved.to_string(),
                unchanged = since.unchanged.to_string()
            );
        }
        match (self.errors, self.warnings) {
            (0, 0) => message!("checked.clean", kinds),
            (errors, warnings) => message!(
                "checked.found",
                kinds,
                errors = Message::counted("count.error", errors),
                warnings = Message::counted("count.warning", warnings)
            ),
        }
    }
}
