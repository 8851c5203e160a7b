//! The life of an action: which stage may follow which, and what each requires.

use crate::message::Message;
use crate::yaml::{Node, Value};

/// From where to where one step leads (request → preparation → implementation → results →
/// completed; beside it on-hold, rejected, cancelled).
const STEPS: [(&str, &[&str]); 8] = [
    ("request", &["preparation", "on-hold", "rejected", "cancelled"]),
    ("preparation", &["implementation", "on-hold", "rejected", "cancelled"]),
    ("implementation", &["results", "on-hold", "cancelled"]),
    ("results", &["completed", "on-hold", "cancelled"]),
    ("on-hold", &["preparation", "implementation", "results", "cancelled"]),
    ("completed", &[]),
    ("rejected", &[]),
    ("cancelled", &[]),
];

/// A field that a stage requires of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requirement {
    /// The field.
    pub field: &'static str,
    /// Its value, where only one will do.
    pub value: Option<&'static str>,
    /// How it is given on the command line.
    pub hint: &'static str,
    /// The key of the question for it.
    question: &'static str,
}

impl Requirement {
    /// What to ask somebody for it.
    #[must_use]
    pub fn question(&self) -> Message {
        Message::new(self.question, vec![("field", self.field.into())])
    }
}

const fn requirement(
    field: &'static str,
    hint: &'static str,
    question: &'static str,
) -> Requirement {
    Requirement { field, value: None, hint, question }
}

/// A decision has one value for a stage, so that there is nothing to ask.
const fn decision(value: &'static str, hint: &'static str) -> Requirement {
    Requirement { field: "approval.decision", value: Some(value), hint, question: "stage.decision" }
}

const BODY: Requirement = requirement("approval.body", "approval.body.en=…", "stage.body");
const DATE: Requirement = requirement("approval.date", "approval.date=…", "stage.date");
const RESULTS: Requirement =
    requirement("results", "'results+={kind: …, title: {en: …}}'", "stage.result");

/// What each stage requires.
const REQUIREMENTS: [(&str, &[Requirement]); 4] = [
    (
        "implementation",
        &[
            decision("approved", "approval.decision=approved"),
            BODY,
            DATE,
            requirement("start", "start=…", "stage.start"),
        ],
    ),
    ("rejected", &[decision("rejected", "approval.decision=rejected"), BODY, DATE]),
    ("results", &[RESULTS]),
    ("completed", &[RESULTS, requirement("end", "end=…", "stage.end")]),
];

/// The papers that each stage produces.
const PAPERS: [(&str, &[&str]); 6] = [
    ("request", &["expression-of-interest", "request-letter"]),
    ("preparation", &["fiche", "decision"]),
    ("implementation", &["terms-of-reference", "invitation", "agenda"]),
    ("results", &["report", "fact-sheet"]),
    ("completed", &["fact-sheet"]),
    ("rejected", &["decision"]),
];

/// The names of the papers that a stage produces.
#[must_use]
pub fn papers(stage: &str) -> &'static [&'static str] {
    PAPERS.iter().find(|(of, _)| *of == stage).map_or(&[], |(_, papers)| papers)
}

/// The stages to which one step leads; `None` where there is no such stage.
#[must_use]
pub fn next_stages(stage: &str) -> Option<&'static [&'static str]> {
    STEPS.iter().find(|(from, _)| *from == stage).map(|(_, next)| *next)
}

/// What the record lacks for a stage. A result may as well be that of one of its activities, which the
/// record does not say.
#[must_use]
pub fn missing(stage: &str, record: &Node) -> Vec<Requirement> {
    let requirements = REQUIREMENTS
        .iter()
        .find(|(of, _)| *of == stage)
        .map_or(&[][..], |(_, requirements)| requirements);
    let is_met = |requirement: &&Requirement| {
        let found = requirement.field.split('.').try_fold(record, |node, name| node.get(name));
        match (found, requirement.value) {
            (Some(found), Some(value)) => found.as_str() == Some(value),
            (Some(found), None) => found.value != Value::Null,
            (None, _) => false,
        }
    };
    requirements.iter().filter(|requirement| !is_met(requirement)).copied().collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{PAPERS, REQUIREMENTS, STEPS};
    use crate::model::{FileKind, Kind};

    #[test]
    fn every_stage_is_a_status_and_every_demand_a_field() {
        let text = include_str!("../registry/vocabularies/statuses.yaml");
        let codes: BTreeSet<&str> =
            text.lines().filter_map(|line| line.trim().strip_prefix("- code: ")).collect();
        assert_eq!(STEPS.iter().map(|(stage, _)| *stage).collect::<BTreeSet<_>>(), codes);
        for (_, next) in STEPS {
            assert!(next.iter().all(|stage| codes.contains(stage)), "{next:?}");
        }
        assert!(PAPERS.iter().all(|(stage, _)| codes.contains(stage)));
        let schema = FileKind::Record(Kind::Action).schema().unwrap();
        for (stage, requirements) in REQUIREMENTS {
            assert!(codes.contains(stage), "{stage}");
            for requirement in requirements {
                let name = requirement.field.rsplit('.').next().unwrap();
                assert!(schema.contains(&format!("\"{name}\": {{")), "{requirement:?}");
            }
        }
    }
}
