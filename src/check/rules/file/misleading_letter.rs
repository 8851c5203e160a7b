//! `misleading-letter`: a letter of a text that cannot be seen, or looks like another letter of its word.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::line;
use crate::finding::{Fix, Severity};
use crate::model::{is_blank, misleading};
use crate::schema::Meaning;
use crate::yaml::quoted;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "misleading-letter",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("misleading_letter"),
    check: Check::File(check),
};

/// The longest text, in letters, that a help line repeats.
const MOST_REPEATED: usize = 100;

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    if context.source.text.is_ascii() {
        return;
    }
    context.shape().each_meaning(context.root, |way, node, meaning| {
        if *meaning != Meaning::Text {
            return;
        }
        for entry in node.entries() {
            let Some(text) = entry.value.as_str().filter(|text| !is_blank(text)) else { continue };
            let Some((letter, typed)) = misleading(text) else { continue };
            findings.push_with(context.id, || {
                let route = way.route().key(&entry.key);
                let help = match typed.chars().count() <= MOST_REPEATED {
                    true => format!("did you mean {}?", line(&route, &quoted(&typed))),
                    false => "delete the letter, and type the word again".to_owned(),
                };
                let mut finding = RULE.finding(
                    context.value(&route),
                    format!("the text has {letter} in a word of other letters"),
                    Some(help),
                );
                finding.fix = Some(Fix::Replace { route, value: typed });
                finding
            });
        }
    });
}
