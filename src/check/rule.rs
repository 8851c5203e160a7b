//! What a rule is.

use super::Context;
use crate::finding::{Finding, MOST, Place, Severity};
use crate::model::FileId;

/// When a rule is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Always: what it finds keeps records from being read or told apart. It has no other level and
    /// no exceptions.
    Always,
    /// Unless it is switched off or excused.
    Default,
    /// With `--strict`, or where `mieux.toml` gives it a level or `--select` names it.
    Strict,
}

/// Something that must not be, or should not: its name, its page, and the function that finds it.
#[derive(Debug)]
pub struct Rule {
    /// The id: kebab-case, names the fault, the same as the file name.
    pub id: &'static str,
    /// How bad what it finds is, where `mieux.toml` does not say otherwise.
    pub severity: Severity,
    /// When it is looked at.
    pub tier: Tier,
    /// Its page in Markdown: what it finds, why it matters, an example, how to put it right.
    pub page: &'static str,
    /// Puts what it finds into the list; `None` for the rule about exceptions, which is judged after
    /// the others.
    pub(crate) check: Option<fn(&Context<'_>, &mut Vec<Finding>)>,
}

impl Rule {
    /// What the rule finds: the first sentence of its page.
    #[must_use]
    pub fn summary(&self) -> String {
        let body = self.page.split_once("## What it finds").map_or("", |(_, body)| body);
        let paragraph = body.trim_start().split("\n\n").next().unwrap_or_default();
        let sentence = paragraph.split_inclusive(". ").next().unwrap_or_default();
        sentence.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A finding of this rule.
    pub(crate) fn finding(&self, place: Place, message: String, help: Option<String>) -> Finding {
        Finding {
            rule: self.id,
            severity: self.severity,
            place,
            message,
            help,
            related: None,
            fix: None,
            more: 0,
        }
    }

    /// Whether to make one more finding on this file, files coming one after the other. Where enough
    /// were made it is counted, so that a file that is wrong in a million places takes neither time
    /// nor memory for a million findings.
    pub(crate) fn wants(&self, findings: &mut [Finding], file: FileId) -> bool {
        match findings.last_chunk_mut::<MOST>() {
            Some([first, .., last])
                if [&first.place, &last.place].iter().all(|p| p.file == file) =>
            {
                last.more += 1;
                false
            }
            _ => true,
        }
    }
}
