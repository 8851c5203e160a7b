//! Finds words in the texts of records, ignoring case and accents.

use std::ops::Range;

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use crate::model::{FileKind, Kind, Language, folded};
use crate::registry::{FileId, Reading, Registry, SourceFile};
use crate::yaml::{Node, Value};

/// How many letters a snippet shows before what was found, and behind its beginning.
const AROUND: (usize, usize) = (30, 60);

/// A text that contains the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'r> {
    /// The file.
    pub file: FileId,
    /// The kind of its record.
    pub kind: Kind,
    /// The id of the record.
    pub id: &'r str,
    /// What the record goes by; empty if it has no name.
    pub title: String,
    /// The names of the fields that lead to the text, such as `fact_sheet.summary.es`.
    pub field: String,
    /// Where in the file it was found, in bytes.
    pub offset: usize,
    /// The text around it, in one line.
    pub snippet: String,
}

/// The texts of records of a kind, or of all, that contain the phrases, in the order of the files. A record is found if each of the phrases
/// is in one of its texts; those of its texts that contain most of them are shown. The texts of the
/// registry must be at hand.
#[must_use]
pub fn search<'r>(
    registry: &'r Registry,
    phrases: &[String],
    wanted: Option<Kind>,
    language: Language,
) -> Vec<Hit<'r>> {
    let phrases: Vec<String> =
        phrases.iter().map(|phrase| folded(phrase)).filter(|phrase| !phrase.is_empty()).collect();
    if phrases.is_empty() {
        return Vec::new();
    }
    let files: Vec<(FileId, &SourceFile)> = registry.files_with_ids().collect();
    let hits = files.into_par_iter().flat_map_iter(|(id, file)| {
        let FileKind::Record(kind) = file.kind else { return Vec::new() };
        match file.reading == Reading::Complete && wanted.is_none_or(|wanted| wanted == kind) {
            true => hits(id, file, kind, &phrases, language),
            false => Vec::new(),
        }
    });
    hits.collect()
}

/// The texts of one record that contain the phrases.
fn hits<'r>(
    id: FileId,
    file: &'r SourceFile,
    kind: Kind,
    phrases: &[String],
    language: Language,
) -> Vec<Hit<'r>> {
    // To read the tree of each record would take most of the time.
    if !file.is_text(|text| may_contain(text, phrases)) {
        return Vec::new();
    }
    let (Some(root), Some(stated)) = (file.root(), file.stated_id()) else { return Vec::new() };
    let mut texts: Vec<Found> = Vec::new();
    each_text(root, "", &mut |field, node, text| {
        texts.extend(find(field, node, text, phrases));
    });
    let is_somewhere = |phrase: usize| texts.iter().any(|text| text.phrases.contains(&phrase));
    if !(0..phrases.len()).all(is_somewhere) {
        return Vec::new();
    }
    let most = texts.iter().map(|text| text.phrases.len()).max().unwrap_or(0);
    let title = title(root, language);
    let hits = texts.into_iter().filter(|text| text.phrases.len() == most).map(|text| Hit {
        file: id,
        kind,
        id: stated,
        title: title.clone(),
        field: text.field,
        offset: place(file.text(), text.span, &phrases[text.phrases[0]]),
        snippet: text.snippet,
    });
    hits.collect()
}

/// Whether the text of a file may have all phrases in its values, as far as it can be told without reading its tree: a
/// value may go on in the next line, and have quotes doubled and letters escaped, but its words are there.
fn may_contain(text: &str, phrases: &[String]) -> bool {
    let plain = folded(text);
    let has = |phrase: &String| {
        let words = phrase.split(|letter: char| !letter.is_alphanumeric());
        words.max_by_key(|word| word.len()).is_none_or(|word| plain.contains(word))
    };
    text.contains('\\') || phrases.iter().all(has)
}

/// A text with the phrases that it contains.
struct Found {
    field: String,
    span: Range<usize>,
    /// The positions of the phrases, at least one.
    phrases: Vec<usize>,
    snippet: String,
}

fn find(field: &str, node: &Node, text: &str, phrases: &[String]) -> Option<Found> {
    // Most texts have none of them, and it costs much to know the place of each letter.
    let whole = folded(text);
    if !phrases.iter().any(|phrase| whole.contains(phrase.as_str())) {
        return None;
    }
    let (plain, offsets) = folded_with_offsets(text);
    let places = phrases
        .iter()
        .enumerate()
        .filter_map(|(at, phrase)| Some((at, plain.find(phrase.as_str())?)));
    let places: Vec<(usize, usize)> = places.collect();
    let (_, first) = *places.first()?;
    Some(Found {
        field: field.to_owned(),
        span: node.span.clone(),
        phrases: places.iter().map(|(phrase, _)| *phrase).collect(),
        snippet: snippet(text, offsets[first]),
    })
}

