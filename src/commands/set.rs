//! `mieux set`: fields of one record, or of all that a selection picks.

use std::collections::BTreeSet;
use std::io::Write;

use anyhow::bail;
use mieux::change::Changes;
use mieux::check::errors_of;
use mieux::edit::{Address, Assignment, Change, EditError, Operation, edit};
use mieux::fields::by_fields;
use mieux::message;
use mieux::message::Message;
use mieux::model::{FileKind, Kind, Language};
use mieux::query::{Links, Picked, pick_records};
use mieux::registry::{FileId, Registry, SourceFile};
use mieux::report::notes_on_selection;
use mieux::store::lies_in;

use super::apply::{Changed, Policy, change};
use super::field_args::ConditionArgs;
use super::incomplete::{name_errors, print_notes};
use super::selection::SelectionArgs;
use super::sentence::{say, say_note};
use super::{advance, complete, examples, given, record};
use crate::globals::{Access, Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[
    ("Set a field", "mieux set peru-iii end=2019-12 --dry-run"),
    (
        "Add to a list and remove a field",
        "mieux set colombia-ii areas+=asylum --unset notes --dry-run",
    ),
    (
        "Change all actions in Bolivia",
        "mieux set --all action --country Bolivia themes+=IMT --dry-run",
    ),
];

/// Change fields of records, leaving everything else as it is
///
/// FIELD is a field such as `title.es`, `partners[0].role`, `results[-1].title.en` or
/// `partners[partner=pe-dgsd].role`. Give codes and records by any of their names, several separated by
/// commas: `countries=Perú,Ecuador` writes `[PE, EC]`; `partners+=DGSD` adds a partner.
///
/// With --all, the filters choose the records, as in `mieux list`. Nothing is written if the change adds
/// errors. Prints the changes as a diff.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Id of the record, then what to change
    ///
    /// FIELD=VALUE sets a field, FIELD+=VALUE adds to a list, and FIELD-=VALUE removes from it.
    #[arg(value_name = "ID|FIELD=VALUE", add = complete::ids(None))]
    words: Vec<String>,
    /// Remove a field
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    unset: Vec<Address>,
    /// Change all records of KIND that the filters choose
    #[arg(long, value_name = "KIND", value_parser = record::kind)]
    all: Option<Kind>,
    /// Show the changes without writing them
    #[arg(long)]
    dry_run: bool,
    /// Write the changes even if they add errors
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    conditions: ConditionArgs,
    #[command(flatten)]
    selection: SelectionArgs,
}

