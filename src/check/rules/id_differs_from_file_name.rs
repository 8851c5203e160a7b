//! `id-differs-from-file-name`: the id of a record is not the name of its file.

use crate::check::context::value;
use crate::check::ids::is_id_of;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Fix, Severity};
use crate::model::FileKind;
use crate::registry::SourceFile;
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "id-differs-from-file-name",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: include_str!("id_differs_from_file_name.md"),
    check: Check::Registry(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, source) in context.registry.files_with_ids() {
        let (stem, Some(id)) = (source.stem(), source.stated_id()) else {
            continue;
        };
        // An id that is none is said by `malformed-id`.
        if id == stem || source.kind == FileKind::Claims || !is_id_of(source.kind, id) {
            continue;
        }
        let message = format!("the id is `{id}`, but the file is named `{stem}`");
        let (can_be_id, is_known) = (is_id_of(source.kind, &stem), is_known(context, source, id));
        let help = match (can_be_id, is_known) {
            (false, _) => format!("rename the file to `{id}.yaml`"),
            (true, false) => format!("write `id: {stem}`, or rename the file to `{id}.yaml`"),
            (true, true) => format!(
                "rename the file to `{id}.yaml`, as other records name `{id}`; or write `{stem}` \
                 here and there"
            ),
        };
        let route = Route::default().key("id");
        let mut finding = RULE.finding(value(file, &route), message, Some(help));
        // What others call by its id may be right and the file misnamed: that is for a person to say.
        let is_certain = can_be_id && !is_known && context.registry.is_whole();
        finding.fix = is_certain.then(|| Fix::Replace { route, value: stem.into_owned() });
        findings.push(finding);
    }
}

/// Whether other records refer to a record by this id.
fn is_known(context: &Context<'_>, source: &SourceFile, id: &str) -> bool {
    matches!(source.kind, FileKind::Record(kind) if context.is_known_as(kind, id))
}
