//! `mieux edit`: opens a record in the user's editor, and checks it afterwards.

use std::env;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use anyhow::bail;
use mieux::message;
use mieux::model::Kind;

use super::confirm::confirm;
use super::{complete, examples, record, validate};
use crate::globals::{Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[("Edit an action", "mieux edit peru-iii")];

/// Edit a record in $VISUAL or $EDITOR, then check it
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Id, title or name of the record
    #[arg(value_name = "ID", add = complete::ids(None))]
    id: String,
    /// Kind, if records of several kinds have this id
    #[arg(long, value_name = "KIND", value_parser = record::kind)]
    kind: Option<Kind>,
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let registry = globals.load_late()?;
    let found = record::find(&registry, &args.id, args.kind)?;
    let [(_, source)] = found.as_slice() else { bail!(record::of_several_kinds(&args.id, &found)) };
    edited(&source.path, globals, out)
}

/// Lets somebody edit a file, as often as they want to while it has errors.
pub(super) fn edited(
    path: &Path,
    globals: &Globals,
    out: &mut dyn Write,
) -> anyhow::Result<Status> {
    let mut line = None;
    loop {
        open(path, line)?;
        line = validate::one_file(path, globals, out)?;
        out.flush()?;
        match line {
            None => return Ok(Status::Clean),
            Some(line)
                if confirm(&message!("editor.again", line = line.to_string()), true, globals)? => {}
            Some(_) => return Ok(Status::Findings),
        }
    }
}

/// Opens the editor, at a line if the editor can do that.
fn open(path: &Path, line: Option<usize>) -> anyhow::Result<()> {
    let named = ["VISUAL", "EDITOR"].into_iter().filter_map(|name| env::var(name).ok());
    let mut set = named.filter(|editor| !editor.trim().is_empty());
    let Some(editor) = set.next() else { bail!(message!("editor.none", path = path.display())) };
    let words = shlex::split(&editor).filter(|words| !words.is_empty());
    let Some((program, words)) = words.as_deref().and_then(<[String]>::split_first) else {
        bail!(message!("editor.open-quote", editor));
    };
    let name = Path::new(program).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let takes_line = ["vi", "vim", "nvim", "nano", "emacs", "micro"].contains(&name.as_str());
    let line = line.filter(|_| takes_line).map(|line| format!("+{line}"));
    let status = Command::new(program).args(words).args(line).arg(path).status();
    let cannot_run = |error| message!("editor.cannot-run", editor = &editor).because(error);
    let status = status.map_err(cannot_run)?;
    if !status.success() {
        bail!(message!("editor.failed", editor, path = path.display()));
    }
    Ok(())
}
