//! `mieux show`: one record, whole, with the names of what it points to.

use std::io::Write;

use anyhow::bail;
use clap::ValueEnum;
use mieux::model::{FileId, FileKind, Kind, Registry, SourceFile};
use mieux::render::{write_record, write_record_json};

use crate::globals::{Globals, Status};

/// Show a record with the names of all that it points to, and what points to it
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The id of an action, activity, expert or partner
    #[arg(value_name = "ID")]
    id: String,
    /// The kind, where records of several kinds have the id
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<Kind>,
    /// How to write the record
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With labels and titles, for people
    Human,
    /// The file as it is
    Yaml,
    /// The record as a JSON object
    Json,
}

fn kind(name: &str) -> Result<Kind, String> {
    Kind::named(name).ok_or_else(|| "write action, activity, expert or partner".to_owned())
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let registry = globals.load()?;
    let found = find(&registry, args)?;
    if let (Format::Yaml | Format::Json, [_, _, ..]) = (args.format, found.as_slice()) {
        let kinds: Vec<&str> = found.iter().map(|(_, file)| file.kind.name()).collect();
        bail!(
            "`{}` is an id of several kinds; add --kind with one of {}",
            args.id,
            kinds.join(", ")
        );
    }
    for (number, (id, file)) in found.into_iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        match (args.format, &file.root) {
            (Format::Yaml, _) => write!(out, "{}", file.text)?,
            (_, None) => bail!("{} cannot be read; see `mieux validate {0}`", file.path.display()),
            (Format::Json, Some(root)) => write_record_json(root, out)?,
            (Format::Human, Some(_)) => {
                write_record(&registry, id, globals.language(), globals.screen(), out)?;
            }
        }
    }
    Ok(Status::Clean)
}

/// The files of the record: by its id, or where no record states that id by its file name. Several
/// only where kinds share the id.
fn find<'r>(registry: &'r Registry, args: &Args) -> anyhow::Result<Vec<(FileId, &'r SourceFile)>> {
    let named = |is_it: &dyn Fn(&SourceFile) -> bool| -> Vec<(FileId, &SourceFile)> {
        let mut found: Vec<(FileId, &SourceFile)> = Vec::new();
        for kind in
            Kind::ALL.into_iter().filter(|kind| args.kind.is_none_or(|wanted| wanted == *kind))
        {
            let mut files =
                registry.files_with_ids().filter(|(_, file)| file.kind == FileKind::Record(kind));
            found.extend(files.find(|(_, file)| is_it(file)));
        }
        found
    };
    let stated = named(&|file| file.stated_id() == Some(args.id.as_str()));
    let found = if stated.is_empty() { named(&|file| file.stem() == args.id) } else { stated };
    if !found.is_empty() {
        return Ok(found);
    }
    let what = args.kind.map_or("record", Kind::name);
    match mieux::select::similar_record(registry, &args.id) {
        Some(meant) => bail!("there is no {what} `{}`; did you mean `{meant}`?", args.id),
        None => bail!(
            "there is no {what} `{}`; `mieux list actions` prints the ids of actions",
            args.id
        ),
    }
}
