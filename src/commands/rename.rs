//! `mieux rename`: another id for a record, in its file and wherever it is referred to.

use std::io::Write;
use std::path::{Component, PathBuf};

use mieux::change::{ChangedFile, Changes, FileChange, Renaming, ensure_free, renamed};
use mieux::edit::NewId;
use mieux::message;
use mieux::model::Kind;
use mieux::registry::{Registry, SourceFile};
use mieux::render::visible;

use super::apply::{Changed, Outcome, Policy, change};
use super::private::PrivateRenaming;
use super::sentence::sentence;
use super::{complete, examples, record};
use crate::globals::{Access, Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[
    ("See what a rename changes", "mieux rename colombia-ii colombia-iii --dry-run"),
    (
        "Rename an action with its activities",
        "mieux rename peru-iii peru-integration --with-activities",
    ),
];

/// Change a record's id and all references to it
///
/// Renames the file, and changes the id in it and in every record that refers to it; the rest of each file
/// stays as it is. The old id is kept in `former_ids`, so `mieux show` still finds the record. Either all
/// files change or none does. The private file of an expert is renamed afterwards.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Current id
    #[arg(value_name = "OLD", add = complete::ids(None))]
    old: String,
    /// New id
    #[arg(value_name = "NEW")]
    new: String,
    /// Kind, if records of several kinds have this id
    #[arg(long, value_name = "KIND", value_parser = record::kind)]
    kind: Option<Kind>,
    /// Also rename activities whose ids start with the old id
    #[arg(long)]
    with_activities: bool,
    /// Show the changes as a diff without writing them
    #[arg(long)]
    dry_run: bool,
    /// Rename the record even if that adds errors
    #[arg(long)]
    force: bool,
}

impl Args {
    /// What the command may do to the registry.
    pub(crate) fn access(&self) -> Access {
        Access::changing_unless(self.dry_run)
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let policy = Policy {
        shows_diff: args.dry_run,
        names_files: false,
        ..Policy::of(args.dry_run, args.force)
    };
    let Changed { outcome, planned: (words, left, private), .. } =
        change(globals, &globals.root()?, policy, out, |registry, _| {
            let renamings = renamings(registry, args)?;
            let private = match renamings.first() {
                Some(Renaming { id: NewId { kind: Kind::Expert, old, new }, .. }) => {
                    PrivateRenaming::all(registry, old, new)?
                }
                _ => Vec::new(),
            };
            let changes = renamed(registry, &renamings)?;
            let words = words(&renamings, &changes, globals);
            let left = named_after(registry, args).into_iter().map(|(id, _)| id.to_owned());
            Ok((changes, (words, left.collect::<Vec<String>>(), private)))
        })?;
    if outcome == Outcome::Refused {
        return Ok(outcome.status());
    }
    if !args.dry_run {
        write!(out, "{words}")?;
    }
    for renaming in &private {
        renaming.carry_out(args.dry_run, globals, out)?;
    }
    if !args.with_activities && !left.is_empty() {
        let (Args { old, new, .. }, activities) = (args, message::Value::all(&left));
        let left = match args.dry_run {
            true => message!("rename.activities", activities, id = old),
            false => message!("rename.activities-left", activities, old, new),
        };
        globals.tell(&left);
    }
    Ok(outcome.status())
}

/// Which records were renamed, and which files changed.
fn words(renamings: &[Renaming], changes: &Changes, globals: &Globals) -> String {
    let ids = renamings.iter().map(|renaming| &renaming.id);
    let renamed = ids.map(|NewId { old, new, .. }| message!("rename.done", old, new));
    let changed = message!("rename.changed", count = changes.len());
    let sentences = renamed.chain([changed]).map(|one| sentence(&one, globals) + "\n");
    let mut words: String = sentences.collect();
    for (_, ChangedFile { path, change }) in changes.files() {
        let path = path.to_string_lossy();
        words += &match change {
            FileChange::Move { to_path, .. } => {
                let to = to_path.to_string_lossy();
                format!("  {} -> {}\n", visible(&path), visible(&to))
            }
            _ => format!("  {}\n", visible(&path)),
        };
    }
    words
}

/// The record and, where they are wanted, the activities that are named after it.
fn renamings(registry: &Registry, args: &Args) -> anyhow::Result<Vec<Renaming>> {
    let (file, source, kind) = record::to_change(registry, &args.old, args.kind)?;
    let id = NewId { kind, old: args.old.clone(), new: args.new.clone() };
    let first = Renaming { file, id, to: renamed_path(source, &args.new, None) };
    let mut all = vec![first];
    if args.with_activities {
        for (id, rest) in named_after(registry, args) {
            let (file, source, kind) = record::to_change(registry, id, Some(Kind::Activity))?;
            let new = format!("{}{rest}", args.new);
            let to = renamed_path(source, &new, Some(args));
            all.push(Renaming { file, id: NewId { kind, old: id.to_owned(), new }, to });
        }
    }
    for renaming in &all {
        ensure_free(registry, renaming)?;
        record::ensure_no_unreadable_reference(registry, &renaming.id.old)?;
    }
    Ok(all)
}

/// The activities of an action whose ids begin with its id, and how each goes on.
fn named_after<'r>(registry: &'r Registry, args: &Args) -> Vec<(&'r str, &'r str)> {
    let is_action = args.kind.is_none_or(|kind| kind == Kind::Action);
    let own = registry
        .activities
        .iter()
        .filter(|activity| is_action && activity.body.action.as_deref() == Some(args.old.as_str()));
    let named = own.filter_map(|activity| {
        let rest = activity.body.id.strip_prefix(args.old.as_str())?;
        rest.starts_with('-').then_some((activity.body.id.as_str(), rest))
    });
    named.collect()
}

/// The path below the registry with another file name, and in the folder of the action's new id.
fn renamed_path(source: &SourceFile, new: &str, action: Option<&Args>) -> PathBuf {
    let ending = source.below.extension().unwrap_or_default().to_string_lossy();
    let path = source.below.with_file_name(format!("{new}.{ending}"));
    let Some(Args { old, new, .. }) = action else { return path };
    let parts = path.components().map(|part| match part {
        Component::Normal(folder) if folder == old.as_str() => Component::Normal(new.as_ref()),
        part => part,
    });
    parts.collect()
}
