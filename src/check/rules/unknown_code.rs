//! `unknown-code`: a code is not in its vocabulary, and neither is a name of this kind.

use std::collections::BTreeSet;

use crate::check::context::{Suggestions, value};
use crate::check::look::DoubtfulCode;
use crate::check::words::{label, short, typed};
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::suggest::did_you_mean;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unknown-code",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("unknown_code.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut without_vocabulary = BTreeSet::new();
    let mut suggestions = Suggestions::default();
    for DoubtfulCode { file, route, vocabulary: name, written } in context.doubtful_codes() {
        let Some(vocabulary) = context.registry.vocabularies.get(name) else {
            // Said once; and not at all where the vocabulary's own file says what ails it.
            if without_vocabulary.insert(*name) && !context.has_vocabulary_file(name) {
                let code = short(written);
                let message =
                    format!("the registry has no vocabulary `{name}` to look `{code}` up in");
                let help = format!("create `vocabularies/{name}.yaml`");
                findings.push(RULE.finding(value(*file, route), message, Some(help)));
            }
            continue;
        };
        // A name in the place of its code is said by `label-as-code`.
        if vocabulary.resolve(written).is_some() {
            continue;
        }
        if !RULE.wants(findings, *file) {
            continue;
        }
        let meant = suggestions.one_more(*file, vocabulary.terms.len());
        let meant = meant.then(|| did_you_mean(vocabulary, written)).flatten();
        let help = meant.map_or_else(
            || format!("see the codes with `mieux list {name}`"),
            |meant| format!("did you mean `{meant}`{}?", label(vocabulary, &meant)),
        );
        let written = typed(context.registry.file(*file), route);
        let message = format!("`{written}` is not a code of `{name}`");
        findings.push(RULE.finding(value(*file, route), message, Some(help)));
    }
}
