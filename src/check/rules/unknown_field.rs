//! `unknown-field`: a map has a field that its schema does not know.

use crate::check::context::{Suggestions, key};
use crate::check::words::{part, short};
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Severity};
use crate::model::{FileKind, Kind};
use crate::schema::Problem;
use crate::suggest::{listed, nearest};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unknown-field",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("unknown_field.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut suggestions = Suggestions::default();
    for (file, violation) in &context.violations {
        let Problem::UnknownField { name, known } = &violation.problem else {
            continue;
        };
        if !RULE.wants(findings, *file) {
            continue;
        }
        let place = key(*file, violation.route.key(name));
        let within = part(context.registry.file(*file).kind, &violation.route);
        let nearest = || nearest(name, known.iter().map(|field| (field.clone(), field)));
        let near = suggestions.one_more(*file, known.len()).then(nearest).flatten();
        let is_expert = context.registry.file(*file).kind == FileKind::Record(Kind::Expert);
        let help = match near {
            _ if is_expert && is_private(name) => {
                "take it out: what identifies a person, and what a person is paid, belongs in \
                 `private/experts/`, which never goes into git"
                    .to_owned()
            }
            Some(field) => format!("did you mean `{field}`?"),
            // Text has a field for each language, of which the schema names three.
            None if known.iter().any(|field| field == "en") => {
                "write the two letters of a language, such as `en`, `es` or `fr`".to_owned()
            }
            None => format!("possible here: {}", listed(known)),
        };
        let name = if name.is_empty() { "\"\"".to_owned() } else { short(name) };
        findings.push(RULE.finding(place, format!("{within} has no field `{name}`"), Some(help)));
    }
}

/// Whether a field of this name would hold what lives in `private/`; whole words of it count.
fn is_private(name: &str) -> bool {
    const WORDS: [&str; 18] = [
        "address",
        "birth",
        "born",
        "contact",
        "contacts",
        "cv",
        "email",
        "fee",
        "fees",
        "iban",
        "mail",
        "mobile",
        "name",
        "passport",
        "phone",
        "surname",
        "tel",
        "telephone",
    ];
    let name = name.to_lowercase();
    name.split(|letter: char| !letter.is_alphanumeric()).any(|word| WORDS.contains(&word))
}
