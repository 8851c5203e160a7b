//! `personal-data-in-record`: a text gives an e-mail address or a number that leads to a person.

use crate::check::context::{FileContext, PageContext};
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::message::Message;
use crate::pages::{Destination, Part};
use crate::personal::{Personal, personal};
use crate::yaml::{Span, each_text};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "personal-data-in-record",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("personal_data_in_record"),
    check: Check::FileOrPage(check, check_page),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    each_text(context.root, |way, text| {
        for personal in personal(text) {
            findings.push_with(context.id, || {
                let route = way.route();
                RULE.at(context.value(&route), message(personal, &route.to_string()))
                    .with_help(message!("personal-data-in-record.help"))
            });
        }
    });
}

/// A page has no field that could make an exception, and offices have addresses: one that is a link is meant.
fn check_page(context: &PageContext<'_, '_>, findings: &mut Findings<'_>) {
    let text = without_mail_links(context);
    for (span, sort) in found(&text) {
        findings.push_with(context.id, || {
            let file = context.registry.registry.file(context.id);
            let name = file.below.file_name().unwrap_or_default().to_string_lossy();
            let help = match sort {
                Personal::Email => message!("personal-data-in-record.help-page"),
                _ => message!("personal-data-in-record.help"),
            };
            RULE.at(context.place(&span), message(sort, &name)).with_help(help)
        });
    }
}

/// The text of a page with spaces in the place of links to e-mail addresses.
fn without_mail_links(context: &PageContext<'_, '_>) -> String {
    let mut text = context.text.text.clone();
    for part in context.page.parts() {
        let Part::LinkStart(link) = part else { continue };
        let is_mail = matches!(&link.destination, Ok(Destination::Elsewhere(address)) if address.starts_with("mailto:"));
        if is_mail {
            text.replace_range(link.span.clone(), &" ".repeat(link.span.len()));
        }
    }
    text
}

/// What a text gives away: each sort by its line, or by its paragraph if it is on several lines.
fn found(text: &str) -> Vec<(Span, Personal)> {
    let mut found = Vec::new();
    for paragraph in parts(text, 0, "\n\n") {
        let before = found.len();
        for line in parts(&text[paragraph.clone()], paragraph.start, "\n") {
            found
                .extend(personal(&text[line.clone()]).into_iter().map(|sort| (line.clone(), sort)));
        }
        let is_new = |sort: &Personal| !found[before..].iter().any(|(_, known)| known == sort);
        let more: Vec<Personal> =
            personal(&text[paragraph.clone()]).into_iter().filter(is_new).collect();
        found.extend(more.into_iter().map(|sort| (paragraph.clone(), sort)));
    }
    found
}

/// The parts of a text that begins at a byte of its page, between separators.
fn parts(text: &str, start: usize, separator: &str) -> Vec<Span> {
    let mut at = start;
    let parts = text.split(separator).map(|part| {
        let span = at..at + part.len();
        at = span.end + separator.len();
        span
    });
    parts.collect()
}

/// What a field or a page contains. The data is left out: the message goes to logs that everybody may read.
fn message(personal: Personal, field: &str) -> Message {
    match personal {
        Personal::Email => message!("personal-data-in-record.email", field),
        Personal::Phone => message!("personal-data-in-record.phone", field),
        Personal::Iban => message!("personal-data-in-record.iban", field),
        Personal::Passport => message!("personal-data-in-record.passport", field),
    }
}
