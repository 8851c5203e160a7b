//! `mieux expert erase`: what is held on a person goes, and what figures count stays.

use std::io::Write;

use mieux::change::Changes;
use mieux::edit::{Change, EditError, edit};
use mieux::files::private_file;
use mieux::model::{EdtfDate, FileKind, Kind};
use mieux::registry::{Registry, SourceFile};
use mieux::render::visible;
use mieux::schema::{Schemas, Shape};
use mieux::yaml::{Node, Value};

use crate::commands::apply::{OnErrors, Outcome, Policy, change};
use crate::commands::{day, record};
use crate::globals::{Access, Globals, Status};

/// Erase what is held on a person: the private file, and all of the record but what figures count
///
/// What stays is a tombstone: the id, the country of origin, the sector, and the sources of these. Records
/// that name the expert stay as they are, so that no figure changes. Answers Article 17 of the GDPR. What
/// remains in the history of git is said at the end, with the command that removes it.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The id of the expert
    #[arg(value_name = "ID")]
    id: String,
    /// The day of the erasure: YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: EdtfDate,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// What may hold data on the person. Origin and sector stand in the figures.
const FIELDS: [&str; 9] = [
    "affiliations",
    "languages",
    "themes",
    "areas",
    "roster",
    "availability",
    "consent",
    "retention",
    "notes",
];

impl Args {
    /// What the command may do to the registry.
    pub(super) fn access(&self) -> Access {
        Access::changing_unless(self.dry_run)
    }
}

pub(super) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let policy = Policy {
        is_dry_run: args.dry_run,
        shows_diff: true,
        shows_warnings: false,
        names_files: false,
        on_errors: OnErrors::Refuse,
    };
    let planned = change(globals, &globals.root()?, policy, out, |registry, _| {
        let (_, source, _) = record::to_change(registry, &args.id, Some(Kind::Expert))?;
        let mut changes = Changes::default();
        changes.replace(source, tombstone(registry, source, args.today)?);
        let private = private_file(&registry.root, &args.id)?.map(|private| {
            changes.remove_private(registry, &private.path, private.text);
            private.path
        });
        Ok((changes, (source.path.clone(), private)))
    });
    let (outcome, (path, private)) = planned?;
    if outcome == Outcome::Refused {
        return Ok(outcome.status());
    }
    if let Some(private) = private {
        let verb = if args.dry_run { "Would remove" } else { "Removed" };
        writeln!(out, "{verb} {}.", visible(&private.to_string_lossy()))?;
    }
    let path = path.to_string_lossy();
    let path = visible(&path);
    writeln!(
        out,
        "\nThe history of git still has the earlier states of {path}. `git log --oneline --follow -- {path}` lists \
         them. To remove them, in a fresh clone and with everybody who has one told: `git filter-repo --invert-paths \
         --path {path}`, then put the tombstone back and push it with --force. Copies elsewhere stay."
    )?;
    Ok(outcome.status())
}

/// Whether a field of an expert may hold data on the person; those that the registry adds may.
fn is_erased(shape: &Shape, field: &str) -> bool {
    let built_in = Schemas::built_in().shape(FileKind::Record(Kind::Expert));
    let is_own = shape.field(field).is_some() && built_in.field(field).is_none();
    is_own || FIELDS.contains(&field)
}

/// The text of an expert's record with nothing but what figures count, and the day of the erasure.
fn tombstone(registry: &Registry, source: &SourceFile, day: EdtfDate) -> Result<String, EditError> {
    let shape = registry.shape(FileKind::Record(Kind::Expert));
    let mut text = source.text().to_owned();
    let entries = source.root().map_or(&[][..], Node::entries).iter();
    for field in entries.map(|entry| entry.key.as_str()).filter(|field| is_erased(shape, field)) {
        text = edit(&text, shape, &field.parse()?, &Change::Unset)?;
    }
    let day = Value::String(day.to_string().into());
    edit(&text, shape, &"erased".parse()?, &Change::Set(day))
}
