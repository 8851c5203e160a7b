//! What can be written at a place, with the names by which people look for it.

use std::path::Path;

use lsp_types::CompletionItemKind;

use super::skeleton::{Skeleton, first_language};
use crate::edit::{form, one_line};
use crate::model::{FileKind, Kind, TermCode, Vocabulary};
use crate::registry::Registry;
use crate::schema::{Meaning, Shape};
use crate::words::Words;
use crate::yaml::Value;

/// Something that can be written.
#[derive(Debug)]
pub(super) struct Candidate {
    /// What is written.
    pub(super) written: String,
    /// What people call it; empty if the same.
    pub(super) label: String,
    /// Other names by which it is found.
    pub(super) names: Vec<String>,
    /// Which sign the editor shows beside it.
    pub(super) sign: CompletionItemKind,
    /// What is written over several lines, for an editor that can stop at their gaps.
    pub(super) lines: Option<Skeleton>,
}

impl Candidate {
    /// A whole item or record.
    fn whole(written: String, label: &str, names: Vec<String>, lines: Skeleton) -> Self {
        let sign = CompletionItemKind::Snippet;
        Self { written, label: label.to_owned(), names, sign, lines: Some(lines) }
    }

    /// Whether it is a whole item or record, which is more than one word.
    pub(super) fn is_whole(&self) -> bool {
        self.sign == CompletionItemKind::Snippet
    }
}

/// The values that a field, or an item of its list, may have as far as they can be listed.
pub(super) fn values(registry: &Registry, shape: &Shape, words: &Words) -> Vec<Candidate> {
    match shape.meaning() {
        Some(Meaning::Code(name)) => {
            registry.vocabularies.get(name).map_or_else(Vec::new, |known| codes(known, words))
        }
        Some(Meaning::Reference(kind)) => records(registry, *kind, words),
        _ if !shape.options().is_empty() => {
            shape.options().iter().map(|option| plain(option, shape, words)).collect()
        }
        _ if shape.is_language() => registry.config.languages.iter().map(language(words)).collect(),
        _ if !shape.admits("string") && shape.admits("boolean") => {
            ["true", "false"].map(|flag| plain(flag, shape, words)).into()
        }
        _ => Vec::new(),
    }
}

/// The codes of a vocabulary, by all that they are called.
fn codes(vocabulary: &Vocabulary, words: &Words) -> Vec<Candidate> {
    let language = words.language().code();
    let terms = vocabulary.terms.iter().map(|term| {
        let written = match &term.code {
            TermCode::Word(word) => one_line(&Value::String(word.into())),
            TermCode::Number(number) => number.to_string(),
        };
        let others = [&term.notation, &term.alpha3].into_iter().flatten().chain(&term.aliases);
        let labels = term.label.iter().map(|(_, label)| label.to_owned());
        Candidate {
            written,
            label: term.label.show(language).to_owned(),
            names: labels.chain(others.cloned()).collect(),
            sign: CompletionItemKind::EnumMember,
            lines: None,
        }
    });
    terms.collect()
}

/// The records of a kind, by all that they are called.
fn records(registry: &Registry, kind: Kind, words: &Words) -> Vec<Candidate> {
    let records = registry.records_of(kind).map(|(_, record)| Candidate {
        written: one_line(&Value::String(record.id().into())),
        label: record
            .title()
            .map_or_else(String::new, |title| title.show(words.language().code()).to_owned()),
        names: record
            .names()
            .map(str::to_owned)
            .chain(record.former_ids().iter().map(ToString::to_string))
            .collect(),
        sign: CompletionItemKind::Reference,
        lines: None,
    });
    records.collect()
}

fn plain(word: &str, shape: &Shape, words: &Words) -> Candidate {
    let label = words.find(&format!("word.{}.{word}", shape.name())).unwrap_or_default();
    let sign = CompletionItemKind::Value;
    Candidate { written: word.to_owned(), label, names: Vec::new(), sign, lines: None }
}

fn language(words: &Words) -> impl Fn(&String) -> Candidate {
    |code| Candidate {
        written: code.clone(),
        label: words.language_label(code),
        names: Vec::new(),
        sign: CompletionItemKind::Value,
        lines: None,
    }
}

/// The fields that a map may have: those that it must have first.
pub(super) fn fields(registry: &Registry, shape: &Shape, words: &Words) -> Vec<Candidate> {
    let mut fields: Vec<(&str, &Shape)> = shape.fields().collect();
    fields.sort_by_key(|(name, _)| !shape.requires(name));
    let language_of_texts = first_language(registry);
    let named = fields.into_iter().map(|(name, field)| Candidate {
        written: name.to_owned(),
        label: field.title(words.language().code()).to_owned(),
        names: Vec::new(),
        sign: CompletionItemKind::Field,
        lines: field
            .items()
            .unwrap_or(field)
            .has_fields()
            .then(|| Skeleton::of_field(name, field, language_of_texts)),
    });
    let is_text = shape.meaning() == Some(&Meaning::Text);
    let languages = registry.config.languages.iter().filter(|_| is_text).map(language(words));
    named.chain(languages).collect()
}

/// A whole item of a list of maps.
pub(super) fn item(registry: &Registry, one: &Shape, words: &Words) -> Candidate {
    let lines = Skeleton::of_item(one, first_language(registry));
    Candidate::whole(form(one), one.title(words.language().code()), Vec::new(), lines)
}

/// A whole record for an empty file at a path below the registry.
pub(super) fn record(
    registry: &Registry,
    kind: Kind,
    below: &Path,
    needs_modeline: bool,
    words: &Words,
) -> Candidate {
    let lines = Skeleton::of_record(registry, kind, below);
    let lines = if needs_modeline { lines.with_modeline(kind, below) } else { lines };
    let id = below.file_stem().unwrap_or_default().to_string_lossy();
    let title = registry.shape(FileKind::Record(kind)).title(words.language().code());
    let names = vec![kind.name().to_owned(), "id".to_owned()];
    Candidate::whole(id.into_owned(), title, names, lines)
}
