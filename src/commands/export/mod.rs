//! `mieux export`: the registry for programs and people elsewhere.

mod format;
mod left_out;
mod place;

use std::collections::BTreeSet;
use std::io::Write;
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use anyhow::bail;
use mieux::export::{
    About, Content, Dataset, Export, ExportError, ExportFile, Listed, csv, dataset, iati,
    json_lines, skos, sql, workbook,
};
use mieux::message;
use mieux::message::Value;
use mieux::model::Kind;
use mieux::query::Links;
use mieux::words::{Words, kind_called};

use super::incomplete::{name_left_out, print_notes};
use super::selection::SelectionArgs;
use super::stamp::StampArgs;
use super::target::is_below;
use super::{complete, examples, publish};
use crate::at::AtArgs;
use crate::globals::{Globals, Status};
use format::Format;
use place::Place;

const EXAMPLES: &[(&str, &str)] = &[
    ("Print the actions in Latin America, a line each", "mieux export actions --region latam"),
    ("Write the whole registry as JSON Lines", "mieux export --format jsonl -o out/"),
    ("Write a workbook to edit and import again", "mieux export --internal -o registry.xlsx"),
    ("Say what a file of IATI would lack, and why", "mieux export --format iati --dry-run"),
    ("Write a database for Datasette and SQL", "mieux export --format sqlite -o database/"),
    ("Write tables as CSV that name no expert", "mieux export --public -o tables.zip"),
];

/// Write the registry for other programs
///
/// Writes the chosen records and what they refer to: as JSON Lines or as a workbook, from which `mieux import` makes the
/// same records, or for readers elsewhere, such as SQL, Datasette, statistics and IATI. The same registry gives the same
/// bytes every time. Each export says of which state it is and under which licence
/// it can be used (`[export]` in mieux.toml).
///
/// Records with errors are left out and named; personal data that must not leave the registry stops the export.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// What to write: kinds of records, claims, vocabularies [default: all]
    #[arg(value_name = "KIND", add = complete::lists())]
    what: Vec<String>,
    #[command(flatten)]
    at: AtArgs,
    /// Format [default: from the name of PATH, else jsonl]
    #[arg(long, value_enum, hide_default_value = true, help_heading = "Output")]
    format: Option<Format>,
    /// Write to PATH: a file, or a folder
    #[arg(short, long, value_name = "PATH", help_heading = "Output")]
    output: Option<PathBuf>,
    /// Replace PATH if it exists
    #[arg(long, requires = "output", help_heading = "Output")]
    overwrite: bool,
    /// Leave out what speaks of single experts
    #[arg(long, conflicts_with = "internal", help_heading = "Output")]
    public: bool,
    /// Take along what is only for the programme itself, such as consents and fees
    #[arg(long, help_heading = "Output")]
    internal: bool,
    /// Only say what would be written and left out
    #[arg(long, help_heading = "Output")]
    dry_run: bool,
    #[command(flatten)]
    stamp: StampArgs,
    #[command(flatten)]
    selection: SelectionArgs,
}

