//! What an export says of the records that its format cannot take, and of what keeps it from being written.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use anyhow::bail;
use mieux::export::{ExportError, LeftOut};
use mieux::message;
use mieux::message::{Message, Value};
use mieux::render::visible;

use crate::globals::{Globals, Status};

/// How many records are named for each reason, unless the user asks what would be left out.
const NAMED: usize = 5;

/// Names the records that the format cannot take on standard error, with the reasons.
pub(super) fn name_left_out(left_out: &[LeftOut], names_all: bool, globals: &Globals) {
    let mut by_reason: BTreeMap<(&Message, &'static str), Vec<&str>> = BTreeMap::new();
    for LeftOut { kind, id, reason } in left_out {
        by_reason.entry((reason, kind.name())).or_default().push(id);
    }
    for ((reason, kind), ids) in by_reason {
        let records = Value::records(kind, ids.len());
        let named = if names_all { ids.len() } else { NAMED.min(ids.len()) };
        let named = Value::Sequence(ids[..named].iter().map(Value::code).collect());
        let reason = reason.clone();
        globals.inform(&match ids.len() > NAMED && !names_all {
            true => message!("export.cannot-take-some", records, reason, named),
            false => message!("export.cannot-take", records, reason, named),
        });
    }
}

/// Says why nothing was written.
///
/// # Errors
/// If it cannot be written as it is.
pub(super) fn name_refused(error: ExportError, globals: &Globals) -> anyhow::Result<Status> {
    match error {
        ExportError::Cannot(message) => bail!(message),
        ExportError::Failed(error) => return Err(error.into()),
        ExportError::NothingLeft(left_out) => {
            name_left_out(&left_out, true, globals);
            let heading = match left_out.is_empty() {
                true => message!("export.no-actions-chosen"),
                false => message!("export.no-actions"),
            };
            tell(&heading, &[], globals);
        }
        ExportError::Refused(reasons) => {
            let heading = Message::counted("export.refused", reasons.len());
            tell(&heading, &reasons, globals);
        }
    }
    Ok(Status::Findings)
}

/// Says that a file or folder stays as it is, since nothing was chosen: what is there would be lost for nothing.
pub(super) fn name_kept(path: &Path, globals: &Globals) -> Status {
    tell(&message!("export.nothing-instead", path = path.display()), &[], globals);
    Status::Findings
}

/// Tells an error of the data. If nobody reads standard error, the exit status still says it.
fn tell(heading: &Message, reasons: &[Message], globals: &Globals) {
    let words = globals.words();
    let mut lines = format!("{}: {}", words.get("severity.error"), heading.in_words(&words));
    for reason in reasons {
        lines += &format!("\n  {}", visible(&reason.in_words(&words)));
    }
    let _ = writeln!(io::stderr(), "{lines}");
}
