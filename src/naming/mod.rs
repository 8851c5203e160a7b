//! Ids and paths of new records, by the conventions of the registry (`docs/records.md`).

mod numerals;
mod taken;
mod template;

use std::path::{Path, PathBuf};

use crate::model::{FileKind, IdForm, Kind, Vocabularies, folded};
use crate::yaml::Node;
use numerals::roman;
use taken::Numbers;
pub use taken::TakenIds;
pub use template::{Template, TemplateError};

/// The id that a new record gets by convention: the next number of its kind, its action or its country.
///
/// `draft` is the record as far as it is known. An action is named after its first country, with the
/// next Roman numeral; an activity after its action, with the next number; a partner after its country
/// and its acronym or name.
///
/// # Errors
/// Where the draft lacks what the id is made of: which field to give.
pub fn propose_id(
    taken: &TakenIds,
    vocabularies: &Vocabularies,
    kind: Kind,
    draft: &Node,
) -> Result<String, &'static str> {
    let field = |name: &str| draft.get(name).and_then(Node::as_str);
    match kind.id_form() {
        IdForm::CountryAndNumeral => {
            let country = draft.get("countries").and_then(|list| list.items().first());
            let country = country.and_then(Node::as_str).ok_or("countries")?;
            let name = slug(vocabularies.label("countries", country, "en"));
            let numeral = roman(taken.last(kind, Numbers::Roman, &format!("{name}-")) + 1);
            Ok(format!("{name}-{numeral}"))
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

/// Words as a part of an id: lower-case letters and digits, joined by hyphens.
fn slug(words: &str) -> String {
    let words = folded(words);
    let parts = words.split(|letter: char| !letter.is_ascii_alphanumeric());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn words_become_a_part_of_an_id() {
        assert_eq!(slug("Côte d’Ivoire"), "cote-d-ivoire");
        assert_eq!(slug("  MIN. (Interior) "), "min-interior");
        assert_eq!(slug("Беларусь"), "");
    }
}
