//! `id-differs-from-file-name`: the id of a record is not the name of its file.

use crate::check::context::RegistryContext;
use crate::check::page::page;
use crate::check::place::value;
use crate::check::rule::{Again, Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::{Fix, Severity};
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
    let message = format!("the id is `{id}`, but the file is named `{stem}`");
    let (can_be_id, is_known) = (is_id_of(source.kind, &stem), is_known(context, source, id));
    let original = original(context, source, id);
    let help = match (can_be_id, is_known, &original) {
        (_, _, Some(original)) => {
            let new = match can_be_id {
                true => format!("`id: {stem}`"),
                false => "another id, and name it so".to_owned(),
            };
            format!("`{original}` is `{id}`: delete this file if it is a copy, else give it {new}")
        }
        (false, ..) => format!("rename the file to `{id}.yaml`"),
        (true, false, _) => format!("write `id: {stem}`, or rename the file to `{id}.yaml`"),
        (true, true, _) => format!(
            "rename the file to `{id}.yaml`, as other records name `{id}`; or write `{stem}` \
             here and there"
        ),
    };
    let route = Route::TOP.key("id");
    let mut finding = RULE.finding(value(file, &route), message, Some(help));
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
