//! `missing-source`: a record does not say where it comes from.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::model::{FileKind, Kind};
use crate::yaml::{Route, Value};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "missing-source",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("missing_source"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let (FileKind::Record(kind), Value::Map(_)) = (context.file.kind, &context.root.value) else {
        return;
    };
    // Erasure may take every source that is about the person alone.
    if kind == Kind::Expert && context.root.get("erased").is_some() {
        return;
    }
    let (place, help) = match context.root.get("sources").map(|sources| &sources.value) {
        None => (context.top(), message!("missing-source.help")),
        Some(Value::List(items)) if items.is_empty() => {
            (context.key(Route::TOP.key("sources")), message!("missing-source.help-empty"))
        }
        Some(_) => return,
    };
    findings.push(RULE.at(place, message!("missing-source")).with_help(help));
}
