//! `unknown-figure`: a page asks for a figure that cannot be computed.

use crate::check::context::PageContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::pages::Part;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unknown-figure",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::Registry,
    page: page!("unknown_figure"),
    check: Check::Page(check),
};

fn check(context: &PageContext<'_, '_>, findings: &mut Findings<'_>) {
    for part in context.page.parts() {
        let Part::Figure(figure) = part else { continue };
        let computed = figure.asked.clone().and_then(|asked| context.world.can_compute(&asked));
        if let Err(fault) = computed {
            findings.push_with(context.id, || {
                RULE.at(context.place(&figure.span), fault.message).with_help(fault.help)
            });
        }
    }
}
