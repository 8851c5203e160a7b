//! What a rule is.

use super::{Context, Page};
use crate::finding::{Finding, MOST, Place, Severity};
use crate::registry::FileId;

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

/// How much of the registry a rule must know to judge a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The file, and what it refers to, directly or through others.
    References,
    /// Every file: who refers to this one, or what else is like it.
    Registry,
}

/// The function of a rule, by what it looks at.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Check {
    /// One file at a time, as it is read.
    File(fn(&Page<'_>, &mut Vec<Finding>)),
    /// What is known of all files.
    Registry(fn(&Context<'_>, &mut Vec<Finding>)),
    /// What the other rules found: the rule about exceptions.
    Exceptions,
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
    /// How much it must know; where only some files were read, the others are left out.
    pub reach: Reach,
    /// Its page in Markdown: what it finds, why it matters, an example, how to put it right.
    pub page: &'static str,
    /// Puts what it finds into the list.
    pub(crate) check: Check,
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
