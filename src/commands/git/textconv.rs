//! `mieux git textconv`: a record as `git diff` shows it.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use mieux::files::Folder;
use mieux::message;
use mieux::model::FileKind;
use mieux::registry::{kind_of_path, open_registry};
use mieux::schema::Schemas;
use mieux::view::lines;
use mieux::yaml::{Node, read};

use crate::commands::examples;
use crate::globals::{Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[(
    "Print a record with the labels of its codes",
    "mieux git textconv registry/actions/peru-iv.yaml",
)];

/// Print a record for `git diff`, with labels
///
/// Git runs this for both sides of a difference; `mieux git install` sets it up. Each field, code and item has a line of
/// its own, codes have their labels, and a text over several lines is one. A file with errors is printed as it is.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// File of the registry, or a copy of one
    file: PathBuf,
}

pub(super) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let bytes = fs::read(&args.file).map_err(|error| {
        message!("merge.cannot-read", path = args.file.display()).because(error)
    })?;
    let document = str::from_utf8(&bytes).map(|text| (text, read(text)));
    match document {
        Ok((text, document)) if document.faults.is_empty() => {
            let Some(root) = document.root else { return as_it_is(&bytes, out) };
            let kind = kind_named(text)
                .or_else(|| kind_of_path(&args.file))
                .unwrap_or_else(|| kind_of_fields(&root));
            let registry = globals.root().ok().and_then(|root| {
                let folder = Folder::open(&root).ok()?;
                open_registry(&folder, &root).ok()
            });
            let registry = registry.unwrap_or_default();
            let shape = registry.shape(kind);
            for line in lines(&root, shape, &registry.vocabularies, globals.language()) {
                writeln!(out, "{line}")?;
            }
            Ok(Status::Clean)
        }
        _ => as_it_is(&bytes, out),
    }
}

fn as_it_is(bytes: &[u8], out: &mut dyn Write) -> anyhow::Result<Status> {
    out.write_all(bytes)?;
    Ok(Status::Clean)
}

/// The kind whose schema the first line of a file names.
fn kind_named(text: &str) -> Option<FileKind> {
    let first = text.lines().next()?;
    let (_, schema) = first.split_once("$schema=")?;
    let name = schema.trim().rsplit('/').next()?.strip_suffix(".schema.json")?;
    FileKind::ALL.into_iter().find(|kind| kind.name() == name)
}

/// The kind that has the most of the fields of a file: git gives a copy elsewhere.
fn kind_of_fields(root: &Node) -> FileKind {
    let known = |kind: &FileKind| {
        let shape = Schemas::built_in().shape(*kind);
        root.entries().iter().filter(|entry| shape.field(&entry.key).is_some()).count()
    };
    // Of kinds with as many, the first.
    FileKind::ALL.into_iter().rev().max_by_key(known).unwrap_or(FileKind::ALL[0])
}
