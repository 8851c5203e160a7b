//! `mieux remove`: a record, and with `--cascade` whatever refers to it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal, Write};

use anyhow::{anyhow, bail};
use mieux::edit::apply;
use mieux::finding::Fix;
use mieux::model::{FileKind, Kind};
use mieux::registry::{FileId, Registry, load_registry};
use mieux::render::{Lines, visible};
use mieux::yaml::{Route, Step, Value, from_node, read};
use serde_json::Value as Json;

use super::changes::{self, Becomes, Changes};
use super::record;
use crate::globals::{Globals, Status};

/// Remove a record that nothing refers to
///
/// Where something refers to it, this says what, and changes nothing. With --cascade the references go
/// as well, and with an action its activities; what would go is shown first.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The id of the record
    #[arg(value_name = "ID")]
    id: String,
    /// The kind, where records of several kinds have the id
    #[arg(long, value_name = "KIND", value_parser = record::kind)]
    kind: Option<Kind>,
    /// Take away the references to it as well, and with an action its activities
    #[arg(long)]
    cascade: bool,
    /// Do so without asking
    #[arg(long, requires = "cascade")]
    yes: bool,
}

/// What goes.
struct Removal<'r> {
    /// The records, the one that was named first.
    records: Vec<(FileId, Kind, &'r str)>,
    /// The references to them from records that stay.
    references: Vec<(FileId, Route)>,
}

pub(crate) fn run(args: &Args, globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let root = globals.root()?;
    let registry = globals.with_read_lock(&root, || load_registry(&root))??;
    let (file, source, kind) = record::to_change(&registry, &args.id, args.kind)?;
    let removal = removal(&registry, args)?;
    let is_alone = removal.records.len() == 1 && removal.references.is_empty();
    if !is_alone && !args.cascade {
        let mut words = format!("the {kind} `{}` is referred to:\n", args.id);
        for (file, route) in references(&registry, file, kind, &args.id) {
            words += &format!("  {}\n", place(&registry, file, &route));
        }
        bail!("{words}`mieux remove {} --cascade` shows what would go with it", args.id);
    }
    let changes = changes(&registry, &removal)?;
    if !is_alone {
        show(&registry, &removal, out)?;
        out.flush()?;
        if !args.yes && !is_confirmed()? {
            bail!("nothing was removed; add --yes to remove all of this");
        }
    }
    let again = |registry: &Registry| {
        Ok(changes::plan(registry, &self::changes(registry, &self::removal(registry, args)?)?))
    };
    globals.commit_planned(&root, &changes::plan(&registry, &changes), again)?;
    let path = source.path.to_string_lossy();
    writeln!(out, "Removed the {kind} {}: {}", args.id, visible(&path))?;
    Ok(Status::Clean)
}

/// Asks on a terminal; where there is none nobody has agreed.
fn is_confirmed() -> anyhow::Result<bool> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Ok(false);
    }
    write!(io::stderr(), "Remove all of this? [y/N] ")?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(["y", "yes"].contains(&answer.trim().to_lowercase().as_str()))
}

/// Everything that goes with a record.
fn removal<'r>(registry: &'r Registry, args: &'r Args) -> anyhow::Result<Removal<'r>> {
    let (file, _, kind) = record::to_change(registry, &args.id, args.kind)?;
    let mut records = vec![(file, kind, args.id.as_str())];
    if kind == Kind::Action {
        let own = registry.activities.iter();
        let own = own.filter(|activity| activity.body.action.as_deref() == Some(&args.id));
        records.extend(own.map(|one| (one.file, Kind::Activity, one.body.id.as_str())));
    }
    let mut all = Vec::new();
    for (file, kind, id) in &records {
        record::refuse_hidden(registry, id)?;
        all.extend(references(registry, *file, *kind, id));
    }
    all.retain(|(from, _)| !records.iter().any(|(file, _, _)| file == from));
    Ok(Removal { records, references: all })
}

/// Where other files refer to a record.
fn references(registry: &Registry, own: FileId, kind: Kind, id: &str) -> Vec<(FileId, Route)> {
    let others = registry.files_with_ids().filter(|(file, _)| *file != own);
    let found = others.flat_map(|(file, source)| {
        let root = registry.root(file);
        let routes = root.map_or_else(Vec::new, |root| {
            registry.shape(source.kind).references_to(root, kind, id)
        });
        routes.into_iter().map(move |route| (file, route))
    });
    found.collect()
}

/// A place as an editor opens it, and the field there.
fn place(registry: &Registry, file: FileId, route: &Route) -> String {
    let node = registry.root(file).and_then(|root| route.find(root));
    let start = node.map_or(0, |node| node.span.start);
    let line = Lines::new(registry.text(file)).position(start).line;
    format!("{}:{line}: {route}", registry.file(file).path.display())
}

