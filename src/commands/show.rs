//! `mieux show`: one record, whole, with the names of what it points to.

use std::io::Write;

use anyhow::bail;
use clap::ValueEnum;
use mieux::model::Kind;
use mieux::render::{visible, write_record, write_record_json};

use super::record;
use crate::globals::{Globals, Status};

/// Show a record with the names of all that it points to, and what points to it
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The id of an action, activity, expert or partner
    #[arg(value_name = "ID")]
    id: String,
    /// The kind, where records of several kinds have the id
    #[arg(long, value_name = "KIND", value_parser = record::kind)]
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

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let registry = globals.load()?;
    let found = record::find(&registry, &args.id, args.kind)?;
    for (_, source) in &found {
        if let Some(now) = record::renamed(source, &args.id) {
            writeln!(anstream::stderr(), "{} was renamed to {}.", visible(&args.id), visible(now))?;
        }
    }
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
        match (args.format, registry.root(id)) {
            (Format::Yaml, _) => write!(out, "{}", registry.text(id))?,
            (_, None) => bail!("{} cannot be read; see `mieux validate {0}`", file.path.display()),
            (Format::Json, Some(root)) => write_record_json(root, out)?,
            (Format::Human, Some(_)) => {
                write_record(&registry, id, globals.language().code(), globals.screen(), out)?;
            }
        }
    }
    Ok(Status::Clean)
}
