//! `id-differs-from-file-name`: the id of a record is not the name of its file.

use crate::check::context::value;
use crate::check::ids::is_id_of;
use crate::check::{Check, Context, Reach, Rule, Tier};
use crate::finding::{Finding, Fix, Severity};
use crate::model::FileKind;
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
        let can_be_id = is_id_of(source.kind, &stem);
        let help = if can_be_id {
            format!("write `id: {stem}`, or rename the file to `{id}.yaml`")
        } else {
            format!("rename the file to `{id}.yaml`")
        };
        let route = Route::default().key("id");
        let mut finding = RULE.finding(value(file, &route), message, Some(help));
        finding.fix = can_be_id.then_some(Fix::Replace { route, value: stem.into_owned() });
        findings.push(finding);
    }
}
