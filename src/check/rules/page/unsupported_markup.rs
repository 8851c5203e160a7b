//! `unsupported-markup`: a page has raw HTML or an image.

use crate::check::context::PageContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::pages::{Markup, Part};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unsupported-markup",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("unsupported_markup"),
    check: Check::Page(check),
};

fn check(context: &PageContext<'_, '_>, findings: &mut Findings<'_>) {
    for part in context.page.parts() {
        let Part::Refused(refused) = part else { continue };
        findings.push_with(context.id, || {
            let (message, help) = match refused.markup {
                Markup::Image => (
                    message!("unsupported-markup.image"),
                    message!("unsupported-markup.help-image"),
                ),
                Markup::Html | Markup::HtmlBlock => {
                    (message!("unsupported-markup.html"), message!("unsupported-markup.help-html"))
                }
            };
            RULE.at(context.place(&refused.span), message).with_help(help)
        });
    }
}
