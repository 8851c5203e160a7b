//! `malformed-id`: an id is not in the form of one.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::{Findings, Pending};
use crate::check::words::{BY_NUMBER, NAME_OF_EXPERT, left_out, typed, with_unusual};
use crate::finding::Severity;
use crate::model::{FileKind, IdForm, is_id_of, may_name_person, slug};
use crate::registry::SourceFile;
use crate::schema::{Meaning, Problem, Shape, Violation};
use crate::yaml::{Node, Route};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "malformed-id",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("malformed_id"),
    check: Check::Shape(check),
};

fn check(context: &FileContext<'_>, violation: &Violation, findings: &mut Findings<'_>) {
    if violation.problem != Problem::MalformedId {
        return;
    }
    let route = &violation.route;
    findings.push_pending(context.id, || {
        let node = route.find(context.root);
        let written = node.and_then(Node::scalar_text).unwrap_or_default();
        let unusual = with_unusual(&written);
        let message = format!("`{}` is not an id{unusual}", typed(context.source, route));
        if *route == Route::TOP.key("id") {
            let help = own(context.file, &written);
            return (RULE.finding(context.value(route), message, Some(help)), None);
        }
        if let Some(help) = left_out(context.shape(), context.root, route, &written) {
            return (RULE.finding(context.value(route), message, Some(help)), None);
        }
        let reference = context.shape().at(route).and_then(Shape::meaning);
        if let Some(Meaning::Reference(kind)) = reference
            && may_name_person(*kind, &written)
        {
            let (message, help) = (NAME_OF_EXPERT.to_owned(), BY_NUMBER.to_owned());
            return (RULE.finding(context.value(route), message, Some(help)), None);
        }
        let help = format!("write the id of a record: {FORM}");
        let pending = match reference {
            Some(Meaning::Reference(kind)) => {
                let exact = Some(slug(&written));
                Some(Pending::SimilarRecord { kind: *kind, written, exact })
            }
            _ => None,
        };
        (RULE.finding(context.value(route), message, Some(help)), pending)
    });
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
    let FileKind::Record(kind) = source.kind else { return format!("write {FORM}") };
    match kind.id_form() {
        IdForm::Numbered(prefix) => {
            format!("write `{prefix}` and a number of four digits, such as `{prefix}0001`")
        }
        _ => format!("write {FORM}"),
    }
}
