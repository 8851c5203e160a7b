//! `stray-file`: a file below the registry is not read.

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
    id: "stray-file",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("stray_file"),
    check: Check::Fault(check),
};

fn check(context: &FaultContext<'_>, fault: &Fault, findings: &mut Findings<'_>) {
    let FaultKind::Stray(why) = fault.kind else { return };
    let Some((message, help)) = words(why, context.file) else { return };
    findings.push(RULE.finding(context.place(fault), message.to_owned(), Some(help)));
}

/// Why the file is not read, and what to do with it; `None` where another rule says it.
fn words(why: Stray, source: &SourceFile) -> Option<(&'static str, String)> {
    Some(match why {
        Stray::Elsewhere => {
            ("this file lies in no folder of records, so it is not read", belongs(source))
        }
        Stray::Ending => (
            "the name of this file does not end in `.yaml`, so it is not read",
            "let its name end so if it is a record, else move it out of the folder of records"
                .to_owned(),
        ),
        Stray::Folder => (
            "this is a folder, though its name is that of a record",
            format!("name the folder `{}`, or put the record itself here", source.stem()),
        ),
        Stray::LinkToFolder => (
            "this is a link to a folder, and such are not followed",
            "move the records themselves here, or remove the link".to_owned(),
        ),
        Stray::Device => (
            "this is neither a file nor a folder, so it is not read",
            "remove it, or put the record itself here".to_owned(),
        ),
        // Said by the rules on private files and by `invalid-extension`.
        Stray::Unignored
        | Stray::OpenToOthers
        | Stray::NoExpert
        | Stray::Malformed(_)
        | Stray::LinkedExtension => return None,
    })
}

/// Where a file probably belongs that lies in no folder of records.
fn belongs(source: &SourceFile) -> String {
    let mut parts = source.below.components().map(|part| part.as_os_str().to_string_lossy());
    let folders = FileKind::ALL.map(FileKind::folder);
    let meant = match (parts.next(), parts.next()) {
        (Some(folder), Some(_)) => nearest(&folder, folders.map(|name| (name.to_owned(), name))),
        _ => None,
    };
    match meant {
        Some(meant) => format!("did you mean the folder `{meant}`?"),
        None => format!("move it into {}, or out of the registry", listed(&folders)),
    }
}
