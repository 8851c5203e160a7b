//! `unknown-field`: a map has a field that its schema does not know.

use crate::check::context::FileContext;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{part, short};
use crate::finding::Severity;
use crate::model::{FileKind, Kind};
use crate::schema::{Problem, Violation};
use crate::suggest::{listed, nearest};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unknown-field",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("unknown_field.md"),
    check: Check::Shape(check),
};

fn check(context: &FileContext<'_>, violation: &Violation, findings: &mut Findings<'_>) {
    let Problem::UnknownField { name, known } = &violation.problem else { return };
    findings.push_with(context.id, || {
        let kind = context.file.kind;
        let within = part(kind, &violation.route);
        let near = nearest(name, known.iter().map(|field| (field, field)));
        let is_expert = kind == FileKind::Record(Kind::Expert);
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
        let shown = if name.is_empty() { "\"\"".to_owned() } else { short(name) };
        let place = context.key(violation.route.key(name));
        RULE.finding(place, format!("{within} has no field `{shown}`"), Some(help))
    });
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
