//! `mieux fmt`: files in house style.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use mieux::edit::format;
use mieux::registry::{FileId, load_registry};
use mieux::render::visible;
use mieux::store::lies_in;

use super::changes::{self, of_texts, show_diff};
use super::paths;
use crate::globals::{Access, Globals, Status};

/// Put files into house style, with every comment beside what it speaks of
///
/// The data stays what it is: each file is read again before it is written. Files that are not in order are
/// named and left as they are.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Files or folders of the registry [default: all]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Name the files that are not in house style, and write nothing; exits with 1 where there is one
    #[arg(long)]
    check: bool,
    /// Show what would change as a unified diff, and write nothing; exits as --check
    #[arg(long)]
    diff: bool,
}

impl Args {
    /// What the command may do to the registry.
    pub(crate) fn access(&self) -> Access {
        Access::changing_unless(self.check || self.diff)
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let root = paths::root(&args.paths, globals)?;
    let below = paths::below(&args.paths, &root)?;
    let registry = globals.with_read_lock(&root, || load_registry(&root))??;
    let mut texts: BTreeMap<FileId, String> = BTreeMap::new();
    let mut are_in_order = true;
    for (id, file) in registry.files_with_ids() {
        let is_meant = file.kind.schema().is_some() && paths::is_chosen(file, &below);
        if !is_meant || !lies_in(&registry.root, &file.path) {
            continue;
        }
        match format(registry.text(id), registry.shape(file.kind)) {
            Ok(text) if text == registry.text(id) => {}
            Ok(text) => {
                texts.insert(id, text);
            }
            Err(error) => {
                are_in_order = false;
                let path = file.path.to_string_lossy();
                writeln!(anstream::stderr(), "{}: {error}", visible(&path))?;
            }
        }
    }
    if args.diff {
        show_diff(&registry, &of_texts(&texts), out)?;
    } else if args.check {
        for file in texts.keys() {
            let path = registry.file(*file).path.to_string_lossy();
            writeln!(out, "{} is not in house style", visible(&path))?;
        }
    }
    if !args.check && !args.diff {
        changes::write(&registry, &of_texts(&texts), globals, &mut anstream::stderr())?;
        return Ok(if are_in_order { Status::Clean } else { Status::Findings });
    }
    Ok(if are_in_order && texts.is_empty() { Status::Clean } else { Status::Findings })
}
