//! `unknown-code`: a code is not in its vocabulary, and neither is a name of this kind.

use crate::check::context::FileContext;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::{Findings, Pending};
use crate::check::words::{short, typed};
use crate::finding::Severity;
use crate::registry::DoubtfulCode;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unknown-code",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("unknown_code.md"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    for DoubtfulCode { route, vocabulary: name, written } in context.doubtful_codes {
        let Some(vocabulary) = context.vocabularies().get(name) else {
            // The vocabulary's own file is there, and its findings say why it cannot be read.
            if context.registry.has_vocabulary_file(name) {
                continue;
            }
            findings.push_pending(context.id, || {
                let code = short(written);
                let message =
                    format!("the registry has no vocabulary `{name}` to look `{code}` up in");
                let help = format!("create `vocabularies/{name}.yaml`");
                let finding = RULE.finding(context.value(route), message, Some(help));
                (finding, Some(Pending::Once { vocabulary: name.clone() }))
            });
            continue;
        };
        // `label-as-code` reports a name where its code belongs.
        if vocabulary.resolve(written).is_some() {
            continue;
        }
        findings.push_pending(context.id, || {
            let message = format!("`{}` is not a code of `{name}`", typed(context.source, route));
            let help = format!("see the codes with `mieux list {name}`");
            let finding = RULE.finding(context.value(route), message, Some(help));
            let (vocabulary, written) = (name.clone(), written.clone());
            (finding, Some(Pending::SimilarCode { vocabulary, written }))
        });
    }
}
