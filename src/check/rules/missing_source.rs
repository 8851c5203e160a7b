//! `missing-source`: a record does not say where it comes from.

use crate::check::context::key;
use crate::check::{Check, Page, Reach, Rule, Tier};
use crate::finding::{Finding, Place, Severity, Spot};
use crate::model::FileKind;
use crate::yaml::{Route, Value};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "missing-source",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: include_str!("missing_source.md"),
    check: Check::File(check),
};

fn check(page: &Page<'_>, findings: &mut Vec<Finding>) {
    let (FileKind::Record(kind), Value::Map(_)) = (page.source.kind, &page.root.value) else {
        return;
    };
    let file = page.file;
    let (place, add) = match page.root.get("sources").map(|sources| &sources.value) {
        None => (Place { file, spot: Spot::Top }, "add a line `sources:`, and"),
        Some(Value::List(items)) if items.is_empty() => {
            (key(file, Route::default().key("sources")), "write `sources:`, and")
        }
        Some(_) => return,
    };
    let message = format!("the {kind} names no source");
    let help = format!("{add} below it `- source: …` with a URL or the name of a document");
    findings.push(RULE.finding(place, message, Some(help)));
}
