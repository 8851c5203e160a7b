//! A list by the fields of its rows: those that meet the conditions, in order, with the columns asked for.

use super::columns;
use super::condition::{Condition, Wanted};
use super::entry::{Entry, entries};
use super::error::FieldError;
use super::order::Order;
use super::path::FieldPath;
use super::results;
use super::rows::Rows;
use crate::model::{Kind, Language};
use crate::query::{Links, Picked};
use crate::registry::Registry;
use crate::table::Table;
use crate::view::RecordFields;

/// What was asked of the fields, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldOptions {
    /// Fields that must state something.
    pub with: Vec<String>,
    /// Fields that must state nothing.
    pub without: Vec<String>,
    /// `FIELD=VALUE`; of one field any value may apply.
    pub wheres: Vec<String>,
    /// Fields to sort by, the first one first, each perhaps with `:asc` or `:desc`.
    pub sort: Vec<String>,
    /// Fields to show in the place of the usual columns; `all` means every field.
    pub columns: Vec<String>,
}

/// Keeps of the records of a kind those that meet the conditions, in the order asked for. The table of the
/// columns asked for; `None` where the usual ones are wanted. The texts of the registry must be in memory.
///
/// # Errors
/// If records of the kind have no such field, or a value means nothing.
pub fn by_fields(
    links: &Links<'_>,
    kind: Kind,
    picked: &mut Picked<'_>,
    options: &FieldOptions,
    language: Language,
) -> Result<Option<Table>, FieldError> {
    let (registry, rows) = (links.registry, Rows::Records(kind));
    let paths = columns::parse(registry, rows, &options.columns)?;
    let reader = RecordFields::new(registry, language);
    let mut entries = entries(links, kind, &picked.ids(kind), &reader);
    arrange(&mut entries, registry, rows, options, language)?;
    let ids: Vec<&str> = entries.iter().map(|entry| entry.id).collect();
    picked.arrange(kind, &ids);
    Ok((!paths.is_empty())
        .then(|| columns::table(registry, rows, &entries, &paths, &reader, language)))
}

/// The results of the actions and activities that were picked, a row each: those that meet the conditions,
/// in the order asked for. The texts of the registry must be in memory.
///
/// # Errors
/// If results have no such field, or a value means nothing.
pub fn list_results(
    links: &Links<'_>,
    picked: &Picked<'_>,
    options: &FieldOptions,
    language: Language,
) -> Result<Table, FieldError> {
    let registry = links.registry;
    let paths = match options.columns.as_slice() {
        [] => columns::parse(registry, Rows::Results, &results::USUAL.map(str::to_owned))?,
        asked => columns::parse(registry, Rows::Results, asked)?,
    };
    let reader = RecordFields::new(registry, language);
    let mut entries = results::entries(links, picked, &reader);
    arrange(&mut entries, registry, Rows::Results, options, language)?;
    Ok(columns::table(registry, Rows::Results, &entries, &paths, &reader, language))
}

/// Keeps the rows that meet the conditions, in the order asked for.
fn arrange(
    entries: &mut Vec<Entry<'_>>,
    registry: &Registry,
    rows: Rows,
    options: &FieldOptions,
    language: Language,
) -> Result<(), FieldError> {
    let conditions = conditions(registry, rows, options)?;
    let orders = options.sort.iter().map(|text| Order::parse(registry, rows, text));
    let orders: Vec<Order> = orders.collect::<Result<_, _>>()?;
    entries.retain(|entry| conditions.iter().all(|condition| condition.holds(&entry.fields)));
    entries.sort_by(|one, other| {
        let compared =
            orders.iter().map(|order| order.compare(&one.fields, &other.fields, language));
        compared.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
    });
    Ok(())
}

fn conditions(
    registry: &Registry,
    rows: Rows,
    options: &FieldOptions,
) -> Result<Vec<Condition>, FieldError> {
    let path = |text: &String| FieldPath::parse(registry, rows, text);
    let mut conditions = Vec::new();
    for text in &options.with {
        conditions.push(Condition::With(path(text)?));
    }
    for text in &options.without {
        conditions.push(Condition::Without(path(text)?));
    }
    let mut wheres: Vec<(FieldPath, Vec<Wanted>)> = Vec::new();
    for text in &options.wheres {
        let (path, mut wanted) = Condition::parse_where(registry, rows, text)?;
        match wheres.iter_mut().find(|(known, _)| known.names == path.names) {
            Some((_, known)) => known.append(&mut wanted),
            None => wheres.push((path, wanted)),
        }
    }
    conditions.extend(wheres.into_iter().map(|(path, wanted)| Condition::Where(path, wanted)));
    Ok(conditions)
}
