//! `duplicate-id`: two records of a kind have the same id.

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
    id: "duplicate-id",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::Registry,
    page: page!("duplicate_id"),
    check: Check::Registry(check, Again::Links),
};

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    let registry = context.registry;
    let source = registry.file(file);
    let Some(id) = source.stated_id() else { return };
    let first = match source.kind {
        FileKind::Record(kind) => {
            let named = registry.index().named(kind, id);
            // `id-differs-from-file-name` finds a file that is named otherwise than the record.
            if named == Some(file) || named.is_some() && source.stem() != id {
                return;
            }
            named.or_else(|| registry.first_stating(kind, id))
        }
        FileKind::Vocabulary => registry.first_vocabulary_file(id),
        FileKind::Claims | FileKind::Extension | FileKind::Page | FileKind::Stray => None,
    };
    let Some(first) = first.filter(|first| *first != file) else { return };
    let route = Route::TOP.key("id");
    let other = &registry.file(first).below;
    let finding = RULE
        .at(value(file, &route), message!("duplicate-id", id, other = other.display()))
        .with_help(message!("duplicate-id.help", other = other.display()))
        .with_related(value(first, &route), message!("duplicate-id.related"));
    findings.push(finding);
}