impl Args {
    /// The state of the registry that is read.
    pub(crate) fn at(&self) -> AtArgs {
        self.at.clone()
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let listed = listed(&args.what)?;
    let place = Place::of(args.output.as_deref(), args.format, args.overwrite)?;
    let format = place.format();
    if !listed.is_empty() && !format.takes_kinds() {
        bail!(message!("export.no-kinds", format = format.name()));
    }
    if format == Format::Skos && listed.iter().any(|one| *one != Listed::Vocabularies) {
        bail!(message!("export.only-vocabularies"));
    }
    if args.internal && !format.takes_internal() {
        bail!(message!("export.no-internal", format = format.name()));
    }
    place.ensure_one_file(&listed)?;
    if args.selection.has_day() {
        bail!(message!("export.as-of"));
    }
    let root = globals.root()?;
    let (registry, licences) = publish::read(globals)?;
    // The process ends soon, and to take its trees apart would cost more than some formats.
    let registry = ManuallyDrop::new(registry);
    let links = Links::new(&registry);
    let selection = args.selection.resolve(&registry)?;
    // What a choice of experts leads to can tell who one of them is.
    if args.public && selection.narrows_experts() {
        bail!(message!("export.public-experts"));
    }
    let content = Content {
        stamp: args.stamp.stamp(&root, &args.at, format == Format::Iati)?,
        language: globals.language_of_data(),
        is_public: args.public,
        has_internal: args.internal,
        selection: args.selection.typed(),
    };
    let kinds = listed.iter().filter_map(|one| match one {
        Listed::Records(kind) => Some(*kind),
        Listed::Claims | Listed::Vocabularies => None,
    });
    let dataset = dataset(&links, &selection, &kinds.collect(), content);
    let has_records =
        listed.is_empty() || listed.iter().any(|one| matches!(one, Listed::Records(_)));
    let kinds = format.kinds();
    let is_empty =
        has_records && !kinds.is_empty() && kinds.iter().all(|kind| dataset.count(*kind) == 0);
    let output = args.output.as_deref().filter(|_| !matches!(place, Place::Standard(_)));
    if let Some(path) = output.filter(|_| is_empty && place.replaces()) {
        return Ok(left_out::name_kept(path, globals));
    }
    if let Some(path) = output.filter(|path| is_below(path, &root)) {
        globals.inform(&message!("export.in-registry", path = path.display()));
    }
    let export = match export(format, &dataset, &listed, place.is_folder()) {
        Ok(export) => export,
        Err(error) => return left_out::name_refused(error, globals),
    };
    if !args.dry_run {
        place.write(&export, &About::of(&dataset), licences, out)?;
    }
    if has_records {
        count(&dataset, format, &export, args.dry_run, globals);
    }
    left_out::name_left_out(&export.left_out, args.dry_run, globals);
    let notes = export.notes.iter().map(|note| note.in_words(&globals.words()));
    print_notes(&notes.collect::<Vec<String>>(), globals);
    Ok(name_left_out(&registry.incomplete, Words::of(globals.language())))
}

/// What the format makes of the dataset.
fn export(
    format: Format,
    dataset: &Dataset<'_>,
    listed: &BTreeSet<Listed>,
    is_folder: bool,
) -> Result<Export, ExportError> {
    let wanted = |one: &Listed| listed.is_empty() || listed.contains(one);
    let lists = Listed::ALL.into_iter().filter(wanted);
    match format {
        Format::Jsonl => {
            let file = |one: Listed| ExportFile::new(one.file_name(), json_lines(dataset, one));
            Ok(Export::of(lists.map(file).collect()))
        }
        Format::Xlsx => workbook(dataset),
        Format::Skos => Ok(skos(dataset)),
        Format::Iati => iati(dataset),
        Format::Csv => Ok(csv(dataset, is_folder)?),
        Format::Sql => Ok(sql(dataset)),
        Format::Sqlite => database(dataset, is_folder),
        Format::Parquet => columns(dataset, &lists.collect::<Vec<_>>()),
    }
}

#[cfg(feature = "sqlite")]
fn database(dataset: &Dataset<'_>, is_folder: bool) -> Result<Export, ExportError> {
    Ok(mieux::export::sqlite(dataset, is_folder)?)
}

/// This program was built without SQLite.
#[cfg(not(feature = "sqlite"))]
fn database(_: &Dataset<'_>, _: bool) -> Result<Export, ExportError> {
    Err(ExportError::Cannot(message!("export.no-sqlite")))
}

#[cfg(feature = "parquet")]
fn columns(dataset: &Dataset<'_>, lists: &[Listed]) -> Result<Export, ExportError> {
    Ok(mieux::export::parquet(dataset, lists)?)
}

/// This program was built without Parquet.
#[cfg(not(feature = "parquet"))]
fn columns(_: &Dataset<'_>, _: &[Listed]) -> Result<Export, ExportError> {
    Err(ExportError::Cannot(message!("export.no-parquet")))
}

/// What the names stand for; nothing where none is given.
fn listed(names: &[String]) -> anyhow::Result<BTreeSet<Listed>> {
    let mut listed = BTreeSet::new();
    for name in names {
        let found = kind_called(name).map(Listed::Records).or_else(|| {
            let others = [Listed::Claims, Listed::Vocabularies];
            others.into_iter().find(|one| one.name() == name)
        });
        let Some(found) = found else {
            let known = Value::one_of(Listed::ALL.map(Listed::name));
            bail!(message!("export.unknown-kind", name, known));
        };
        listed.insert(found);
    }
    Ok(listed)
}

/// Says on standard error how many records were written.
fn count(
    dataset: &Dataset<'_>,
    format: Format,
    export: &Export,
    is_dry_run: bool,
    globals: &Globals,
) {
    let written = |kind: &Kind| {
        let left_out = export.left_out.iter().filter(|one| one.kind == *kind).count();
        (kind.name(), dataset.count(*kind) - left_out)
    };
    let counts = format.kinds().iter().map(written).filter(|(_, count)| *count > 0);
    let records: Vec<Value> = counts.map(|(kind, count)| Value::records(kind, count)).collect();
    globals.inform(&match (records.is_empty(), is_dry_run) {
        (true, _) => message!("export.nothing"),
        (false, true) => message!("export.would-write", records = Value::Sequence(records)),
        (false, false) => message!("export.written", records = Value::Sequence(records)),
    });
}
