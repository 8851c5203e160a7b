//! `unsafe-link`: a link of a page has an address that no page may have.

use crate::check::context::PageContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::message::{Message, Value};
use crate::pages::{Destination, Part, Refusal, SitePage};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unsafe-link",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("unsafe_link"),
    check: Check::Page(check),
};

fn check(context: &PageContext<'_, '_>, findings: &mut Findings<'_>) {
    for part in context.page.parts() {
        let Part::LinkStart(link) = part else { continue };
        let Err(refusal) = &link.destination else { continue };
        findings.push_with(context.id, || {
            let (message, help) = words(refusal, &link.written);
            RULE.at(context.place(&link.span), message).with_help(help)
        });
    }
}

/// What is wrong with the address, and what to write instead.
fn words(refusal: &Refusal, written: &str) -> (Message, Message) {
    let schemes = || Value::one_of(Destination::schemes().map(|scheme| format!("{scheme}:")));
    match refusal {
        Refusal::Scheme(scheme) if scheme == "http" => {
            (message!("unsafe-link.http"), message!("unsafe-link.help-http"))
        }
        Refusal::Scheme(scheme) => (
            message!("unsafe-link.scheme", scheme = format!("{scheme}:")),
            message!("unsafe-link.help-scheme", schemes = schemes()),
        ),
        Refusal::WithoutScheme if written.is_empty() => {
            (message!("unsafe-link.empty"), message!("unsafe-link.help-no-scheme"))
        }
        Refusal::WithoutScheme => (
            message!("unsafe-link.no-scheme", address = written),
            message!("unsafe-link.help-no-scheme"),
        ),
        Refusal::Person => (message!("unsafe-link.person"), message!("unsafe-link.help-person")),
        Refusal::Malformed => {
            (message!("unsafe-link.malformed"), message!("unsafe-link.help-malformed"))
        }
        Refusal::SitePage(name) => (
            message!("unsafe-link.site-page", name),
            message!("unsafe-link.help-site-page", pages = Value::one_of(SitePage::names())),
        ),
    }
}
