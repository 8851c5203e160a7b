//! `unknown-language`: a code of two letters that is no language.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::line;
use crate::finding::{Finding, Place, Severity};
use crate::model::{is_language, language_code, language_name};
use crate::schema::Meaning;
use crate::yaml::{Node, each_map, scalar};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unknown-language",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("unknown_language"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    // The keys of a text.
    context.shape().each_meaning(context.root, |way, node, meaning| {
        if *meaning != Meaning::Text {
            return;
        }
        for entry in node.entries().iter().filter(|entry| is_unknown(&entry.key)) {
            findings.push_with(context.id, || {
                let help = language_code(&entry.key)
                    .map(|code| format!("did you mean `{code}`{}?", name(code)));
                found(context.key(way.route().key(&entry.key)), &entry.key, help)
            });
        }
    });
    // The languages of an expert.
    each_map(context.root, |way, map| {
        let Some(code) = map.get("language").and_then(Node::as_str) else { return };
        if !is_unknown(code) {
            return;
        }
        findings.push_with(context.id, || {
            let route = way.route().key("language");
            let help = language_code(code).map(|meant| {
                format!("did you mean {}{}?", line(&route, &scalar(meant)), name(meant))
            });
            found(context.value(&route), code, help)
        });
    });
}

/// Whether a text has the form of a code and is none; the schema finds other forms.
fn is_unknown(code: &str) -> bool {
    let has_form = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase());
    has_form && !is_language(code)
}

fn name(code: &str) -> String {
    language_name(code).map_or_else(String::new, |name| format!(" ({name})"))
}

fn found(place: Place, code: &str, help: Option<String>) -> Finding {
    let help = help.unwrap_or_else(|| {
        "write the code of the language in ISO 639-1, such as `en`, `es` or `fr`".to_owned()
    });
    RULE.finding(place, format!("`{code}` is not the code of a language"), Some(help))
}
