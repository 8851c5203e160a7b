//! `label-as-code`: a name is where its code belongs.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{line, typed, with_label};
use crate::finding::{Fix, Severity};
use crate::message;
use crate::model::{Vocabulary, folded, unusual};
use crate::registry::DoubtfulCode;
use crate::yaml::{Node, Route, scalar};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "label-as-code",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("label_as_code"),
    check: Check::File(check),
};

/// The longest list in which a name is compared with the other items.
const MAX_ITEMS: usize = 500;

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    for DoubtfulCode { route, vocabulary: name, written } in context.doubtful_codes {
        let Some(vocabulary) = context.vocabularies().get(name) else { continue };
        let Some(code) = code_of_name(vocabulary, written) else { continue };
        findings.push_with(context.id, || {
            let shown = typed(context.source, route);
            let message = match (folded(&code) == folded(written), unusual(written)) {
                (true, Some(letter)) => message!("label-as-code.letter", written = shown, letter),
                (true, None) => {
                    message!("label-as-code.form", vocabulary = name, code = &code, written = shown)
                }
                (false, _) => message!("label-as-code", written = shown, vocabulary = name),
            };
            let is_there = is_in_list(context.root, route, vocabulary, &code);
            let help = if is_there {
                message!("label-as-code.help-listed", code = &code)
            } else {
                let line = with_label(line(route, &scalar(&code)), vocabulary, &code);
                message!("label-as-code.help", line)
            };
            let mut finding = RULE.at(context.value(route), message).with_help(help);
            // A name that several terms go by is for a person to decide.
            if !vocabulary.is_shared(written) {
                let route = route.clone();
                finding.fix = Some(match is_there {
                    true => Fix::RemoveItem { route },
                    false => Fix::Replace { route, value: code },
                });
            }
            finding
        });
    }
}

/// The code of the term that goes by this name, if the name is not that code.
fn code_of_name(vocabulary: &Vocabulary, written: &str) -> Option<String> {
    if vocabulary.get(written).is_some() {
        return None;
    }
    vocabulary.resolve(written).map(|term| term.code.to_string())
}

/// Whether the list that a value is in has the code already, or another name of it before.
fn is_in_list(root: &Node, route: &Route, vocabulary: &Vocabulary, code: &str) -> bool {
    let Some((list, own)) = route.parent_list(root) else { return false };
    // Each item is compared with all others; a list this long is not a list of codes.
    if list.items().len() > MAX_ITEMS {
        return false;
    }
    let others = list.items().iter().map(Node::scalar_text).enumerate();
    others.filter(|(index, _)| *index != own).any(|(index, other)| {
        let Some(other) = other else { return false };
        other == code || (index < own && code_of_name(vocabulary, &other).as_deref() == Some(code))
    })
}
