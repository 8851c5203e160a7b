//! `shared-identifier`: two records have the same identifier in a list of others.

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::value;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::model::{FileKind, Identifier};
use crate::registry::FileId;
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "shared-identifier",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::Registry,
    page: page!("shared_identifier"),
    check: Check::Registry(check, Again::All),
};

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    let registry = context.registry;
    if !registry.file(file).marks.has_identifiers {
        return;
    }
    let Some(record) = registry.record(file) else { return };
    let FileKind::Record(kind) = registry.file(file).kind else { return };
    for (index, identifier) in record.identifiers().iter().enumerate() {
        let first = context.first_identified(kind, identifier).filter(|first| *first != file);
        let Some((first, other)) = first.and_then(|one| Some((one, registry.record(one)?))) else {
            continue;
        };
        let Identifier { scheme, value: own } = identifier;
        let route = Route::TOP.key("identifiers");
        let message = message!("shared-identifier", scheme, identifier = own, other = other.id());
        let same = other.identifiers().iter().position(|one| one == identifier);
        let place = |file, index| value(file, &route.index(index).key("value"));
        let finding = RULE
            .at(place(file, index), message)
            .with_help(message!("shared-identifier.help"))
            .with_related(
                place(first, same.unwrap_or_default()),
                message!("shared-identifier.related"),
            );
        findings.push(finding);
    }
}
