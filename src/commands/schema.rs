//! `mieux schema`: the JSON Schemas that the program carries.

use std::io::Write;

use clap::ValueEnum;
use mieux::model::{FileKind, Kind};

use crate::globals::Status;

/// Print the JSON Schema of a kind of file
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The kind of file
    #[arg(value_enum)]
    kind: SchemaKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SchemaKind {
    /// A project of the programme
    #[value(alias = "actions")]
    Action,
    /// One activity of an action
    #[value(alias = "activities")]
    Activity,
    /// A pseudonymous expert
    #[value(alias = "experts")]
    Expert,
    /// An institution
    #[value(alias = "partners")]
    Partner,
    /// Figures that the programme published
    #[value(alias = "published")]
    Claims,
    /// A controlled list
    #[value(alias = "vocabularies")]
    Vocabulary,
    /// What the columns of a sheet stand for, for `mieux import --map`
    Mapping,
}

pub(crate) fn run(args: &Args, out: &mut dyn Write) -> anyhow::Result<Status> {
    let kind = match args.kind {
        SchemaKind::Action => FileKind::Record(Kind::Action),
        SchemaKind::Activity => FileKind::Record(Kind::Activity),
        SchemaKind::Expert => FileKind::Record(Kind::Expert),
        SchemaKind::Partner => FileKind::Record(Kind::Partner),
        SchemaKind::Claims => FileKind::Claims,
        SchemaKind::Vocabulary => FileKind::Vocabulary,
        SchemaKind::Mapping => {
            write!(out, "{}", mieux::schema::MAPPING)?;
            return Ok(Status::Clean);
        }
    };
    write!(out, "{}", kind.schema().unwrap_or_default())?;
    Ok(Status::Clean)
}
