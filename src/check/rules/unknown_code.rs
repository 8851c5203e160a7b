//! `unknown-code`: a code is not in its vocabulary, and neither is a name of this kind.

use std::collections::BTreeSet;

use super::{label, short, typed};
use crate::check::context::{Suggestions, value};
use crate::check::{Context, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::suggest::did_you_mean;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unknown-code",
    severity: Severity::Error,
    tier: Tier::Always,
    page: include_str!("unknown_code.md"),
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut without_vocabulary = BTreeSet::new();
    let mut suggestions = Suggestions::default();
    context.each_code(|file, route, name, code| {
        let Some(vocabulary) = context.registry.vocabularies.get(name) else {
            // Said once; and not at all where the vocabulary's own file says what ails it.
            if without_vocabulary.insert(name.to_owned()) && !context.has_vocabulary_file(name) {
                let code = short(code);
                let message =
                    format!("the registry has no vocabulary `{name}` to look `{code}` up in");
                let help = format!("create `vocabularies/{name}.yaml`");
                findings.push(RULE.finding(value(file, route), message, Some(help)));
            }
            return;
        };
        // A name in the place of its code is said by `label-as-code`.
        if vocabulary.resolve(code).is_some() || context.is_of_wrong_type(file, route) {
            return;
        }
        if !RULE.wants(findings, file) {
            return;
        }
        let meant = suggestions.one_more(file, vocabulary.terms.len());
        let meant = meant.then(|| did_you_mean(vocabulary, code)).flatten();
        let help = meant.map_or_else(
            || format!("see the codes with `mieux list {name}`"),
            |meant| format!("did you mean `{meant}`{}?", label(vocabulary, &meant)),
        );
        let written = typed(context, file, route);
        let message = format!("`{written}` is not a code of `{name}`");
        findings.push(RULE.finding(value(file, route), message, Some(help)));
    });
}