fn show(registry: &Registry, removal: &Removal<'_>, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(out, "These records go:")?;
    for (file, _, _) in &removal.records {
        writeln!(out, "  {}", visible(&registry.file(*file).path.to_string_lossy()))?;
    }
    if !removal.references.is_empty() {
        writeln!(out, "What refers to them goes as well:")?;
    }
    for (file, route) in &removal.references {
        writeln!(out, "  {}", visible(&place(registry, *file, &what_goes(route))))?;
    }
    Ok(())
}

/// What goes with a reference: the item of a list that it stands in, else its field.
fn what_goes(route: &Route) -> Route {
    let steps = route.steps();
    let last = steps.iter().rposition(|step| matches!(step, Step::Index(_)));
    last.map_or_else(|| route.clone(), |index| Route::new(steps[..=index].to_vec()))
}

fn changes(registry: &Registry, removal: &Removal<'_>) -> anyhow::Result<Changes> {
    let mut changes: Changes =
        removal.records.iter().map(|(file, _, _)| (*file, Becomes::Gone)).collect();
    let mut routes: BTreeMap<FileId, BTreeSet<Route>> = BTreeMap::new();
    for (file, route) in &removal.references {
        routes.entry(*file).or_default().insert(what_goes(route));
    }
    for (file, routes) in routes {
        let text = without(registry, file, &routes, &removal.records);
        let text = text.ok_or_else(|| {
            let path = registry.file(file).path.display();
            anyhow!("{path} cannot lose what refers to it without other changes; change it by hand")
        })?;
        changes.insert(file, Becomes::Text(text));
    }
    Ok(changes)
}

/// The text of a file without some items and fields; a list that would be empty goes with its field.
/// `None` where they cannot be taken out alone.
fn without(
    registry: &Registry,
    file: FileId,
    routes: &BTreeSet<Route>,
    records: &[(FileId, Kind, &str)],
) -> Option<String> {
    let (kind, root) = (registry.file(file).kind, registry.root(file)?);
    let mut items: BTreeMap<Route, usize> = BTreeMap::new();
    for route in routes {
        if let Some((list, Step::Index(_))) = route.split_last() {
            *items.entry(list).or_default() += 1;
        }
    }
    let is_emptied = |list: &Route| {
        list.find(root).is_some_and(|node| items.get(list) == Some(&node.items().len()))
    };
    let mut fixes = Vec::new();
    let mut fields = BTreeSet::new();
    for route in routes.iter().rev() {
        match route.split_last()? {
            (list, Step::Index(_)) if is_emptied(&list) => drop(fields.insert(list)),
            (_, Step::Index(_)) => fixes.push(Fix::RemoveItem { route: route.clone() }),
            (_, Step::Key(_)) => drop(fields.insert(route.clone())),
        }
    }
    let mut text = registry.text(file).to_owned();
    if !fixes.is_empty() {
        text = apply(&text, &fixes.iter().collect::<Vec<_>>())?;
    }
    for field in fields {
        text = without_field(&text, &field)?;
    }
    let after = read(&text).root?;
    let mut left = records
        .iter()
        .filter(|(_, of, id)| !registry.shape(kind).references_to(&after, *of, id).is_empty());
    let is_record = matches!(kind, FileKind::Record(_)) || !after.entries().is_empty();
    (left.next().is_none() && is_record).then_some(text)
}

/// The text without the lines of a field.
fn without_field(text: &str, field: &Route) -> Option<String> {
    let root = read(text).root?;
    let entry = field.find_entry(&root)?;
    let start = text[..entry.key_span.start].rfind('\n').map_or(0, |newline| newline + 1);
    // A list in block style may begin on the line of its key or below it; it ends with its last item.
    let end = match &entry.value.value {
        Value::List(items) if !text[entry.value.span.clone()].starts_with('[') => {
            items.last().map_or(entry.value.span.end, |last| last.span.end)
        }
        _ => entry.value.span.end,
    };
    let end = text[end..].find('\n').map_or(text.len(), |newline| end + newline + 1);
    if !text[start..entry.key_span.start].trim().is_empty() {
        return None;
    }
    let changed = format!("{}{}", &text[..start], &text[end..]);
    let mut meant: Json = from_node(&root).ok()?;
    let (above, Step::Key(key)) = field.split_last()? else { return None };
    let pointer: String = above
        .steps()
        .iter()
        .map(|step| match step {
            Step::Key(key) => format!("/{key}"),
            Step::Index(index) => format!("/{index}"),
        })
        .collect();
    meant.pointer_mut(&pointer)?.as_object_mut()?.shift_remove(&key)?;
    let after = read(&changed);
    let data: Json = from_node(&after.root?).ok()?;
    (after.faults.is_empty() && data == meant).then_some(changed)
}
