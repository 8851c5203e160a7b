//! `possible-duplicate`: two partners or two actions of one country have nearly the same name.

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::value;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::short;
use crate::finding::{Finding, Severity};
use crate::message;
use crate::model::Text;
use crate::registry::{AnyRecord, FileId};
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "possible-duplicate",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::Registry,
    page: page!("possible_duplicate"),
    check: Check::Registry(check, Again::Names),
};

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    let Some((earlier, language)) = context.first_with_near_name(file) else { return };
    let named = |file: FileId| Named::of(file, context.registry.record(file)?);
    if let (Some(earlier), Some(later)) = (named(earlier), named(file)) {
        findings.push(finding(&earlier, &later, &language));
    }
}

/// A record with what it is called.
struct Named<'r> {
    file: FileId,
    id: &'r str,
    field: &'static str,
    names: &'r Text,
}

impl<'r> Named<'r> {
    fn of(file: FileId, record: AnyRecord<'r>) -> Option<Self> {
        let (field, names) = match record {
            AnyRecord::Action(action) => ("title", &action.title),
            AnyRecord::Partner(partner) => ("name", &partner.name),
            _ => return None,
        };
        Some(Self { file, id: record.id(), field, names })
    }
}

fn finding(earlier: &Named<'_>, later: &Named<'_>, language: &str) -> Finding {
    let route = Route::TOP.key(later.field).key(language);
    let [name, other] =
        [later, earlier].map(|record| short(record.names.get(language).unwrap_or_default()));
    let (field, id) = (later.field, earlier.id);
    let message = match name == other {
        true => message!("possible-duplicate.same", field, name, id),
        false => message!("possible-duplicate", field, name, id, other),
    };
    RULE.at(value(later.file, &route), message)
        .with_help(message!("possible-duplicate.help", field))
        .with_related(value(earlier.file, &route), message!("possible-duplicate.related"))
}
