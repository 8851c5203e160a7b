//! `dead-link`: a link of a page leads to nothing.

use crate::check::context::PageContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::{Findings, Pending};
use crate::finding::Severity;
use crate::pages::{DeadLink, Part};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "dead-link",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::Registry,
    page: page!("dead_link"),
    check: Check::Page(check),
};

fn check(context: &PageContext<'_, '_>, findings: &mut Findings<'_>) {
    for part in context.page.parts() {
        let Part::LinkStart(link) = part else { continue };
        // `unsafe-link` reports the others.
        let Ok(destination) = &link.destination else { continue };
        let Err(dead) = context.world.destination(context.text, destination) else { continue };
        // A record in a folder that cannot be listed may be the one.
        if matches!(dead, DeadLink::Record(kind, _) if context.registry.hides_some(kind)) {
            continue;
        }
        findings.push_pending(context.id, || {
            let (message, help) = context.world.explain(&dead);
            let pending = match dead {
                DeadLink::Record(kind, written) => {
                    Some(Pending::SimilarRecord { kind, written, exact: None })
                }
                _ => None,
            };
            (RULE.at(context.place(&link.span), message).with_help(help), pending)
        });
    }
}
