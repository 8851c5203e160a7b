//! `mieux log`: what has become of one record, commit by commit.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use mieux::compare::{Version, texts_in, version_change};
use mieux::files::{Files, Folder, Listed};
use mieux::history::{FileVersions, LogEntry, Repository};
use mieux::message;
use mieux::model::FileKind;
use mieux::registry::{Registry, kind_of_path, read_part};
use mieux::render::{Logged, TableFormat, last_changes_table, log_table, write_log};
use mieux::suggest::nearest_name;
use mieux::yaml::{Node, read};

use super::diff::{ensure_fields, is_within};
use super::output::OutputArgs;
use super::{complete, examples};
use crate::at::may_fetch;
use crate::globals::{Globals, Status};

const EXAMPLES: &[(&str, &str)] = &[
    ("Show what has become of an action", "mieux log peru-iii"),
    ("Show when its status changed", "mieux log peru-iii --field status"),
    ("Show the commit that last changed each field", "mieux log peru-iii --last"),
];

/// Show what has become of a record, commit by commit
///
/// Lists the commits of the current branch that changed the record, the last one first, and what each changed, field by
/// field. The record is followed through folders and through renames (`former_ids`); it need not exist any more.
/// Commits of merged branches are shown as the merge that brought them.
#[derive(Debug, clap::Args)]
#[command(after_long_help = examples(EXAMPLES))]
pub(crate) struct Args {
    /// Id of the record, now or formerly
    #[arg(value_name = "ID", add = complete::ids(None))]
    id: String,
    /// Only changes of this field, with all that is in it
    #[arg(long = "field", value_name = "FIELD", value_delimiter = ',', help_heading = "Filters")]
    fields: Vec<String>,
    /// List the fields with the commit that last changed each
    #[arg(long)]
    last: bool,
    /// Leave out the names of authors
    #[arg(long)]
    no_authors: bool,
    /// Fetch the files that a partial clone does not have [default: on a CI server]
    #[arg(long, hide_short_help = true)]
    fetch: bool,
    #[command(flatten)]
    output: OutputArgs,
}

