//! `mieux expert erase`: what is held on a person goes, and what figures count stays.

use std::collections::BTreeMap;
use std::io::Write;

use mieux::edit::{Change, edit};
use mieux::files::private_file;
use mieux::model::{EdtfDate, FileKind, Kind};
use mieux::render::visible;
use mieux::store::Plan;
use mieux::yaml::Value;

use crate::commands::changes::{by_path, of_texts, plan, show_diff};
use crate::commands::{checked, day, record};
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
    let registry = globals.load()?;
    let (file, source, _) = record::to_change(&registry, &args.id, Some(Kind::Expert))?;
    let shape = registry.shape(FileKind::Record(Kind::Expert));
    let mut text = registry.text(file).to_owned();
    for field in FIELDS {
        if registry.root(file).is_some_and(|root| root.get(field).is_some()) {
            text = edit(&text, shape, &field.parse()?, &Change::Unset)?;
        }
    }
    let date = Value::String(args.today.to_string().into());
    text = edit(&text, shape, &"erased".parse()?, &Change::Set(date))?;
    let texts = BTreeMap::from([(file, text)]);
    let changes = of_texts(&texts);
    show_diff(&registry, &changes, out)?;
    if checked::is_refused(&registry, by_path(&registry, &texts), globals, out)? {
        return Ok(Status::Findings);
    }
    let private = private_file(&registry.root, &args.id)?;
    let mut plan: Plan = plan(&registry, &changes);
    if let Some(private) = &private {
        let below = private.path.strip_prefix(&registry.root).unwrap_or(&private.path);
        plan.remove(below, private.text.as_str());
        let will = if args.dry_run { "Would remove" } else { "Removed" };
        writeln!(out, "{will} {}.", visible(&private.path.to_string_lossy()))?;
    }
    if !args.dry_run {
        globals.commit(&registry.root, &plan)?;
    }
    let path = source.path.to_string_lossy();
    let path = visible(&path);
    writeln!(
        out,
        "\nThe history of git still has the earlier states of {path}. `git log --oneline --follow -- {path}` lists \
         them. To remove them, in a fresh clone and with everybody who has one told: `git filter-repo --invert-paths \
         --path {path}`, then put the tombstone back and push it with --force. Copies elsewhere stay."
    )?;
    Ok(Status::Clean)
}
