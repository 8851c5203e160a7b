//! `unknown-code`: a code is not in its vocabulary, and neither is a name of this kind.

use std::collections::HashSet;

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::{Findings, Pending};
use crate::check::words::{left_out, short, typed};
use crate::finding::Severity;
use crate::message;
use crate::model::{FileKind, unusual};
use crate::registry::DoubtfulCode;
use crate::schema::code_elsewhere;
use crate::yaml::{Node, Route};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unknown-code",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("unknown_code"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    if context.file.kind == FileKind::Vocabulary {
        parents(context, findings);
    }
    for DoubtfulCode { route, vocabulary: name, written } in context.doubtful_codes {
        let Some(vocabulary) = context.vocabularies().get(name) else {
            // The vocabulary's own file is there, and its findings say why it cannot be read.
            if context.registry.has_vocabulary_file(name) {
                continue;
            }
            findings.push_pending(context.id, || {
                let (vocabulary, code) = (name, short(written));
                let message = message!("unknown-code.vocabulary", vocabulary, code);
                let finding = RULE
                    .at(context.value(route), message)
                    .with_help(message!("unknown-code.help-vocabulary", vocabulary));
                (finding, Some(Pending::Once { vocabulary: name.clone() }))
            });
            continue;
        };
        // `label-as-code` reports a name where its code belongs.
        if vocabulary.resolve(written).is_some() {
            continue;
        }
        findings.push_pending(context.id, || {
            let shown = typed(context.source, route);
            let message = match unusual(written) {
                Some(letter) => {
                    message!("unknown-code.letter", written = shown, vocabulary = name, letter)
                }
                None => message!("unknown-code", written = shown, vocabulary = name),
            };
            let finding = RULE.at(context.value(route), message);
            if let Some(help) = left_out(context.shape(), context.root, route, written) {
                return (finding.with_help(help), None);
            }
            let elsewhere =
                code_elsewhere(written, vocabulary, context.shape(), context.vocabularies());
            if let Some(help) = elsewhere {
                return (finding.with_help(help), None);
            }
            let finding = finding.with_help(message!("unknown-code.help", vocabulary = name));
            let (vocabulary, written) = (name.clone(), written.clone());
            (finding, Some(Pending::SimilarCode { vocabulary, written }))
        });
    }
}

/// Finds broader terms that no vocabulary has.
fn parents(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let all = context.vocabularies();
    let own: HashSet<String> = context
        .root
        .get("terms")
        .map_or(&[][..], Node::items)
        .iter()
        .filter_map(|term| term.get("code")?.scalar_text())
        .collect();
    let terms = context.root.get("terms").map_or(&[][..], Node::items).iter().enumerate();
    for (index, term) in terms {
        let Some(parent) = term.get("parent").and_then(Node::as_str) else { continue };
        let mut others = all.names().filter_map(|name| all.get(name));
        if own.contains(parent) || others.any(|other| other.get(parent).is_some()) {
            continue;
        }
        findings.push_with(context.id, || {
            let route = Route::TOP.key("terms").index(index).key("parent");
            RULE.at(context.value(&route), message!("unknown-code.parent", code = short(parent)))
                .with_help(message!("unknown-code.help-parent"))
        });
    }
}
