//! `mieux rename`: another id for a record, in its file and wherever it is referred to.

use std::io::Write;
use std::path::{Component, PathBuf};

use anyhow::bail;
use mieux::change::{ChangedFile, Changes, FileChange};
use mieux::check::is_record_id;
use mieux::edit::{Change, apply, edit};
use mieux::finding::Fix;
use mieux::message;
use mieux::model::{FileKind, IdForm, Kind};
use mieux::naming::id_of_text;
use mieux::registry::{FileId, Registry, SourceFile};
use mieux::render::visible;
use mieux::schema::Shape;
use mieux::yaml::{Node, Route, Value, read};

use super::apply::{Changed, OnErrors, Outcome, Policy, change};
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

/// One record that gets another id.
struct Renaming {
    file: FileId,
    kind: Kind,
    old: String,
    new: String,
    /// Where its file goes, below the registry.
    to: PathBuf,
}

impl Args {
    /// What the command may do to the registry.
    pub(crate) fn access(&self) -> Access {
        Access::changing_unless(self.dry_run)
    }
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let policy = Policy {
        is_dry_run: args.dry_run,
        shows_diff: args.dry_run,
        shows_warnings: false,
        names_files: false,
        on_errors: OnErrors::unless(args.force),
    };
    let Changed { outcome, planned: (words, left, private), .. } =
        change(globals, &globals.root()?, policy, out, |registry, _| {
            let renamings = renamings(registry, args)?;
            let private = match renamings.first() {
                Some(Renaming { kind: Kind::Expert, old, new, .. }) => {
                    PrivateRenaming::all(registry, old, new)?
                }
                _ => Vec::new(),
            };
            let changes = changes(registry, &renamings)?;
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
    let renamed =
        renamings.iter().map(|Renaming { old, new, .. }| message!("rename.done", old, new));
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
    let first = Renaming {
        file,
        kind,
        old: args.old.clone(),
        new: args.new.clone(),
        to: renamed_path(source, &args.new, None),
    };
    let mut all = vec![first];
    if args.with_activities {
        for (id, rest) in named_after(registry, args) {
            let (file, source, kind) = record::to_change(registry, id, Some(Kind::Activity))?;
            let new = format!("{}{rest}", args.new);
            let to = renamed_path(source, &new, Some(args));
            all.push(Renaming { file, kind, old: id.to_owned(), new, to });
        }
    }
    for renaming in &all {
        ensure_free(registry, renaming)?;
        record::ensure_no_unreadable_reference(registry, &renaming.old)?;
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

/// Fails unless the new id is one of its kind that no other record has or had, and no file has its path.
fn ensure_free(registry: &Registry, renaming: &Renaming) -> anyhow::Result<()> {
    let Renaming { file, kind, old, new, to } = renaming;
    if new == old {
        bail!(message!("rename.same", id = old));
    }
    if !is_record_id(*kind, new) {
        let help = match (id_of_text(*kind, new), kind.id_form()) {
            (Some(meant), _) => message!("did-you-mean", meant),
            (None, IdForm::Numbered(prefix)) => message!("malformed-id.help-number", prefix),
            (None, _) => message!("malformed-id.help"),
        };
        let kind = message::Value::Kind(kind.name());
        bail!(message!("rename.malformed", id = new, kind, help));
    }
    let others = || registry.files_with_ids().filter(|(other, _)| other != file);
    let of_kind = |source: &SourceFile| source.kind == FileKind::Record(*kind);
    let is_taken = |source: &SourceFile| source.stated_id() == Some(new) || source.stem() == *new;
    let taken = others().find(|(_, source)| of_kind(source) && is_taken(source));
    if let Some((_, other)) = taken {
        bail!(message!("rename.taken", id = new, path = other.path.display()));
    }
    let mut former = registry.former_ids();
    if let Some((_, _, other)) =
        former.find(|(of, former, id)| (of, former) == (kind, &new.as_str()) && id != old)
    {
        bail!(message!("rename.former", id = new, other));
    }
    if let Some((_, other)) = others().find(|(_, source)| source.below == *to) {
        bail!(message!("rename.file", path = other.path.display()));
    }
    Ok(())
}

/// What becomes of every file that has one of the ids or refers to one.
fn changes(registry: &Registry, renamings: &[Renaming]) -> anyhow::Result<Changes> {
    let mut changes = Changes::default();
    for (file, source) in registry.files_with_ids() {
        let Some(root) = source.root() else { continue };
        let own = renamings.iter().find(|renaming| renaming.file == file);
        let shape = registry.shape(source.kind);
        let fixes = fixes(shape, root, own, renamings);
        if fixes.is_empty() && own.is_none() {
            continue;
        }
        let Some(text) = renamed_text(shape, source, &fixes, own, renamings) else {
            bail!(message!("rename.by-hand", path = source.path.display()));
        };
        match own {
            Some(own) => changes.move_to(registry, source, own.to.clone(), text),
            None => changes.replace(source, text),
        }
    }
    Ok(changes)
}

/// Every place of a file that gets a new id.
fn fixes(shape: &Shape, root: &Node, own: Option<&Renaming>, renamings: &[Renaming]) -> Vec<Fix> {
    let mut fixes: Vec<Fix> = Vec::new();
    for renaming in renamings {
        let routes = shape.references_to(root, renaming.kind, &renaming.old).into_iter();
        fixes.extend(routes.map(|route| Fix::Replace { route, value: renaming.new.clone() }));
    }
    if let Some(Renaming { old, new, .. }) = own {
        if root.get("id").is_some() {
            fixes.push(Fix::Replace { route: Route::default().key("id"), value: new.clone() });
        }
        // Where it gets an id back that it had before, the two change places.
        let former = root.get("former_ids").map_or(&[][..], Node::items);
        let same = former.iter().position(|id| id.as_str() == Some(new));
        fixes.extend(same.map(|index| {
            let route = Route::default().key("former_ids").index(index);
            Fix::Replace { route, value: old.clone() }
        }));
    }
    fixes
}

/// The text of a file with the new ids; `None` where one could not be put in its place.
fn renamed_text(
    shape: &Shape,
    source: &SourceFile,
    fixes: &[Fix],
    own: Option<&Renaming>,
    renamings: &[Renaming],
) -> Option<String> {
    let changed = apply(source.text(), &fixes.iter().collect::<Vec<_>>())?;
    let root = read(&changed).root?;
    let is_left =
        |renaming: &Renaming| !shape.references_to(&root, renaming.kind, &renaming.old).is_empty();
    if renamings.iter().any(is_left) {
        return None;
    }
    let Some(Renaming { old, new, .. }) = own else { return Some(changed) };
    if root.get("id")?.as_str() != Some(new) {
        return None;
    }
    let former = Change::Append(vec![Value::String(old.as_str().into())]);
    edit(&changed, shape, &"former_ids".parse().ok()?, &former).ok()
}
