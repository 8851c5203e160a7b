//! Ids and paths of new records, by the conventions of the registry (`docs/records.md`).

use std::path::PathBuf;

use crate::model::{FileKind, Kind, Registry, folded};
use crate::yaml::Node;

/// The id that a new record gets by convention: the next number of its kind, its action or its country.
///
/// `draft` is the record as far as it is known. An action is named after its first country, with the
/// next Roman numeral; an activity after its action, with the next number; a partner after its country
/// and its acronym or name.
///
/// # Errors
/// Where the draft lacks what the id is made of: which field to give.
pub fn propose_id(registry: &Registry, kind: Kind, draft: &Node) -> Result<String, &'static str> {
    let field = |name: &str| draft.get(name).and_then(Node::as_str);
    match kind {
        Kind::Action => {
            let country = draft.get("countries").and_then(|list| list.items().first());
            let country = country.and_then(Node::as_str).ok_or("countries")?;
            let name = slug(registry.vocabularies.label("countries", country, "en"));
            let numeral = roman(last(registry, kind, &format!("{name}-"), from_roman) + 1);
            Ok(format!("{name}-{numeral}"))
        }
        Kind::Activity => {
            let start = format!("{}-a", field("action").unwrap_or("programme"));
            let number = last(registry, kind, &start, |digits| digits.parse().ok()) + 1;
            Ok(format!("{start}{number:02}"))
        }
        Kind::Expert => {
            let number = last(registry, kind, "exp-", |digits| digits.parse().ok()) + 1;
            Ok(format!("exp-{number:04}"))
        }
        Kind::Partner => {
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
    let field = |name: &str| draft.get(name).and_then(Node::as_str);
    let folder = match kind {
        Kind::Action | Kind::Expert => String::new(),
        Kind::Activity => field("action").unwrap_or("programme").to_owned(),
        Kind::Partner => field("country").unwrap_or("international").to_lowercase(),
    };
    let path = PathBuf::from(FileKind::Record(kind).folder()).join(folder);
    path.join(format!("{id}.yaml"))
}

/// The largest number among the ids of a kind that begin so; 0 where there is none. Names of files
/// count as well, since a file that cannot be read may hold such a record.
fn last(
    registry: &Registry,
    kind: Kind,
    start: &str,
    number: impl Fn(&str) -> Option<usize>,
) -> usize {
    let files = registry.files.iter().filter(|file| file.kind == FileKind::Record(kind));
    let ids = files.flat_map(|file| {
        [Some(file.stem().into_owned()), file.stated_id().map(str::to_owned)].into_iter().flatten()
    });
    ids.filter_map(|id| number(id.strip_prefix(start)?)).max().unwrap_or(0)
}

/// Words as a part of an id: lower-case letters and digits, joined by hyphens.
fn slug(words: &str) -> String {
    let words = folded(words);
    let parts = words.split(|letter: char| !letter.is_ascii_alphanumeric());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

const NUMERALS: [(usize, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

fn roman(mut number: usize) -> String {
    let mut text = String::new();
    for (value, numeral) in NUMERALS {
        text.push_str(&numeral.repeat(number / value));
        number %= value;
    }
    text
}

/// The number that a Roman numeral stands for; `None` for any other text.
fn from_roman(text: &str) -> Option<usize> {
    let (mut rest, mut number) = (text, 0);
    for (value, numeral) in NUMERALS {
        while let Some(after) = rest.strip_prefix(numeral) {
            (rest, number) = (after, number + value);
        }
    }
    (rest.is_empty() && !text.is_empty() && roman(number) == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{from_roman, roman, slug};

    #[test]
    fn every_numeral_is_read_as_it_is_written() {
        for number in 1..4000 {
            assert_eq!(from_roman(&roman(number)), Some(number));
        }
        for text in ["", "iiii", "vx", "a", "ic", "i-a01"] {
            assert_eq!(from_roman(text), None, "{text}");
        }
    }

    #[test]
    fn words_become_a_part_of_an_id() {
        assert_eq!(slug("Côte d’Ivoire"), "cote-d-ivoire");
        assert_eq!(slug("  MIN. (Interior) "), "min-interior");
        assert_eq!(slug("Беларусь"), "");
    }
}
