//! `stray-file`: a file below the registry is not read.

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
    findings.push(RULE.at(context.place(fault), message).with_help(help));
}

/// Why the file is not read, and what to do with it; `None` where another rule says it.
fn words(why: Stray, source: &SourceFile) -> Option<(Message, Message)> {
    Some(match why {
        Stray::Elsewhere => (message!("stray-file.elsewhere"), belongs(source)),
        Stray::Ending => (message!("stray-file.ending"), message!("stray-file.help-ending")),
        Stray::Folder => (
            message!("stray-file.folder"),
            message!("stray-file.help-folder", name = source.stem()),
        ),
        Stray::LinkToFolder => {
            (message!("stray-file.link-to-folder"), message!("stray-file.help-link"))
        }
        Stray::LinkedPage => {
            (message!("stray-file.linked-page"), message!("stray-file.help-linked-page"))
        }
        Stray::PageName => {
            (message!("stray-file.page-name"), message!("stray-file.help-page-name"))
        }
        Stray::Device => (message!("stray-file.device"), message!("stray-file.help-device")),
        // Said by the rules on private files and by `invalid-extension`.
        Stray::Unignored
        | Stray::OpenToOthers
        | Stray::NoExpert
        | Stray::Malformed(_)
        | Stray::LinkedExtension => return None,
    })
}

/// Where a file probably belongs that lies in no folder of records.
fn belongs(source: &SourceFile) -> Message {
    let mut parts = source.below.components().map(|part| part.as_os_str().to_string_lossy());
    let folders = FileKind::ALL.map(FileKind::folder);
    let meant = match (parts.next(), parts.next()) {
        (Some(folder), Some(_)) => nearest(&folder, folders.map(|name| (name.to_owned(), name))),
        _ => None,
    };
    match meant {
        Some(meant) => message!("stray-file.help-meant", folder = meant),
        None => message!("stray-file.help-elsewhere", folders = Value::one_of(folders)),
    }
}
