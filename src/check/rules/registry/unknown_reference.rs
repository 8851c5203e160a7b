//! `unknown-reference`: a record refers to one that does not exist.

use std::collections::HashSet;

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::value;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::{Findings, Pending};
use crate::check::words::line;
use crate::finding::{Finding, Fix, Severity};
use crate::message;
use crate::message::Value;
use crate::model::{FileKind, IdForm, Kind, is_id, is_id_of, may_name_person};
use crate::registry::{FileId, no_record};
use crate::schema::Meaning;
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unknown-reference",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("unknown_reference"),
    check: Check::Registry(check, Again::Links),
};

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    let registry = context.registry;
    let mut dangling: HashSet<(Kind, &str)> = registry.index().dangling(file).collect();
    // A record in a folder that cannot be listed may be the one.
    dangling.retain(|(kind, _)| !context.hides_some(*kind));
    // The text of a file that has any is in memory, since the findings are about it.
    let root = registry.source(file).and_then(|source| source.root.as_ref());
    let Some(root) = root.filter(|_| !dangling.is_empty()) else { return };
    registry.shape(registry.file(file).kind).each_meaning(root, |way, node, meaning| {
        let (Meaning::Reference(kind), Some(id)) = (meaning, node.as_str()) else { return };
        // `malformed-id` reports what does not have the form of an id.
        if dangling.contains(&(*kind, id)) && is_id(id) {
            findings.push_pending(file, || found(context, file, &way.route(), *kind, id));
        }
    });
}

/// The finding on a reference, and the name by which a near one is looked for.
fn found(
    context: &RegistryContext<'_>,
    file: FileId,
    route: &Route,
    kind: Kind,
    id: &str,
) -> (Finding, Option<Pending>) {
    let place = value(file, route);
    if let Some(now) = context.renamed(kind, id) {
        let mut finding = RULE
            .at(place, message!("unknown-reference.renamed", id, now))
            .with_help(message!("write.line", line = line(route, now)));
        finding.fix = Some(Fix::Replace { route: route.clone(), value: now.to_owned() });
        return (finding, None);
    }
    let other = Kind::ALL.into_iter().find(|kind| context.registry.index().exists(*kind, id));
    if other.is_none() && may_name_person(kind, id) {
        let finding = RULE.at(place, message!("name-of-expert"));
        return (finding.with_help(message!("name-of-expert.help")), None);
    }
    let message = match other {
        Some(other) => message!(
            "unknown-reference.kind",
            id,
            other = Value::kind(other.name()),
            kind = Value::kind(kind.name())
        ),
        None => no_record(kind, id),
    };
    let help = message!("unknown-reference.help", kinds = kind.plural());
    // The number of an expert is not a name: the nearest one is somebody else.
    let is_number = is_id_of(FileKind::Record(Kind::Expert), id);
    let written = id.to_owned();
    let pending =
        (!is_number).then_some(Pending::SimilarRecord { kind, written, exact: numbered(kind, id) });
    (RULE.at(place, message).with_help(help), pending)
}

/// An id with too few digits as it is written: `exp-0300` for `exp-300`.
fn numbered(kind: Kind, id: &str) -> Option<String> {
    let IdForm::Numbered(prefix) = kind.id_form() else { return None };
    let number: u32 = id.strip_prefix(prefix)?.parse().ok()?;
    Some(format!("{prefix}{number:04}"))
}