/// The place of a phrase in the text of a file; the beginning of the value if it is written in another way.
fn place(text: &str, span: Range<usize>, phrase: &str) -> usize {
    let written = text.get(span.clone()).unwrap_or_default();
    let (plain, offsets) = folded_with_offsets(written);
    span.start + plain.find(phrase).map_or(0, |at| offsets[at])
}

/// A text as names are compared, and for each of its bytes the place in the text from which it comes.
fn folded_with_offsets(text: &str) -> (String, Vec<usize>) {
    let (mut plain, mut offsets) = (String::new(), Vec::new());
    for (at, letter) in text.char_indices() {
        let part = match letter.is_whitespace() {
            true if plain.ends_with(' ') => continue,
            true => " ".to_owned(),
            false => folded(letter.encode_utf8(&mut [0; 4])),
        };
        offsets.extend(std::iter::repeat_n(at, part.len()));
        plain.push_str(&part);
    }
    (plain, offsets)
}

/// The letters around a place, in one line.
fn snippet(text: &str, at: usize) -> String {
    let before: Vec<char> = text[..at].chars().collect();
    let after: Vec<char> = text[at..].chars().collect();
    let from = before.len().saturating_sub(AROUND.0);
    let to = after.len().min(AROUND.1);
    let middle: String = before[from..].iter().chain(&after[..to]).collect();
    let middle = middle.split_whitespace().collect::<Vec<_>>().join(" ");
    let (start, end) = (if from > 0 { "…" } else { "" }, if to < after.len() { "…" } else { "" });
    format!("{start}{middle}{end}")
}

/// Calls `visit` with every text at or below a node, and the names of the fields that lead to it.
fn each_text<'n>(node: &'n Node, field: &str, visit: &mut impl FnMut(&str, &'n Node, &'n str)) {
    match &node.value {
        Value::String(text) => visit(field, node, text),
        Value::List(items) => items.iter().for_each(|item| each_text(item, field, visit)),
        Value::Map(entries) => {
            for entry in entries {
                let below = match field {
                    "" => entry.key.to_string(),
                    field => format!("{field}.{}", entry.key),
                };
                each_text(&entry.value, &below, visit);
            }
        }
        Value::Null | Value::Bool(_) | Value::Integer(_) | Value::Float(_) => {}
    }
}

/// The title or name of a record, in a language where there is one.
fn title(root: &Node, language: Language) -> String {
    let text = ["title", "name"].iter().find_map(|field| root.get(field));
    let in_language = text.and_then(|text| text.get(language.code()));
    let any = || text.and_then(|text| text.entries().first().map(|entry| &entry.value));
    in_language.or_else(any).and_then(Node::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::{folded_with_offsets, may_contain, snippet};
    use crate::model::folded;

    proptest! {
        #[test]
        fn every_byte_of_a_folded_text_has_its_place(text in any::<String>()) {
            let (plain, offsets) = folded_with_offsets(&text);
            prop_assert_eq!(plain.len(), offsets.len());
            prop_assert!(offsets.iter().all(|at| text.is_char_boundary(*at)));
            prop_assert!(offsets.iter().all(|at| !snippet(&text, *at).contains('\n')));
        }

        #[test]
        fn a_part_of_a_text_is_found_in_it(before in "[a-zA-Zé ]{0,20}", part in "[a-zÁñ]{1,9}", after in "[ a-z]{0,20}") {
            let (plain, _) = folded_with_offsets(&format!("{before}{part}{after}"));
            prop_assert!(plain.contains(&folded(&part)));
        }

        #[test]
        fn a_record_with_a_phrase_is_never_passed_over(
            text in r#"[ -~\n\táßé'"\\]{0,40}"#,
            part in (0..40_usize, 1..20_usize),
        ) {
            let written = serde_yaml::to_string(&[&text]).unwrap();
            let phrase: String = text.chars().skip(part.0).take(part.1).collect();
            let phrase = folded(&phrase);
            prop_assert!(may_contain(&written, &[phrase]), "{written}");
        }

        #[test]
        fn a_text_is_folded_alike_with_and_without_places(text in any::<String>()) {
            let (plain, _) = folded_with_offsets(&text);
            prop_assert_eq!(plain.trim(), folded(&text));
        }
    }
}
