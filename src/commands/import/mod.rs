//! `mieux import`: records from the sheets that a programme has, all of them or none.

mod inputs;
mod private;
mod progress;
mod start;

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use mieux::change::Changes;
use mieux::files::has_schemas;
use mieux::import::{
    Input, Mode, Options, Outcome, PrivateChange, PrivateFile, Rejects, RowEffect, plan, rejects,
};
use mieux::registry::{Registry, load_registry, load_schemas};
use mieux::render::{BYTE_ORDER_MARK, ImportFormat, ImportStage, visible, write_import};
use mieux::store::{NewFile, RegistryFolder, Rights, create_files};
use mieux::words::Words;

use self::inputs::InputArgs;
use self::progress::Bar;
use self::start::StartArgs;
use crate::globals::{Access, Globals, Status, tell};

/// Import records from spreadsheets and lists, all of them or none
///
/// Takes CSV, TSV, XLSX, ODS, JSON, JSON Lines and YAML. A row is a record; columns are named like fields, such
/// as `title.en`, `countries` (several parted by `;`) or `partners[].partner`, or as a mapping file says.
/// Codes and references may be given by any of their names. A row whose record is there changes only the
/// fields that the sheet has. Everything that is wrong with any row is said in one go, the registry is checked
/// as it would be, and nothing is written while a row is wrong.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    inputs: InputArgs,
    /// Show what would be done, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Import the good rows, and leave the others in a sheet with the reasons
    #[arg(long)]
    skip_bad: bool,
    /// Where that sheet goes [default: FILE.rejected.csv beside the sheet; that of experts in private/rejected/]
    #[arg(long, value_name = "FILE", requires = "skip_bad")]
    rejects: Option<PathBuf>,
    /// Begin that sheet with a byte order mark if it is CSV, by which Excel knows UTF-8
    #[arg(long, requires = "skip_bad")]
    bom: bool,
    /// Refuse rows whose record is there already
    #[arg(long, conflicts_with = "update_only")]
    insert_only: bool,
    /// Refuse rows whose record is not there
    #[arg(long)]
    update_only: bool,
    /// The field by which rows that state no id find their record, such as `title.en`
    #[arg(long, value_name = "FIELD")]
    key: Option<String>,
    /// An empty cell takes the field away; else it says nothing
    #[arg(long)]
    clear_empty: bool,
    #[command(flatten)]
    start: StartArgs,
    /// How to write what is done
    #[arg(long, value_enum, default_value_t = ImportFormat::Table)]
    format: ImportFormat,
}

