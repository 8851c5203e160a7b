//! `mieux expert erase`: what is kept on a person goes, and what figures count stays.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use mieux::cache::Index;
use mieux::change::Changes;
use mieux::files::PrivateFolder;
use mieux::message;
use mieux::message::{Message, Value};
use mieux::model::{EdtfDate, Kind};
use mieux::registry::Registry;
use mieux::store::remove_private;

use super::tombstone::tombstone;
use crate::clock;
use crate::commands::apply::{Changed, OnErrors, Outcome, Policy, change};
use crate::commands::person::Person;
use crate::commands::sentence::{say, sentence};
use crate::commands::{complete, day, examples, record};
use crate::globals::{Access, Globals, Status};

const EXAMPLES: &[(&str, &str)] =
    &[("See what would be erased", "mieux expert erase exp-0001 --dry-run")];

/// Erase the personal data of an expert
///
/// Answers a request under Article 17 of the GDPR. Removes the files in private/ that are named after the
/// expert, without keeping a copy, and all fields of the record except those that figures count: the ids,
/// the country of origin, the sector, and the sources of these that other records name too. ID is a current
/// or former id.
///
/// Records that name the expert do not change, so no figure changes. They are listed.
///
/// The exit status is 1 if files that mention the expert are left, which are listed, and 2 if a file could
/// not be removed. Run the command again when you have fixed that.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Current or former id of the expert
    #[arg(value_name = "ID", add = complete::ids(Some(Kind::Expert)))]
    id: String,
    /// Day of the erasure, YYYY-MM-DD [default: today, UTC]
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<EdtfDate>,
    /// Show the changes without writing them
    #[arg(long)]
    dry_run: bool,
}

impl Args {
    /// What the command may do to the registry.
    pub(super) fn access(&self) -> Access {
        Access::changing_unless(self.dry_run)
    }
}

/// What there is on the person, once the record is planned.
struct Found {
    id: String,
    /// The paths that the record has and had.
    paths: Vec<PathBuf>,
    private: Option<PrivateFolder>,
    /// What is removed from the private folder.
    files: Vec<PathBuf>,
    /// What may be on the person and is not removed.
    other_files: Vec<String>,
    /// Where other records name the person.
    references: Vec<Message>,
}

pub(super) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let today = clock::today_or(args.today)?;
    // What goes is shown only to somebody who asks to see it: it is about a person.
    let policy = Policy {
        reads_all: false,
        is_dry_run: args.dry_run,
        shows_diff: args.dry_run,
        shows_warnings: false,
        names_files: false,
        // What is wrong with the record must not keep the data of a person.
        on_errors: OnErrors::Write,
    };
    let root = globals.root()?;
    let Changed { outcome, planned: found, .. } =
        change(globals, &root, policy, out, |registry, _| plan(registry, &args.id, today))?;
    if outcome == Outcome::Refused {
        return Ok(outcome.status());
    }
    if let (Outcome::Written(files), Some(path)) = (&outcome, found.paths.first()) {
        let (id, path) = (&found.id, path.display());
        let done = match files.is_empty() {
            true => message!("erase.already", path),
            false => message!("erase.done", id, day = today.to_string(), path),
        };
        say(&done, globals, out)?;
    }
    let mut failed = remove(&found, args.dry_run, globals, out)?;
    if !args.dry_run {
        failed.extend(forgotten(&root).err());
    }
    write_rest(&found, globals, out)?;
    if !failed.is_empty() {
        bail!(message!("erase.failed", reasons = Value::Sequence(failed)));
    }
    Ok(if found.other_files.is_empty() { Status::Clean } else { Status::Findings })
}

/// Removes the index, which has the record as it was; why it could not be.
fn forgotten(root: &Path) -> Result<(), Value> {
    let Some(index) = Index::of(root) else { return Ok(()) };
    let path = index.path();
    let cleared = index.clear().map(drop);
    cleared.map_err(|reason| {
        message!("index.cannot-clear", path = path.display(), reason = &reason).into()
    })
}

fn plan(registry: &Registry, id: &str, today: EdtfDate) -> anyhow::Result<(Changes, Found)> {
    let person = Person::find(registry, id)?;
    let mut changes = Changes::default();
    let mut id = id.to_owned();
    if let Some((_, source)) = person.record {
        id = source.id_or_stem().to_string();
        record::to_change(registry, &id, Some(Kind::Expert))?;
        changes.replace(source, tombstone(registry, source, today)?);
    }
    let found = Found {
        id,
        paths: person.paths(),
        private: person.private().cloned(),
        files: person.private_files()?,
        other_files: person.other_files()?,
        references: person.references(),
    };
    Ok((changes, found))
}

/// Removes the private files, or says what would be removed; why some could not be.
fn remove(
    found: &Found,
    is_dry_run: bool,
    globals: &Globals,
    out: &mut dyn Write,
) -> anyhow::Result<Vec<Value>> {
    let mut failed = Vec::new();
    let Some(private) = &found.private else { return Ok(failed) };
    for file in &found.files {
        let path = private.shown(file);
        let path = path.display();
        if is_dry_run {
            say(&message!("file.would-remove", path), globals, out)?;
            continue;
        }
        match remove_private(private.path(), file) {
            Ok(()) => say(&message!("file.removed", path), globals, out)?,
            Err(error) => failed.push(Value::Message(error.to_message())),
        }
    }
    Ok(failed)
}

/// Lists what the command leaves to a person.
fn write_rest(found: &Found, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<()> {
    let id = &found.id;
    if !found.other_files.is_empty() {
        writeln!(out)?;
        say(&message!("erase.other-files", id), globals, out)?;
        found.other_files.iter().try_for_each(|file| writeln!(out, "  {file}"))?;
    }
    if !found.references.is_empty() {
        writeln!(out)?;
        say(&message!("erase.references", id), globals, out)?;
        let mut places = found.references.iter().map(|place| sentence(place, globals));
        places.try_for_each(|place| writeln!(out, "  {place}"))?;
    }
    if let [path, ..] = found.paths.as_slice() {
        let paths: Vec<String> =
            found.paths.iter().map(|path| format!("--path {}", path.display())).collect();
        let history = message!("erase.history", path = path.display(), paths = paths.join(" "));
        writeln!(out)?;
        say(&history, globals, out)?;
    }
    Ok(())
}
