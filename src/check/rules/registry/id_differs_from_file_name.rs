//! `id-differs-from-file-name`: the id of a record is not the name of its file.

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::value;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::{Fix, Severity};
use crate::message;
use crate::model::FileKind;
use crate::model::is_id_of;
use crate::registry::{FileId, SourceFile};
use crate::yaml::Route;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "id-differs-from-file-name",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("id_differs_from_file_name"),
    check: Check::Registry(check, Again::Links),
};

fn check(context: &RegistryContext<'_>, file: FileId, findings: &mut Findings<'_>) {
    let source = context.registry.file(file);
    let (stem, Some(id)) = (source.stem(), source.stated_id()) else { return };
    // `malformed-id` reports an id that cannot be one.
    if id == stem || source.kind == FileKind::Claims || !is_id_of(source.kind, id) {
        return;
    }
    let (can_be_id, is_known) = (is_id_of(source.kind, &stem), is_known(context, source, id));
    let original = original(context, source, id);
    let help = match (can_be_id, is_known, &original) {
        (true, _, Some(original)) => {
            message!("id-differs-from-file-name.help-copy", original, stem = &stem)
        }
        (false, _, Some(original)) => {
            message!("id-differs-from-file-name.help-unnamed-copy", original)
        }
        (false, _, None) => message!("id-differs-from-file-name.help-rename", id),
        (true, false, None) => message!("id-differs-from-file-name.help", id, stem = &stem),
        (true, true, None) => message!("id-differs-from-file-name.help-known", id, stem = &stem),
    };
    let route = Route::TOP.key("id");
    let message = message!("id-differs-from-file-name", id, stem = &stem);
    let mut finding = RULE.at(value(file, &route), message).with_help(help);
    // What others call by its id may be right and the file misnamed: that is for a person to say.
    let is_certain = can_be_id && !is_known && original.is_none() && context.registry.is_whole();
    finding.fix = is_certain.then(|| Fix::Replace { route, value: stem.into_owned() });
    findings.push(finding);
}

/// The file that is named like the id, where another one is.
fn original(context: &RegistryContext<'_>, source: &SourceFile, id: &str) -> Option<String> {
    let FileKind::Record(kind) = source.kind else { return None };
    let named = context.registry.index().named(kind, id)?;
    Some(context.registry.file(named).below.display().to_string())
}

/// Whether other records refer to a record by this id, and none is named so, so that this one is meant.
fn is_known(context: &RegistryContext<'_>, source: &SourceFile, id: &str) -> bool {
    let FileKind::Record(kind) = source.kind else { return false };
    let index = context.registry.index();
    index.count_references(kind, id) > 0 && !index.is_file_name(kind, id)
}
