//! `mieux expert access`: all that is held on one person.

use std::io::Write;

use anyhow::bail;
use mieux::files::private_file;
use mieux::model::{FileKind, Kind};
use mieux::registry::{FileId, Registry, SourceFile};
use mieux::render::{visible, write_record};
use mieux::view::{referrers, view};

use crate::globals::{Globals, Status};

/// Print all that is held on one person: the record, where others name it, and the private file
///
/// Answers a person who asks under Article 15 of the GDPR. The private file is printed only with
/// --private; without it the answer says whether there is one.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The id of the expert
    #[arg(value_name = "ID")]
    id: String,
    /// Print what `private/experts/` holds as well
    #[arg(long)]
    private: bool,
}

pub(super) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let registry = globals.load()?;
    let (file, source) = find(&registry, &args.id)?;
    if let Some(view) = view(&registry, file, globals.language()) {
        write_record(&view, globals.screen(), out)?;
    }
    writeln!(out)?;
    let named = referrers(&registry, Kind::Expert, &args.id);
    for (other, place) in named.filter(|(other, _)| *other != file) {
        let other = registry.file(other);
        writeln!(out, "Named in {} as `{place}`", visible(&other.path.to_string_lossy()))?;
    }
    let private = private_file(&registry.root, &args.id)?;
    let shown = |path: &std::path::Path| visible(&path.to_string_lossy()).into_owned();
    match private {
        None => writeln!(out, "There is no private file on {}.", args.id)?,
        Some(file) if args.private => {
            writeln!(out, "\n{}:\n", shown(&file.path))?;
            for line in file.text.lines() {
                writeln!(out, "{}", visible(line))?;
            }
            writeln!(out)?;
        }
        Some(file) => {
            writeln!(out, "There is a private file, {}; --private prints it.", shown(&file.path))?;
        }
    }
    writeln!(
        out,
        "Earlier states are in the history of git: `git log -p --follow -- {}`",
        shown(&source.path)
    )?;
    Ok(Status::Clean)
}

/// The record of an expert.
fn find<'r>(registry: &'r Registry, id: &str) -> anyhow::Result<(FileId, &'r SourceFile)> {
    let experts = |file: &SourceFile| file.kind == FileKind::Record(Kind::Expert);
    let mut files = registry.files_with_ids().filter(|(_, file)| experts(file));
    match files.find(|(_, file)| file.stated_id() == Some(id)) {
        Some(found) => Ok(found),
        None => bail!("there is no expert `{id}`; `mieux list experts` prints the ids"),
    }
}
