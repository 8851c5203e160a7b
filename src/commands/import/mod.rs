//! `mieux import`: records from the sheets that a programme has, all of them or none.

mod export;
mod inputs;
mod passed_over;
mod private;
mod progress;
mod rejected;
mod start;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::bail;
use mieux::change::Changes;
use mieux::check;
use mieux::check::Workspace;
use mieux::files::has_schemas;
use mieux::import::{
    Input, Mode, Options, Outcome, PrivateChange, PrivateFile, RowEffect, files_of_iati, plan,
};
use mieux::message;
use mieux::message::{Message, Value};
use mieux::registry::{LateFiles, Registry, load_schemas};
use mieux::render::{ImportFormat, ImportStage, visible, write_import};
use mieux::store::RegistryFolder;
use mieux::words::Words;

use self::inputs::InputArgs;
use self::progress::Bar;
use self::rejected::Left;
use self::start::StartArgs;
use super::examples;
use crate::globals::{Access, Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[
    ("Get an empty sheet to fill in", "mieux import actions --template xlsx -o actions.xlsx"),
    (
        "Propose a mapping file for a sheet of your own",
        "mieux import partners --guess partners.csv -o partners-map.toml.txt",
    ),
    (
        "Check a sheet without importing it",
        "mieux import partners partners.csv --map partners.toml --dry-run",
    ),
];

/// Import records from spreadsheets
///
/// Reads CSV, TSV, XLSX, ODS, JSON, JSON Lines and YAML, and actions from IATI. Each row is a record. Headings are fields, such as
/// `title.en`, `countries` or `partners[].partner`, or are translated by a mapping file. Give codes and
/// records by any of their names; separate several values in a cell with `;`. A row whose record exists
/// changes only the fields in the sheet.
///
/// All errors are reported at once. Nothing is imported if a row is invalid or the registry would have new
/// errors.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    #[command(flatten)]
    inputs: InputArgs,
    /// Show what would be imported, without writing it
    #[arg(long)]
    dry_run: bool,
    /// Import the valid rows, and write the others to a sheet
    ///
    /// The sheet gives the reason for each row.
    #[arg(long)]
    skip_bad: bool,
    /// Sheet for the rejected rows [default: FILE.rejected.csv]
    ///
    /// By default it is written beside the sheet; that of experts goes to private/rejected/.
    #[arg(long, value_name = "FILE", requires = "skip_bad")]
    rejects: Option<PathBuf>,
    /// Start the sheet of rejected rows with a byte order mark
    #[arg(long, requires = "skip_bad")]
    bom: bool,
    /// Reject rows whose record exists
    #[arg(long, conflicts_with = "update_only")]
    insert_only: bool,
    /// Reject rows whose record does not exist
    #[arg(long)]
    update_only: bool,
    /// Create partners for the unknown organisations of files of IATI
    ///
    /// With the names, the identifiers and the kind that the file has. Without it their rows are rejected.
    #[arg(long)]
    new_partners: bool,
    /// Field that identifies records in rows without an id
    #[arg(long, value_name = "FIELD")]
    key: Option<String>,
    /// Remove fields whose cell is empty [default: keep them]
    #[arg(long)]
    clear_empty: bool,
    #[command(flatten)]
    start: StartArgs,
    /// Output format
    #[arg(long, help_heading = "Output", value_enum, default_value_t = ImportFormat::Table)]
    format: ImportFormat,
}

