//! `stray-record`: a record is in a file that is not read.

use std::path::PathBuf;

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::model::FileKind;
use crate::registry::SourceFile;
use crate::suggest::{listed, nearest};
use crate::yaml::{Fault, FaultKind, Stray};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "stray-record",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("stray_record"),
    check: Check::Fault(check),
};

fn check(context: &FaultContext<'_>, fault: &Fault, findings: &mut Findings<'_>) {
    let FaultKind::StrayRecord(why) = fault.kind else { return };
    let why = match why {
        Stray::Ending => "the name of this file does not end in `.yaml`",
        _ => "this file is in no folder of records",
    };
    let message = format!("{why}, so its record is not read");
    findings.push(RULE.finding(context.place(fault), message, Some(help(context))));
}

fn help(context: &FaultContext<'_>) -> String {
    let folders = FileKind::ALL.map(FileKind::folder);
    let Some(target) = target(context.file) else {
        return format!("move it into {}, or out of the registry", listed(&folders));
    };
    let shown = target.display();
    match context.registry.file_at(&target) {
        Some(_) => format!(
            "`{shown}` exists: delete this file if it is a copy of it; a record of its own needs another \
             id and name"
        ),
        None => format!("rename it to `{shown}`, or move it out of the registry"),
    }
}

/// The path at which the record would be read; `None` if its folder tells no kind of record.
fn target(file: &SourceFile) -> Option<PathBuf> {
    let mut parts: Vec<String> = file
        .below
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    let name = parts.pop()?;
    let folders = FileKind::ALL.map(FileKind::folder);
    let folder = parts.first_mut()?;
    *folder = nearest(folder, folders.map(|known| (known, known.to_owned())))?;
    let lower = name.to_lowercase();
    let ending = [".yaml", ".yml"].into_iter().find_map(|ending| lower.find(ending));
    let stem = ending.or_else(|| lower.rfind('.')).and_then(|end| name.get(..end)).unwrap_or(&name);
    parts.push(format!("{stem}.yaml"));
    Some(parts.iter().collect())
}
