//! Ids and paths of new records, by the conventions of the registry (`docs/records.md`).

mod numerals;
mod taken;
mod template;

use std::path::{Path, PathBuf};

use crate::model::{FileKind, IdForm, Kind, Vocabularies, is_id_of, slug};
use crate::yaml::Node;
use numerals::from_roman;
pub(crate) use numerals::roman;
use taken::Numbers;
pub use taken::TakenIds;
pub use template::{Template, TemplateError};

/// The id that a new record gets by convention: the next number of its kind, its action or its country.
///
/// `draft` is the record as far as it is known. An action is named after its country, as the ids of its other
/// actions call it (`drc`) or else by its English name, with the Roman numeral
/// that its title gives it (`Peru III`), else with the next one; one of two or three countries after them all; an
/// activity after its action, with the next number; a partner after its country and its acronym or name. What
/// a title or names give may be taken already.
///
/// # Errors
/// If the draft lacks what the id is made of: which field to give.
pub fn propose_id(
    taken: &TakenIds,
    vocabularies: &Vocabularies,
    kind: Kind,
    draft: &Node,
) -> Result<String, &'static str> {
    let field = |name: &str| draft.get(name).and_then(Node::as_str);
    match kind.id_form() {
        IdForm::CountryAndNumeral => {
            let countries = draft.get("countries").map_or(&[][..], Node::items);
            let countries: Vec<&str> = countries.iter().filter_map(Node::as_str).collect();
            let first = *countries.first().ok_or("countries")?;
            let name = |code: &str| {
                let label = || slug(vocabularies.label("countries", code, "en"));
                taken.country(code).map_or_else(label, str::to_owned)
            };
            if let 2..=MAX_NAMED = countries.len() {
                let names: Vec<String> = countries.iter().map(|code| name(code)).collect();
                return Ok(of_several(taken, kind, &names.join("-")));
            }
            let name = name(first);
            let next = || taken.last(kind, Numbers::Roman, &format!("{name}-")) + 1;
            let number = titled(draft, vocabularies, first).unwrap_or_else(next);
            Ok(format!("{name}-{}", roman(number)))
        }
        IdForm::PartOf { field: whole, without, letter } => {
            let start = format!("{}-{letter}", field(whole).unwrap_or(without));
            let number = taken.last(kind, Numbers::Digits, &start) + 1;
            Ok(format!("{start}{number:02}"))
        }
        IdForm::Numbered(prefix) => {
            let number = taken.last(kind, Numbers::Digits, prefix) + 1;
            Ok(format!("{prefix}{number:04}"))
        }
        IdForm::CountryAndName => {
            let names = draft.get("name").map_or(&[][..], Node::entries);
            let name = names.iter().find_map(|entry| entry.value.as_str());
            let name = slug(field("acronym").or(name).ok_or("acronym")?);
            Ok(match field("country") {
                Some(country) => format!("{}-{name}", country.to_lowercase()),
                None => name,
            })
        }
    }
}

/// The id of a kind that a text means: `peru-vi` for `Peru VI`. `None` if its letters and digits make none.
#[must_use]
pub fn id_of_text(kind: Kind, text: &str) -> Option<String> {
    Some(slug(text)).filter(|id| is_id_of(FileKind::Record(kind), id))
}

/// Of so many countries at most an action has all the names.
const MAX_NAMED: usize = 3;

/// The id of an action of several countries: their names, and from the second on a numeral.
fn of_several(taken: &TakenIds, kind: Kind, names: &str) -> String {
    if !taken.has(kind, names) {
        return names.to_owned();
    }
    let number = taken.last(kind, Numbers::Roman, &format!("{names}-")).max(1) + 1;
    format!("{names}-{}", roman(number))
}

/// The number that a title in any language gives an action of a country, such as `Perú III`, alone or before a
/// colon.
fn titled(draft: &Node, vocabularies: &Vocabularies, country: &str) -> Option<usize> {
    let term = vocabularies.get("countries")?.get(country)?;
    let names: Vec<String> = term.names().map(slug).filter(|name| !name.is_empty()).collect();
    let titles = draft.get("title").map_or(&[][..], Node::entries).iter();
    titles.filter_map(|entry| entry.value.as_str()).find_map(|title| {
        let title = slug(title.split(':').next().unwrap_or(title));
        names.iter().find_map(|name| from_roman(title.strip_prefix(name)?.strip_prefix('-')?))
    })
}

/// Where a new record of this id lies below the registry.
#[must_use]
pub fn path_of(kind: Kind, id: &str, draft: &Node) -> PathBuf {
    let folder = kind.subfolders().map_or_else(String::new, |(field, without)| {
        draft.get(field).and_then(Node::as_str).unwrap_or(without).to_lowercase()
    });
    let path = PathBuf::from(FileKind::Record(kind).folder()).join(folder);
    path.join(format!("{id}.yaml"))
}

/// The first line of a new record, by which an editor finds its schema beside the registry.
#[must_use]
pub fn modeline(kind: Kind, below: &Path) -> String {
    let up = "../".repeat(below.components().count());
    format!("# yaml-language-server: $schema={up}schemas/{}.schema.json\n", kind.name())
}
