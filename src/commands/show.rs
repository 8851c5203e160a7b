//! `mieux show`: one record, whole, with the names of what it points to.

use std::io::Write;

use anyhow::bail;
use clap::ValueEnum;
use mieux::message;
use mieux::model::Kind;
use mieux::query::called;
use mieux::render::{
    Anchors, TableFormat, write_record, write_record_html, write_record_json, write_table,
    write_view,
};
use mieux::view::view;

use super::term::terms;
use super::{complete, examples, record};
use crate::at::AtArgs;
use crate::globals::{Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[
    ("Show an action", "mieux show peru-iii"),
    ("Show a partner by its acronym", "mieux show DGSD"),
    ("Print a record as JSON", "mieux show peru-iii --format json"),
];

/// Show a record and its links
///
/// Shows the record, the names of the records that it refers to, and the records that refer to it. Give the
/// id, the title or name, or a part of it that no other record has.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Id, title or name of the record
    #[arg(value_name = "ID", add = complete::ids(None))]
    id: String,
    /// Kind, if records of several kinds have this id
    #[arg(long, value_name = "KIND", value_parser = record::kind)]
    kind: Option<Kind>,
    #[command(flatten)]
    at: AtArgs,
    /// Output format
    #[arg(long, help_heading = "Output", value_enum, default_value_t = Format::Human)]
    format: Format,
    /// With --format html, link to the pages of other records
    ///
    /// The page of a record is ID.html, in the same folder.
    #[arg(long, help_heading = "Output")]
    links: bool,
}

impl Args {
    /// The state of the registry that is read.
    pub(crate) fn at(&self) -> AtArgs {
        self.at.clone()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Labels and titles, for people
    Human,
    /// The file as it is
    Yaml,
    /// The fields of the file as JSON
    Json,
    /// Labels, titles and links as JSON
    View,
    /// A page for a browser
    Html,
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    if args.links && args.format != Format::Html {
        bail!(message!("show.links"));
    }
    let registry = globals.load_late()?;
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
            globals.inform(&message!("show.renamed", id = &args.id, now));
        }
    }
    if args.format != Format::Human && found.len() > 1 {
        bail!(record::of_several_kinds(&args.id, &found));
    }
    for (number, (id, file)) in found.into_iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        let unreadable = || message!("record.unreadable", path = file.path.display());
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