impl Args {
    /// What the command may do to the registry.
    pub(crate) fn access(&self) -> Access {
        Access::changing_unless(self.dry_run || self.start.is_asked())
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    if args.start.is_asked() {
        return args.start.run(&args.inputs, globals, out);
    }
    let root = globals.root()?;
    let inputs = args.inputs.read(&load_schemas(&root))?;
    let words = Words::of(globals.language());
    let folder = RegistryFolder::open(&root)?;
    let session = globals.session(&folder, args.dry_run)?;
    let registry = session.read(&mut tell, || load_registry(&root))??;
    let private = private::files(&registry, &inputs)?;
    let mut outcome = planned(args, &registry, &inputs, private)?;
    if args.dry_run {
        let stage = ImportStage::DryRun;
        write_import(args.format, &registry, &outcome, stage, &words, globals.screen(), out)?;
        say(&outcome, args, "Nothing was written, as --dry-run asks.")?;
        return Ok(status(&outcome));
    }
    let is_refused = outcome.is_refused_whole() || (outcome.has_errors() && !args.skip_bad);
    let stage = if is_refused { ImportStage::Refused } else { ImportStage::Imported };
    write_import(args.format, &registry, &outcome, stage, &words, globals.screen(), out)?;
    out.flush()?;
    if is_refused {
        say(
            &outcome,
            args,
            "Nothing was written. Mend the sheet, or import the good rows with --skip-bad.",
        )?;
        return Ok(Status::Findings);
    }
    // Before the registry changes: whoever has the good rows must have the others as well.
    let left = leave_rejects(args, &registry, &inputs, &outcome)?;
    let status = status(&outcome);
    let count = outcome.rows.len();
    let changes = changes(&registry, &mut outcome);
    let files = changes.len();
    let written = Bar::writing(files).commit(&session, changes);
    if written.is_err() {
        // The next try leaves them again.
        left.iter().for_each(|path| drop(std::fs::remove_file(path)));
    }
    written?;
    globals.note_change(files);
    say_written(files, count, &left)?;
    Ok(status)
}

/// What the import would do.
fn planned(
    args: &Args,
    registry: &Registry,
    inputs: &[Input<'_>],
    private: Vec<PrivateFile>,
) -> anyhow::Result<Outcome> {
    let mode = match (args.insert_only, args.update_only) {
        (true, _) => Mode::InsertOnly,
        (_, true) => Mode::UpdateOnly,
        _ => Mode::Upsert,
    };
    let options = Options {
        mode,
        key: args.key.clone(),
        clear_empty: args.clear_empty,
        skip_bad: args.skip_bad,
        modelines: has_schemas(&registry.root),
        private,
    };
    let bar = Bar::reading();
    Ok(plan(registry, inputs, &options, &mut |progress| bar.at(progress))?)
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

/// Writes the refused rows of each sheet into a sheet of their own; where.
fn leave_rejects(
    args: &Args,
    registry: &Registry,
    inputs: &[Input<'_>],
    outcome: &Outcome,
) -> anyhow::Result<Vec<PathBuf>> {
    let mut files: Vec<NewFile> = Vec::new();
    for Rejects { name, ending, is_private, bytes } in rejects(inputs, outcome)? {
        let mut text = String::from_utf8(bytes).context("the refused rows are no text")?;
        if args.bom && ending == "csv" {
            text.insert_str(0, BYTE_ORDER_MARK);
        }
        let beside = match is_private {
            true => private::rejected(&registry.root, Path::new(&name), args.rejects.as_deref())?,
            false => PathBuf::from(&name),
        };
        let path = match &args.rejects {
            Some(path) if files.is_empty() => path.clone(),
            _ => free_name(&beside, ending),
        };
        // Who may not read the sheet may not read what was refused of it.
        let rights = if is_private { Rights::Owner } else { Rights::Like(name.into()) };
        files.push(NewFile { path, text, rights });
    }
    create_files(Path::new(""), &files).map_err(|(path, error)| {
        anyhow::anyhow!("cannot write the refused rows to {}: {error}", path.display())
    })?;
    Ok(files.into_iter().map(|file| file.path).collect())
}

/// A name beside the sheet that no file has yet; for standard input in the working folder.
fn free_name(sheet: &Path, ending: &str) -> PathBuf {
    let stem = sheet.file_stem().map_or("import".into(), |stem| stem.to_string_lossy());
    let stem = stem.split(".rejected").next().unwrap_or_default().to_owned();
    let name = |number: usize| match number {
        1 => sheet.with_file_name(format!("{stem}.rejected.{ending}")),
        number => sheet.with_file_name(format!("{stem}.rejected-{number}.{ending}")),
    };
    (1..).map(name).find(|path| !path.exists()).unwrap_or_default()
}

/// Says how it ended, where people read it.
fn say(outcome: &Outcome, args: &Args, words: &str) -> anyhow::Result<()> {
    let is_needed = args.dry_run || outcome.has_errors();
    if is_needed && args.format == ImportFormat::Table {
        writeln!(anstream::stderr(), "{words}")?;
    }
    Ok(())
}

fn say_written(files: usize, count: usize, left: &[PathBuf]) -> anyhow::Result<()> {
    let mut stderr = anstream::stderr();
    match (files, count) {
        (0, 0) if left.is_empty() => writeln!(stderr, "There is no row to import.")?,
        (0, 0) => writeln!(stderr, "Nothing was written: no row is good.")?,
        (0, _) => writeln!(stderr, "Nothing changes: the registry says so already.")?,
        (1, _) => writeln!(stderr, "Wrote 1 file.")?,
        (files, _) => writeln!(stderr, "Wrote {files} files.")?,
    }
    let shown: Vec<String> =
        left.iter().map(|path| visible(&path.to_string_lossy()).into_owned()).collect();
    if !shown.is_empty() {
        writeln!(
            stderr,
            "The refused rows are in {}, with the reasons. Mend them, and import them like the sheets that \
             they come from, with the same --map and --link.",
            shown.join(" and ")
        )?;
    }
    Ok(())
}

fn status(outcome: &Outcome) -> Status {
    if outcome.has_errors() { Status::Findings } else { Status::Clean }
}
