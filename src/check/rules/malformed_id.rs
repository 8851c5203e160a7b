//! `malformed-id`: an id is not in the form of one.

use crate::check::context::{Suggestions, value};
use crate::check::ids::{is_id, is_id_of};
use crate::check::words::{line, typed};
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::{FileKind, Kind, folded};
use crate::registry::{FileId, SourceFile};
use crate::schema::Problem;
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "malformed-id",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("malformed_id.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut suggestions = Suggestions::default();
    for (file, violation) in &context.violations {
        if violation.problem != Problem::MalformedId {
            continue;
        }
        if !RULE.wants(findings, *file) {
            continue;
        }
        let route = &violation.route;
        let written = context.written(*file, route);
        let message = format!("`{}` is not an id", typed(context.registry.file(*file), route));
        let help = if *route == Route::default().key("id") {
            own(context.registry.file(*file), &written)
        } else {
            let look = suggestions.one_more(*file, context.registry.files.len());
            let meant = look.then(|| meant(context, *file, route, &written)).flatten();
            meant.map_or_else(
                || format!("write the id of a record: {FORM}"),
                |id| format!("did you mean {}?", line(route, id)),
            )
        };
        findings.push(RULE.finding(value(*file, route), message, Some(help)));
    }
}

const FORM: &str =
    "lower-case letters and digits, 80 at most, in groups joined by `-`, such as `peru-iii`";

/// What to write as the id of this file, which has a wrong one: the name of the file, else what is
/// nearest to the wrong one.
fn own(source: &SourceFile, written: &str) -> String {
    let stem = source.stem();
    if is_id_of(source.kind, &stem) {
        return format!("write `id: {stem}`, as the file is named");
    }
    let id = slug(written);
    if is_id_of(source.kind, &id) {
        return format!("write `id: {id}`, and name the file `{id}.yaml`");
    }
    match source.kind {
        FileKind::Record(Kind::Expert) => {
            "write `exp-` and a number of four digits, such as `exp-0001`".to_owned()
        }
        _ => format!("write {FORM}"),
    }
}

/// A text in the form of an id, as far as its letters allow.
fn slug(text: &str) -> String {
    let text = folded(text);
    let groups = text.split(|letter: char| !letter.is_ascii_alphanumeric());
    groups.filter(|group| !group.is_empty()).collect::<Vec<_>>().join("-")
}

/// The record that a malformed reference stands for: the one whose id it is but for its form, else
/// the nearest.
fn meant<'c>(
    context: &'c Context<'_>,
    file: FileId,
    route: &Route,
    written: &str,
) -> Option<&'c str> {
    let plain = slug(written);
    let same = context.meant(file, route, &plain).filter(|id| *id == plain);
    same.or_else(|| context.meant(file, route, written)).filter(|id| is_id(id))
}