impl Args {
    /// What the command may do to the registry.
    pub(crate) fn access(&self) -> Access {
        Access::changing_unless(self.dry_run || self.start.is_given())
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    if args.start.is_given() {
        return args.start.run(&args.inputs, globals, out);
    }
    let root = globals.root()?;
    let schemas = load_schemas(&root);
    let mut inputs = args.inputs.read(&schemas)?;
    let not_read = args.inputs.sheets_not_read(&schemas)?;
    if !not_read.is_empty() {
        globals.inform(&message!("import.sheets-not-read", sheets = Value::all(&not_read)));
    }
    let words = globals.words();
    let folder = RegistryFolder::open(&root)?;
    let session = globals.session(&folder, args.dry_run)?;
    let files: LateFiles = Arc::new(globals.files(&root)?);
    let open = || Workspace::open_late(files, &root, &check::Options::default());
    let workspace = session.read(&mut globals.teller(), open)??;
    let registry = workspace.registry();
    globals.note_read(registry);
    let iati = files_of_iati(registry, &mut inputs, args.new_partners);
    if args.new_partners && iati.count == 0 {
        bail!(message!("import.new-partners-elsewhere"));
    }
    if iati.unclear_kinds > 0 {
        globals.inform(&Message::counted("import.unclear-kinds", iati.unclear_kinds));
    }
    let private = private::files(registry, &inputs)?;
    let mut options = options(args, registry, private, iati.hints);
    let mut outcome = planned(&workspace, &inputs, &options, &words)?;
    if let Some(path) = args.inputs.workbook().filter(|_| !outcome.has_errors()) {
        if !args.clear_empty {
            options.clear_empty = true;
            let cleared = planned(&workspace, &inputs, &options, &words)?;
            passed_over::empty_cells(&cleared).iter().for_each(|message| globals.inform(message));
        }
        if passed_over::is_whole(path) {
            let rows = passed_over::missing_rows(registry, &inputs, &outcome);
            let lists = passed_over::missing_lists(registry, &inputs);
            rows.iter().chain(&lists).for_each(|message| globals.inform(message));
        }
    }
    if args.dry_run {
        let stage = ImportStage::DryRun;
        write_import(args.format, registry, &outcome, stage, &words, globals.screen(), out)?;
        let end = match outcome.rows.is_empty() && !outcome.has_errors() {
            true => message!("import.no-row"),
            false => message!("import.dry-run"),
        };
        say(&outcome, args, &end, &words)?;
        return Ok(status(&outcome));
    }
    let is_refused = outcome.is_refused_whole() || (outcome.has_errors() && !args.skip_bad);
    let stage = if is_refused { ImportStage::Refused } else { ImportStage::Imported };
    write_import(args.format, registry, &outcome, stage, &words, globals.screen(), out)?;
    out.flush()?;
    if is_refused {
        say(&outcome, args, &message!("import.refused-whole"), &words)?;
        return Ok(Status::Findings);
    }
    // Before the registry changes: whoever has the good rows must have the others as well.
    let left = rejected::leave(
        args.rejects.as_deref(),
        args.bom,
        registry,
        &inputs,
        &outcome,
        &|message| message.in_words(&words),
    )?;
    let status = status(&outcome);
    let count = outcome.rows.len();
    let changes = changes(registry, &mut outcome);
    let files = changes.len();
    let written = Bar::writing(files, &words).commit(&session, changes);
    if let Err(error) = written {
        // The next try leaves them again.
        left.take_back();
        return Err(error);
    }
    globals.note_change(files);
    say_written(files, count, left, globals)?;
    Ok(status)
}

/// How the call imports.
fn options(
    args: &Args,
    registry: &Registry,
    private: Vec<PrivateFile>,
    hints: BTreeMap<String, Message>,
) -> Options {
    let mode = match (args.insert_only, args.update_only) {
        (true, _) => Mode::InsertOnly,
        (_, true) => Mode::UpdateOnly,
        _ => Mode::Upsert,
    };
    Options {
        mode,
        key: args.key.clone(),
        clear_empty: args.clear_empty,
        skip_bad: args.skip_bad,
        modelines: has_schemas(&registry.root),
        private,
        hints,
    }
}

/// What the import would do.
fn planned(
    workspace: &Workspace<'_>,
    inputs: &[Input<'_>],
    options: &Options,
    words: &Words,
) -> anyhow::Result<Outcome> {
    let bar = Bar::reading(words);
    Ok(plan(workspace, inputs, options, &mut |progress| bar.at(progress))?)
}

/// What becomes of files; the texts of the outcome go with it.
fn changes(registry: &Registry, outcome: &mut Outcome) -> Changes {
    let mut changes = Changes::default();
    for row in outcome.rows.drain(..) {
        match row.effect {
            RowEffect::Created { text, .. } => changes.create(registry, row.below, text),
            RowEffect::Changed { file, text, .. } => changes.replace(registry.file(file), text),
            RowEffect::Unchanged => {}
        }
        if let Some(PrivateChange { below, old, new, .. }) = row.private {
            match old {
                Some(old) => changes.rewrite(registry, below, old, new),
                None => changes.create(registry, below, new),
            }
        }
    }
    changes
}

/// Says how it ended, where people read it.
fn say(outcome: &Outcome, args: &Args, end: &Message, words: &Words) -> anyhow::Result<()> {
    let is_needed = args.dry_run || outcome.has_errors();
    if is_needed && args.format == ImportFormat::Table {
        writeln!(anstream::stderr(), "{}", end.in_words(words))?;
    }
    Ok(())
}

fn say_written(files: usize, count: usize, left: Left, globals: &Globals) -> anyhow::Result<()> {
    let words = globals.words();
    let (left, kept) = left.settle();
    let end = match (files, count) {
        (0, 0) if left.is_empty() => message!("import.no-row"),
        (0, 0) => message!("import.no-good-row"),
        (0, _) => message!("import.no-change"),
        (files, _) => message!("import.written", count = files),
    };
    globals.note(&end.in_words(&words));
    let left = (!left.is_empty()).then(|| message!("import.left", paths = paths(&left)));
    let kept = (!kept.is_empty()).then(|| message!("import.kept", paths = paths(&kept)));
    let mut stderr = anstream::stderr();
    for line in left.into_iter().chain(kept) {
        writeln!(stderr, "{}", line.in_words(&words))?;
    }
    Ok(())
}

/// Paths in a sentence.
fn paths(paths: &[PathBuf]) -> Value {
    let shown = paths.iter().map(|path| visible(&path.to_string_lossy()).into_owned());
    Value::All(shown.map(Value::from).collect())
}

fn status(outcome: &Outcome) -> Status {
    if outcome.has_errors() { Status::Findings } else { Status::Clean }
}
