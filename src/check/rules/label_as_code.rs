//! `label-as-code`: a name stands where its code belongs.

use crate::check::context::value;
use crate::check::look::DoubtfulCode;
use crate::check::words::{label, line, typed};
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Fix, Severity};
use crate::model::{Vocabulary, folded};
use crate::registry::FileId;
use crate::yaml::{Node, Route, scalar};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "label-as-code",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("label_as_code.md"),
    check: Check::Registry(check),
};

/// The longest list in which a name is held against the other items.
const MOST_ITEMS: usize = 500;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for DoubtfulCode { file, route, vocabulary: name, written } in context.doubtful_codes() {
        let Some(vocabulary) = context.registry.vocabularies.get(name) else { continue };
        let Some(code) = meant(vocabulary, written) else { continue };
        if !RULE.wants(findings, *file) {
            continue;
        }
        let shown = typed(context.registry.file(*file), route);
        let message = match folded(&code) == folded(written) {
            true => format!("the code of `{name}` is written `{code}`, not `{shown}`"),
            false => format!("`{shown}` is a name of `{name}`, not a code"),
        };
        let is_there = stands_beside(context, *file, route, vocabulary, &code);
        let help = if is_there {
            format!("remove it: its code `{code}` is in the list already")
        } else {
            format!("write {}{}", line(route, &scalar(&code)), label(vocabulary, &code))
        };
        let mut finding = RULE.finding(value(*file, route), message, Some(help));
        // A name that several terms go by is for a person to decide.
        if !vocabulary.is_shared(written) {
            let route = route.clone();
            finding.fix = Some(match is_there {
                true => Fix::RemoveItem { route },
                false => Fix::Replace { route, value: code },
            });
        }
        findings.push(finding);
    }
}

/// The code of the term that goes by this name, where the name is not that code.
pub(super) fn meant(vocabulary: &Vocabulary, written: &str) -> Option<String> {
    if vocabulary.get(written).is_some() {
        return None;
    }
    vocabulary.resolve(written).map(|term| term.code.to_string())
}

/// Whether the list that the value stands in has the code already, or another name of it before.
fn stands_beside(
    context: &Context<'_>,
    file: FileId,
    route: &Route,
    vocabulary: &Vocabulary,
    code: &str,
) -> bool {
    let Some(root) = &context.registry.file(file).root else { return false };
    let Some((list, own)) = route.parent_list(root) else { return false };
    // Each item is held against all others; a list this long is no list of codes.
    if list.items().len() > MOST_ITEMS {
        return false;
    }
    let others = list.items().iter().map(Node::scalar_text).enumerate();
    others.filter(|(index, _)| *index != own).any(|(index, other)| {
        let Some(other) = other else { return false };
        other == code || (index < own && meant(vocabulary, &other).as_deref() == Some(code))
    })
}
