//! `shared-former-id`: an id that a record had before is one of another record.

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::value;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::model::FileKind;
use crate::registry::FileId;
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "shared-former-id",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::Registry,
    page: page!("shared_former_id"),
    check: Check::Registry(check, Again::All),
};

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    let registry = context.registry;
    if !registry.file(file).marks.has_former_ids {
        return;
    }
    let Some(record) = registry.record(file) else { return };
    let FileKind::Record(kind) = registry.file(file).kind else { return };
    for (index, former) in record.former_ids().iter().enumerate() {
        let (own, now) = (record.id(), context.renamed(kind, former));
        let message = if former == own {
            message!("shared-former-id.own", former)
        } else if registry.index().exists(kind, former) {
            message!("shared-former-id.taken", former)
        } else if let Some(now) = now.filter(|now| *now != own) {
            message!("shared-former-id", former, now)
        } else {
            continue;
        };
        let route = Route::TOP.key("former_ids").index(index);
        let finding = RULE.at(value(file, &route), message);
        findings.push(finding.with_help(message!("shared-former-id.help")));
    }
}
