//! `mieux show`: one record, whole, with the names of what it points to.

use std::io::Write;

use anyhow::{anyhow, bail};
use clap::ValueEnum;
use mieux::model::Kind;
use mieux::query::called;
use mieux::render::{
    Anchors, TableFormat, visible, write_record, write_record_html, write_record_json, write_table,
    write_view,
};
use mieux::view::view;

use super::record;
use super::term::terms;
use crate::globals::{Globals, Status};

/// Show a record with the names of all that it points to, and what points to it
///
/// The record may be named by its id, its title or name, or a part of one that no other record has.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(value_name = "ID", help = format!("The id or the name of an {}", Kind::names()))]
    id: String,
    /// The kind, where records of several kinds have the id
    #[arg(long, value_name = "KIND", value_parser = record::kind)]
    kind: Option<Kind>,
    /// How to write the record
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// With --format html, link the names of other records to their pages: ID.html beside this one
    #[arg(long)]
    links: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With labels and titles, for people
    Human,
    /// The file as it is
    Yaml,
    /// The record as its file has it, as JSON
    Json,
    /// With labels, titles and what points to it, as a JSON object
    View,
    /// With labels and titles, as a page for a browser
    Html,
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    if args.links && args.format != Format::Html {
        bail!("--links is for pages: add --format html, or leave it out");
    }
    let registry = globals.load()?;
    let vocabularies = &registry.vocabularies;
    let mut known = vocabularies.names().filter_map(|name| vocabularies.get(name));
    let is_code = known.any(|vocabulary| vocabulary.get(&args.id).is_some());
    let names_records = || {
        record::find(&registry, &args.id, args.kind).is_ok()
            || !is_code && !called(&registry, &args.id, args.kind).records.is_empty()
    };
    // What names no record may be a code, which people ask for in the same way.
    if args.kind.is_none()
        && args.format == Format::Human
        && let Some(terms) = terms(&registry, &args.id, globals.language())
        && !names_records()
    {
        write_table(TableFormat::Table, &terms, globals.screen(), out)?;
        return Ok(Status::Clean);
    }
    let found = record::find_by_part(&registry, &args.id, args.kind)?;
    for (_, source) in &found {
        if let Some(now) = record::renamed(&registry, source, &args.id) {
            writeln!(anstream::stderr(), "{} was renamed to {}.", visible(&args.id), visible(now))?;
        }
    }
    if args.format != Format::Human && found.len() > 1 {
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
        let unreadable =
            || anyhow!("{} cannot be read; see `mieux validate {0}`", file.path.display());
        let view = || view(&registry, id, globals.language()).ok_or_else(unreadable);
        match args.format {
            Format::Yaml => write!(out, "{}", registry.text(id))?,
            Format::Json => {
                let root = registry.root(id).ok_or_else(unreadable)?;
                write_record_json(file, root, out)?;
            }
            Format::Human => write_record(&view()?, globals.screen(), out)?,
            Format::View => write_view(&view()?, out)?,
            Format::Html => {
                let anchors = if args.links { Anchors::Pages } else { Anchors::Off };
                write_record_html(&view()?, anchors, out)?;
            }
        }
    }
    Ok(Status::Clean)
}
