//! `unknown-language`: a code of two letters that is no language.

use memchr::memmem;

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::line;
use crate::finding::{Finding, Place, Severity};
use crate::message;
use crate::message::Value;
use crate::model::{is_language, language_code};
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
                let meant = language_code(&entry.key).map(|code| (code, format!("`{code}`")));
                found(context.key(way.route().key(&entry.key)), &entry.key, meant)
            });
        }
    });
    // The languages of an expert.
    if memmem::find(context.source.text.as_bytes(), b"language").is_none() {
        return;
    }
    each_map(context.root, |way, map| {
        let Some(code) = map.get("language").and_then(Node::as_str) else { return };
        if !is_unknown(code) {
            return;
        }
        findings.push_with(context.id, || {
            let route = way.route().key("language");
            let meant = language_code(code).map(|code| (code, line(&route, &scalar(code))));
            found(context.value(&route), code, meant)
        });
    });
}

/// Whether a text has the form of a code and is none; the schema finds other forms.
fn is_unknown(code: &str) -> bool {
    let has_form = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase());
    has_form && !matches!(code, "en" | "es" | "fr") && !is_language(code)
}

/// The finding on a code; what is meant is the code of a language, and the line to write for it.
fn found(place: Place, code: &str, meant: Option<(&'static str, String)>) -> Finding {
    let help = match meant {
        Some((meant, line)) => {
            message!("unknown-language.help-meant", line, language = Value::language(meant))
        }
        None => message!("unknown-language.help"),
    };
    RULE.at(place, message!("unknown-language", code)).with_help(help)
}
