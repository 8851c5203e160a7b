//! `stray-record`: a record is in a file that is not read.

use std::path::PathBuf;

use crate::check::context::FaultContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::Severity;
use crate::message;
use crate::message::{Message, Value};
use crate::model::FileKind;
use crate::registry::SourceFile;
use crate::suggest::nearest;
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
    let message = match why {
        Stray::Ending => message!("stray-record.ending"),
        _ => message!("stray-record.elsewhere"),
    };
    findings.push(RULE.at(context.place(fault), message).with_help(help(context)));
}

fn help(context: &FaultContext<'_>) -> Message {
    let Some(target) = target(context.file) else {
        let folders = Value::one_of(FileKind::ALL.map(FileKind::folder));
        return message!("stray-record.help-move", folders);
    };
    let path = target.display();
    match context.registry.file_at(&target) {
        Some(_) => message!("stray-record.help-copy", path),
        None => message!("stray-record.help-rename", path),
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
