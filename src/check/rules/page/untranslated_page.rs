//! `untranslated-page`: a page is not there in every language of the registry.

use std::path::Path;

use crate::check::context::PageContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::finding::{Place, Spot};
use crate::message;
use crate::message::Value;
use crate::model::FileKind;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "untranslated-page",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("untranslated_page"),
    check: Check::Page(check),
};

fn check(context: &PageContext<'_, '_>, findings: &mut Findings<'_>) {
    let registry = context.registry.registry;
    let name = &context.text.name;
    // Names tell it, so that it does not matter which of the pages were read.
    let file = |language: &str| format!("{}/{name}.{language}.md", FileKind::Page.folder());
    let is_there = |language: &str| registry.file_at(Path::new(&file(language))).is_some();
    let is_first = registry.pages.iter().find(|page| page.body.name == *name);
    if is_first.is_none_or(|first| first.file != context.id) {
        return;
    }
    let languages = registry.config.languages.iter().map(String::as_str);
    let missing: Vec<&str> = languages.filter(|language| !is_there(language)).collect();
    if !missing.is_empty() {
        let files = Value::all(missing.iter().map(|language| file(language)));
        let message = message!("untranslated-page", languages = Value::all(missing));
        let place = Place { file: context.id, spot: Spot::Top };
        findings.push(RULE.at(place, message).with_help(message!("untranslated-page.help", files)));
    }
}
