//! What a shell completes: ids and codes of the registry, and names of rules.

use std::env;
use std::ffi::OsStr;
use std::path::Path;

use clap_complete::{ArgValueCompleter, CompletionCandidate};
use mieux::cache::Index;
use mieux::check::{RULES, load_with_errors};
use mieux::documents::Paper;
use mieux::files::{Folder, find_registry};
use mieux::model::{Kind, Language};
use mieux::query::{Filter, Values};
use mieux::registry::{Registry, load_records};
use mieux::words::Words;

use crate::globals::is_index_off;

/// A word with what it means.
type Word = (String, String);

/// Completes ids of records, of one kind or of all.
pub(super) fn ids(kind: Option<Kind>) -> ArgValueCompleter {
    completer(move || registry().map(|registry| records(&registry, kind)).unwrap_or_default())
}

/// Completes the values of a filter.
pub(super) fn values(filter: &'static Filter) -> ArgValueCompleter {
    completer(move || registry().map(|registry| of_filter(&registry, filter)).unwrap_or_default())
}

/// Completes codes of a vocabulary.
pub(super) fn codes(vocabulary: &'static str) -> ArgValueCompleter {
    completer(move || registry().map(|registry| terms(&registry, vocabulary)).unwrap_or_default())
}

/// Completes what can be listed.
pub(super) fn lists() -> ArgValueCompleter {
    completer(|| {
        let kinds = Kind::ALL.map(|kind| (kind.plural().to_owned(), String::new()));
        let results = ("results".to_owned(), String::new());
        let mut words: Vec<Word> = kinds.into_iter().chain([results]).collect();
        if let Some(registry) = registry() {
            let names = registry.vocabularies.names();
            words.extend(names.map(|name| (name.to_owned(), "vocabulary".to_owned())));
        }
        words
    })
}

/// Completes names of rules.
pub(super) fn rules() -> ArgValueCompleter {
    completer(|| {
        RULES.iter().map(|rule| (rule.id.to_owned(), rule.summary(Language::En))).collect()
    })
}

/// Completes the names of papers.
pub(super) fn papers() -> ArgValueCompleter {
    completer(|| {
        let words = Words::of(Language::En);
        let named = |paper: Paper| {
            (paper.name().to_owned(), words.get(&format!("document.paper.{}", paper.name())))
        };
        Paper::ALL.map(named).to_vec()
    })
}

/// Completes the last of the values that commas separate.
fn completer(words: impl Fn() -> Vec<Word> + Send + Sync + 'static) -> ArgValueCompleter {
    ArgValueCompleter::new(move |current: &OsStr| {
        let current = current.to_string_lossy();
        let start = current.rfind(',').map_or(0, |comma| comma + 1);
        let (before, begun) = current.split_at(start);
        let fitting = words().into_iter().filter(|(word, _)| word.starts_with(begun));
        let candidate = |(word, about): Word| {
            let about = Some(about).filter(|about| !about.is_empty());
            CompletionCandidate::new(format!("{before}{word}")).help(about.map(Into::into))
        };
        fitting.map(candidate).collect()
    })
}

/// The registry in which the user is; without one there is nothing to complete.
fn registry() -> Option<Registry> {
    let named = env::var_os("MIEUX_REGISTRY");
    let root = find_registry(named.as_deref().map(Path::new), Path::new(".")).ok()?;
    match Index::shelf(&root).filter(|_| !is_index_off()) {
        None => load_records(&root).ok(),
        shelf => load_with_errors(&Folder::open(&root).ok()?.with_shelf(shelf), &root).ok(),
    }
}

fn records(registry: &Registry, kind: Option<Kind>) -> Vec<Word> {
    let kinds = Kind::ALL.into_iter().filter(|own| kind.is_none_or(|kind| kind == *own));
    let records = kinds.flat_map(|kind| registry.records_of(kind));
    let word = |record: mieux::registry::AnyRecord<'_>| {
        (record.id().to_owned(), record.names().next().unwrap_or_default().to_owned())
    };
    records.map(|(_, record)| word(record)).collect()
}

fn terms(registry: &Registry, vocabulary: &str) -> Vec<Word> {
    let known = registry.vocabularies.get(vocabulary).map_or(&[][..], |known| &known.terms);
    known.iter().map(|term| (term.code.to_string(), term.label.show("en").to_owned())).collect()
}

fn of_filter(registry: &Registry, filter: &Filter) -> Vec<Word> {
    match filter.values {
        Values::Codes { vocabularies, .. } => {
            vocabularies.iter().flat_map(|name| terms(registry, name)).collect()
        }
        Values::Words { words, .. } => {
            words.iter().map(|word| ((*word).to_owned(), String::new())).collect()
        }
        Values::Records(kind) => records(registry, Some(kind)),
        Values::Places => terms(registry, "countries"),
        Values::Languages | Values::Period | Values::Flag(_) | Values::Date | Values::Scheme => {
            Vec::new()
        }
    }
}
