//! `malformed-id`: an id is not in the form of one.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::{Findings, Pending};
use crate::check::words::{left_out, typed};
use crate::finding::Severity;
use crate::message;
use crate::message::Message;
use crate::model::{FileKind, IdForm, is_id_of, may_name_person, slug, unusual};
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
        let shown = typed(context.source, route);
        let finding = |message: Message| RULE.at(context.value(route), message);
        let malformed = finding(match unusual(&written) {
            Some(letter) => message!("malformed-id.letter", written = shown, letter),
            None => message!("malformed-id", written = shown),
        });
        if *route == Route::TOP.key("id") {
            return (malformed.with_help(own(context.file, &written)), None);
        }
        if let Some(help) = left_out(context.shape(), context.root, route, &written) {
            return (malformed.with_help(help), None);
        }
        let reference = context.shape().at(route).and_then(Shape::meaning);
        if let Some(Meaning::Reference(kind)) = reference
            && may_name_person(*kind, &written)
        {
            let named = finding(message!("name-of-expert"));
            return (named.with_help(message!("name-of-expert.help")), None);
        }
        let pending = match reference {
            Some(Meaning::Reference(kind)) => {
                let exact = Some(slug(&written));
                Some(Pending::SimilarRecord { kind: *kind, written, exact })
            }
            _ => None,
        };
        (malformed.with_help(message!("malformed-id.help-reference")), pending)
    });
}

/// What to write as the id of this file, which has a wrong one: the name of the file, else what is
/// nearest to the wrong one.
fn own(source: &SourceFile, written: &str) -> Message {
    let stem = source.stem();
    if is_id_of(source.kind, &stem) {
        return message!("malformed-id.help-file-name", stem);
    }
    let id = slug(written);
    if is_id_of(source.kind, &id) {
        return message!("malformed-id.help-rename", id);
    }
    let FileKind::Record(kind) = source.kind else { return message!("malformed-id.help") };
    match kind.id_form() {
        IdForm::Numbered(prefix) => message!("malformed-id.help-number", prefix),
        _ => message!("malformed-id.help"),
    }
}