/// The trees of a record's file before and after a commit.
struct Trees<'e> {
    entry: &'e LogEntry,
    kind: FileKind,
    before: Option<(&'e Path, Option<Node>)>,
    after: Option<(&'e Path, Option<Node>)>,
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let output = args.output.open()?;
    let root = globals.root()?;
    let repository = Repository::of(&root)?;
    let folder = Folder::open(&root)?;
    let listed = folder.list().into_iter().filter(Listed::is_file);
    let below: Vec<PathBuf> = listed.map(|file| file.below).collect();
    let is_there = below.iter().any(|below| has_stem(below, &args.id));
    let mut ids = BTreeSet::from([args.id.clone()]);
    if !is_there {
        let registry = globals.load_records()?;
        let now = registry.former_ids().filter(|(_, former, _)| *former == args.id);
        ids.extend(now.map(|(_, _, now)| now.to_owned()));
    }
    let entries = with_former_ids(&repository, ids, may_fetch(args.fetch))?;
    if entries.is_empty() {
        if !is_there {
            bail!(match nearest_name(&args.id, below.iter().filter_map(|below| stem(below))) {
                Some(meant) => message!("log.unknown-near", id = &args.id, meant),
                None => message!("log.unknown", id = &args.id),
            });
        }
        globals.inform(&message!("log.not-committed", id = &args.id));
        return Ok(Status::Clean);
    }
    if repository.is_shallow() {
        globals.inform(&message!("log.shallow"));
    }
    let trees: Vec<Trees<'_>> = entries.iter().flat_map(trees).collect();
    let roots = trees.iter().flat_map(|trees| [&trees.before, &trees.after]);
    let roots = roots.flatten().filter_map(|(_, root)| root.as_ref());
    let mentioned: BTreeSet<&str> = roots.flat_map(texts_in).collect();
    let is_named = |below: &&PathBuf| stem(below).is_some_and(|stem| mentioned.contains(stem));
    let paths = below.iter().filter(is_named).cloned().collect();
    let registry = globals.with_read_lock(&root, || read_part(&folder, &root, &paths))??;
    ensure_fields(&args.fields, &registry)?;
    let log: Vec<Logged<'_>> =
        trees.iter().filter_map(|trees| logged(trees, &registry, args)).collect();
    let (language, screen) = (output.language(globals), globals.screen());
    match (args.last, output.format()) {
        (true, _) => output.table(&last_changes_table(&log, language), globals, out)?,
        (false, TableFormat::Table) => output.write(screen, out, |screen, bytes| {
            write_log(&log, &registry, language, screen, bytes)
        })?,
        (false, _) => output.table(&log_table(&log, &registry, language), globals, out)?,
    }
    Ok(Status::Clean)
}

/// The commits that have changed a record under any of these ids, or under one that it had before.
fn with_former_ids(
    repository: &Repository,
    mut ids: BTreeSet<String>,
    may_fetch: bool,
) -> anyhow::Result<Vec<LogEntry>> {
    loop {
        let entries = repository.log_of_files(&ids, may_fetch)?;
        let files = entries.iter().flat_map(|entry| &entry.files);
        let former: BTreeSet<String> = files.flat_map(former_ids).collect();
        if former.is_subset(&ids) {
            return Ok(entries);
        }
        ids.extend(former);
    }
}

/// The ids that a record had before, as its file says after a commit.
fn former_ids(file: &FileVersions) -> Vec<String> {
    let root = file.after.as_deref().and_then(tree);
    let ids = root.as_ref().and_then(|root| root.get("former_ids")).map(Node::items);
    ids.unwrap_or_default().iter().filter_map(|id| Some(id.as_str()?.to_owned())).collect()
}

fn tree(bytes: &[u8]) -> Option<Node> {
    read(str::from_utf8(bytes).ok()?).root
}

/// The trees of each kind of record that a commit has changed.
fn trees(entry: &LogEntry) -> Vec<Trees<'_>> {
    let kinds: BTreeSet<FileKind> =
        entry.files.iter().filter_map(|file| kind_of_path(&file.below)).collect();
    let of_kind = |kind: FileKind| {
        let files = || {
            let files = entry.files.iter();
            files.filter(move |file| kind_of_path(&file.below) == Some(kind))
        };
        let version = |bytes: fn(&FileVersions) -> Option<&[u8]>| {
            files().find_map(|file| Some((file.below.as_path(), tree(bytes(file)?))))
        };
        let before = version(|file| file.before.as_deref());
        let after = version(|file| file.after.as_deref());
        Trees { entry, kind, before, after }
    };
    kinds.into_iter().map(of_kind).collect()
}

/// What became of the record in a commit; `None` if that is nothing that is wanted.
fn logged<'t>(trees: &'t Trees<'_>, registry: &'t Registry, args: &Args) -> Option<Logged<'t>> {
    let version = |side: &'t Option<(&Path, Option<Node>)>| {
        side.as_ref().map(|(below, root)| Version { below, root: root.as_ref() })
    };
    let shape = registry.shape(trees.kind);
    let (before, after) = (version(&trees.before), version(&trees.after));
    let mut change = version_change(trees.kind, shape, before, after)?;
    if !args.fields.is_empty() {
        change.fields.retain(|field| is_within(&field.field, &args.fields));
        if change.fields.is_empty() {
            return None;
        }
    }
    let LogEntry { commit, day, author, subject, .. } = trees.entry;
    Some(Logged {
        commit: commit.get(..8).unwrap_or(commit).to_owned(),
        day: day.clone(),
        author: (!args.no_authors).then(|| author.clone()),
        subject: subject.clone(),
        change,
    })
}

fn stem(below: &Path) -> Option<&str> {
    below.file_stem()?.to_str()
}

fn has_stem(below: &Path, id: &str) -> bool {
    stem(below) == Some(id)
}