impl Args {
    /// What the command may do to the registry.
    pub(crate) fn access(&self) -> Access {
        Access::changing_unless(self.dry_run)
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let policy = Policy::of(args.dry_run, args.force);
    let Changed { outcome, planned: (notes, unchecked), errors } =
        change(globals, &globals.root()?, policy, out, |registry, shown| {
            let Targets { files, assignments, notes: on_selection } =
                targets(args, registry, globals.language())?;
            let Plan { changes, notes, idle } = changes(args, registry, &files, &assignments)?;
            let more = notes.len().saturating_sub(MOST_NOTES);
            for note in notes.into_iter().take(MOST_NOTES) {
                say_note(note, globals, shown)?;
            }
            if more > 0 {
                say_note(message!("set.more", count = more), globals, shown)?;
            }
            let is_idle = !idle.is_empty();
            for reason in idle {
                match changes.is_empty() {
                    true => say(&message!("set.no-change", reason), globals, shown)?,
                    false => say_note(reason, globals, shown)?,
                }
            }
            if files.is_empty() {
                say(&message!("set.nothing-chosen"), globals, shown)?;
            } else if changes.is_empty() && !is_idle {
                let same = match args.all {
                    Some(_) => message!("set.same-all"),
                    None => message!("set.same"),
                };
                say(&same, globals, shown)?;
            }
            // A record in error may be left out of a selection that means it.
            let is_checked = !changes.is_empty() && !args.force;
            let unchecked = match args.all {
                Some(_) if !is_checked => errors_of(registry)?,
                _ => Vec::new(),
            };
            Ok((changes, (on_selection, unchecked)))
        })?;
    print_notes(&notes, globals);
    let incomplete = match args.all {
        Some(_) => errors.unwrap_or(unchecked),
        None => Vec::new(),
    };
    Ok(match name_errors(&incomplete, globals.words()) {
        Status::Clean => outcome.status(),
        Status::Findings => Status::Findings,
    })
}

/// How many notes are shown.
const MOST_NOTES: usize = 10;

/// What becomes of the files of the records that are named or selected.
#[derive(Default)]
struct Plan {
    changes: Changes,
    /// What to know about it.
    notes: Vec<Message>,
    /// What a record that is named lacks already.
    idle: Vec<Message>,
}

fn changes(
    args: &Args,
    registry: &Registry,
    files: &[FileId],
    assignments: &[Assignment],
) -> anyhow::Result<Plan> {
    let mut plan = Plan::default();
    let Some(first) = files.first().map(|file| registry.file(*file)) else {
        return Ok(plan);
    };
    let mut edits = Vec::new();
    for assignment in assignments {
        let change = given::change(registry, first.kind, assignment)
            .map_err(|error| in_file(first, &error))?;
        edits.push((assignment.address.clone(), change, idle(assignment)));
    }
    edits.extend(args.unset.iter().map(|address| {
        let idle = message!("set.no-field", field = address.to_string());
        (address.clone(), Change::Unset, Some(idle))
    }));
    for file in files {
        let source = registry.file(*file);
        if !lies_in(&registry.root, &source.path) {
            bail!(message!("set.leads-out", path = source.path.display()));
        }
        let (text, idle) =
            edited(registry, source, &edits).map_err(|error| in_file(source, &error))?;
        if args.all.is_none() {
            plan.idle = idle;
        }
        plan.notes.extend(advance::passed_over(registry, *file, &text));
        plan.changes.replace(source, text);
    }
    Ok(plan)
}

/// What to say where a change is refused, and of which file.
fn in_file(source: &SourceFile, error: &EditError) -> Message {
    message!("error.in-file", path = source.path.display(), reason = error.to_message())
}

/// What to say where what an assignment takes away is not there.
fn idle(assignment: &Assignment) -> Option<Message> {
    let Assignment { address, operation, value } = assignment;
    match operation {
        Operation::Remove => Some(message!("set.no-item", field = address.to_string(), value)),
        Operation::Append | Operation::Set => None,
    }
}

/// What is changed, and how.
struct Targets {
    files: Vec<FileId>,
    assignments: Vec<Assignment>,
    /// What a selection leaves out, or contains by dates that are not its own.
    notes: Vec<String>,
}

/// The files to change, and what to set in them.
fn targets(args: &Args, registry: &Registry, language: Language) -> anyhow::Result<Targets> {
    let has_sign = |word: &&String| word.contains('=');
    let mut notes = Vec::new();
    let (files, words) = match (args.all, args.words.split_first()) {
        (Some(kind), _) => {
            let links = Links::new(registry);
            let mut picked = pick_records(&links, &args.selection.resolve(registry)?, kind);
            if args.conditions.is_given() {
                by_fields(&links, kind, &mut picked, &args.conditions.options(), language)?;
            }
            notes = notes_on_selection(&picked, kind, language);
            (files_of(&picked, kind, registry), args.words.as_slice())
        }
        (None, Some((id, words))) if !has_sign(&id) => {
            if args.conditions.is_given() || !args.selection.resolve(registry)?.is_everything() {
                bail!(message!("set.filters", id));
            }
            let found = record::find(registry, id, None)?;
            if let [_, _, ..] = found.as_slice() {
                bail!(message!("set.several-kinds", id));
            }
            (found.into_iter().map(|(file, _)| file).collect(), words)
        }
        _ => bail!(message!("set.no-record")),
    };
    if words.is_empty() && args.unset.is_empty() {
        bail!(message!("set.no-value"));
    }
    let assignments: Vec<Assignment> =
        words.iter().map(|word| word.parse()).collect::<Result<_, _>>()?;
    let id: Address = "id".parse()?;
    if let Some(assignment) = assignments.iter().find(|one| one.address == id) {
        let id = args.words.first().filter(|_| args.all.is_none()).map_or("ID", String::as_str);
        bail!(message!("set.id", id, value = &assignment.value));
    }
    Ok(Targets { files, assignments, notes })
}

/// The files of the records of a kind that a selection picks, sorted by path.
fn files_of(picked: &Picked<'_>, kind: Kind, registry: &Registry) -> Vec<FileId> {
    let ids: BTreeSet<&str> = picked.ids(kind).into_iter().collect();
    let is_picked = |file: &SourceFile| {
        file.kind == FileKind::Record(kind) && file.stated_id().is_some_and(|id| ids.contains(id))
    };
    registry.files_with_ids().filter(|(_, file)| is_picked(file)).map(|(id, _)| id).collect()
}

/// The text of a file after all changes, and what to say of those that change nothing.
fn edited(
    registry: &Registry,
    source: &SourceFile,
    edits: &[(Address, Change, Option<Message>)],
) -> Result<(String, Vec<Message>), EditError> {
    let shape = registry.shape(source.kind);
    let (mut text, mut idle) = (source.text().to_owned(), Vec::new());
    for (address, change, otherwise) in edits {
        let changed = edit(&text, shape, address, change)?;
        if changed == text {
            idle.extend(otherwise.clone());
        }
        text = changed;
    }
    Ok((text, idle))
}
