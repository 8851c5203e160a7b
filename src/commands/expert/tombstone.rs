//! What is left of the record of a person who was erased: what figures count, and nothing else.

use std::collections::HashSet;

use mieux::check::is_record_id;
use mieux::edit::{Change, EditError, edit};
use mieux::files::has_schemas;
use mieux::model::{EdtfDate, FileKind, Kind};
use mieux::naming::modeline;
use mieux::registry::{Registry, SourceFile};
use mieux::yaml::{Entry, Node, Value};

/// The fields that figures count.
const COUNTED: [(&str, &str); 2] = [("origin", "countries"), ("sector", "sectors")];

/// The text of the record with its ids, what figures count, the sources of that, and the day of the erasure.
/// It is written anew, so that no comment, note, reason or unknown field stays. A record that is a tombstone
/// already stays as it is.
pub(super) fn tombstone(
    registry: &Registry,
    source: &SourceFile,
    day: EdtfDate,
) -> Result<String, EditError> {
    let earlier = source.root().and_then(|root| root.get("erased")?.scalar_text()?.parse().ok());
    if let Some(earlier) = earlier {
        let text = written(registry, source, earlier)?;
        if text == source.text() {
            return Ok(text);
        }
    }
    written(registry, source, day)
}

fn written(registry: &Registry, source: &SourceFile, day: EdtfDate) -> Result<String, EditError> {
    let shape = registry.shape(FileKind::Record(Kind::Expert));
    let id = source.id_or_stem();
    let mut text = format!("id: {id}\n");
    for (field, value) in kept(registry, source) {
        text = edit(&text, shape, &field.parse()?, &Change::Set(value))?;
    }
    let day = Value::String(day.to_string().into());
    text = edit(&text, shape, &"erased".parse()?, &Change::Set(day))?;
    let for_editors = match has_schemas(&registry.root) {
        true => modeline(Kind::Expert, &source.below),
        false => String::new(),
    };
    Ok(for_editors + &text)
}

/// The fields that stay beside the id.
fn kept(registry: &Registry, source: &SourceFile) -> Vec<(&'static str, Value)> {
    let field = |name: &str| source.root().and_then(|root| root.get(name));
    let mut kept = Vec::new();
    let is_id = |item: &Node| item.as_str().is_some_and(|id| is_record_id(Kind::Expert, id));
    kept.extend(list("former_ids", field("former_ids"), |item| is_id(item).then(|| item.clone())));
    for (name, vocabulary) in COUNTED {
        let code = field(name).and_then(Node::as_str);
        let vocabulary = registry.vocabularies.get(vocabulary);
        // What is no code, and has not the form of one, could be anything.
        let code = code.filter(|code| {
            is_country(code) || vocabulary.is_some_and(|own| own.get(code).is_some())
        });
        kept.extend(code.map(|code| (name, Value::String(code.into()))));
    }
    let of_all = sources_of_others(registry);
    kept.extend(list("sources", field("sources"), |item| impersonal(registry, &of_all, item)));
    kept
}

/// Whether a text has the form of a country code (ISO 3166-1 alpha-2).
fn is_country(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The items of a list that stay; `None` if none does.
fn list(
    name: &'static str,
    list: Option<&Node>,
    keep: impl Fn(&Node) -> Option<Node>,
) -> Option<(&'static str, Value)> {
    let items: Vec<Node> = list?.items().iter().filter_map(keep).collect();
    (!items.is_empty()).then(|| (name, Value::List(items.into())))
}

/// The sources that a record of something other than an expert names too.
fn sources_of_others(registry: &Registry) -> HashSet<&str> {
    let actions = registry.actions.iter().flat_map(|record| &record.body.sources);
    let activities = registry.activities.iter().flat_map(|record| &record.body.sources);
    let partners = registry.partners.iter().flat_map(|record| &record.body.sources);
    actions.chain(activities).chain(partners).map(|source| source.source.as_str()).collect()
}

/// What stays of a source: nothing if it may be about the person alone, or supports nothing that stays; and
/// never its note.
fn impersonal(registry: &Registry, of_others: &HashSet<&str>, item: &Node) -> Option<Node> {
    let source = item.get("source")?.as_str()?;
    let documents = registry.vocabularies.get("documents");
    if !of_others.contains(source) && documents.is_none_or(|own| own.get(source).is_none()) {
        return None;
    }
    let is_counted = |field: &Node| COUNTED.iter().any(|(name, _)| field.as_str() == Some(name));
    let mut entries: Vec<Entry> = item.entry("source").cloned().into_iter().collect();
    if let Some(supports) = item.entry("supports") {
        let (_, fields) = list("supports", Some(&supports.value), |field| {
            is_counted(field).then(|| field.clone())
        })?;
        let value = Node { value: fields, span: supports.value.span.clone() };
        entries.push(Entry { value, ..supports.clone() });
    }
    Some(Node { value: Value::Map(entries.into()), span: item.span.clone() })
}
