//! `id-differs-from-file-name`: the id of a record is not the name of its file.

use crate::check::context::value;
use crate::check::{Context, Rule};
use crate::finding::{Finding, Severity};
use crate::model::FileKind;
use crate::yaml::Route;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "id-differs-from-file-name",
    severity: Severity::Error,
    page: include_str!("id_differs_from_file_name.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (file, source, _) in context.trees() {
        let (stem, Some(id)) = (source.stem(), source.stated_id()) else {
            continue;
        };
        if id == stem || source.kind == FileKind::Claims {
            continue;
        }
        let message = format!("the id is `{id}`, but the file is named `{stem}`");
        let help = format!("write `id: {stem}`, or rename the file to `{id}.yaml`");
        findings.push(RULE.finding(value(file, &Route::default().key("id")), message, Some(help)));
    }
}
