//! What a name means as a value of an option: codes, words, records, places, languages, periods.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use super::applies::{LEVELS, ONLINE, period};
use super::choice::{ACTIONS, CITIES, Choice, LANGUAGES, NOT_STATED, PARTNERS, PERIODS, WORDS};
use super::filter::{FILTERS, Filter, Values};
use super::name_error::{Candidate, Fault, NameError};
use super::near::{near, near_terms};
use crate::message;
use crate::message::{Message, Value};
use crate::model::{
    Kind, Term, Vocabulary, folded, language_called, language_code, language_name, language_names,
    slug,
};
use crate::registry::{Lookup, Names, Registry};
use crate::words::{all_words, is_label};

/// A vocabulary of the registry with its name.
type Known<'v> = (&'static str, &'v Vocabulary);

/// Resolves the values of one option.
pub(super) struct Resolver<'r> {
    pub(super) registry: &'r Registry,
    /// Vocabularies that may not be looked at: the schemes of regions that were not asked for.
    pub(super) hidden: Vec<&'static str>,
}

impl Resolver<'_> {
    /// The choices that a name means. One that means nothing is read as names with commas
    /// between them.
    pub(super) fn choices(&self, filter: &Filter, name: &str) -> Result<Vec<Choice>, NameError> {
        let whole = self.one(filter, name);
        match whole {
            Err(NameError {
                fault: Fault::Unknown { .. } | Fault::Elsewhere(_) | Fault::Malformed(_),
                ..
            }) if name.contains(',') => {
                let parts = name.split(',').map(str::trim).filter(|part| !part.is_empty());
                let choices = parts.map(|part| self.one(filter, part));
                Ok(choices.collect::<Result<Vec<_>, _>>()?.concat())
            }
            whole => whole,
        }
    }

    fn one(&self, filter: &Filter, name: &str) -> Result<Vec<Choice>, NameError> {
        match filter.values {
            Values::Codes { what, vocabularies } => self.codes(filter, what, vocabularies, name),
            Values::Words { what, words, key } => word(what, words, key, name),
            Values::Records(kind) => self.record(kind, name).map(|choice| vec![choice]),
            Values::Places => self.place(name).map(|choice| vec![choice]),
            Values::Languages => self.language(name).map(|choice| vec![choice]),
            Values::Period => match period(name) {
                Some(_) => Ok(vec![Choice::new(PERIODS, name)]),
                None if is_not_stated(name) => Ok(vec![Choice::new(PERIODS, NOT_STATED)]),
                None => Err(malformed("what.period", name, message!("query.not-a-period", name))),
            },
            Values::Flag(vocabulary) => Ok(vec![Choice::new(vocabulary, NOT_STATED)]),
            Values::Date | Values::Scheme => Ok(Vec::new()),
        }
    }

    fn known(&self, vocabularies: &[&'static str]) -> Vec<Known<'_>> {
        let shown = vocabularies.iter().filter(|name| !self.hidden.contains(name));
        shown.filter_map(|name| Some((*name, self.registry.vocabularies.get(name)?))).collect()
    }

    /// The term that a name means in one of several vocabularies: where it means several, the one that
    /// contains the others. Else the terms that the public pages call so.
    fn codes(
        &self,
        filter: &Filter,
        what: &'static str,
        vocabularies: &[&'static str],
        name: &str,
    ) -> Result<Vec<Choice>, NameError> {
        let known = self.known(vocabularies);
        let meanings = meanings(&known, name);
        let widest = meanings.iter().find(|(_, wide)| {
            meanings.iter().all(|(_, other)| wide == other || wide.contains(other))
        });
        if let Some((vocabulary, term)) = widest {
            return Ok(vec![Choice::new(vocabulary, term.code.to_string())]);
        }
        if !meanings.is_empty() {
            let meanings = meanings.into_iter().map(|(_, term)| candidate(term)).collect();
            return Err(NameError {
                what,
                name: name.to_owned(),
                fault: Fault::Ambiguous(meanings),
            });
        }
        let public = of_public_label(&known, name);
        if !public.is_empty() {
            return Ok(public);
        }
        if is_not_stated(name) {
            return Ok(vec![Choice::new(vocabularies[0], NOT_STATED)]);
        }
        Err(NameError {
            what,
            name: name.to_owned(),
            fault: self.fault(filter, &known, vocabularies, name),
        })
    }

    fn fault(
        &self,
        filter: &Filter,
        known: &[Known<'_>],
        vocabularies: &[&'static str],
        name: &str,
    ) -> Fault {
        let elsewhere = self.elsewhere(filter, name);
        if !elsewhere.is_empty() {
            return Fault::Elsewhere(elsewhere);
        }
        let terms: Vec<&Vocabulary> = known.iter().map(|(_, vocabulary)| *vocabulary).collect();
        let near = near_terms(&terms, name).into_iter().map(candidate).collect();
        Fault::Unknown { near, lists: vocabularies.to_vec() }
    }

    /// The other options of which this is a value.
    fn elsewhere(&self, filter: &Filter, name: &str) -> Vec<(&'static str, Candidate)> {
        let mut found: Vec<(&str, Candidate)> = Vec::new();
        for other in FILTERS.iter().filter(|other| *other != filter) {
            let candidate = match other.values {
                Values::Codes { vocabularies, .. } => {
                    let meanings = meanings(&self.known(vocabularies), name);
                    meanings.first().map(|(_, term)| candidate(term))
                }
                Values::Words { words, .. } => {
                    let word = words.iter().find(|word| **word == folded(name));
                    word.map(|word| Candidate { code: (*word).to_owned(), label: None })
                }
                _ => None,
            };
            // The first option for a code is the one that is mostly meant by it.
            if let Some(candidate) = candidate
                && !found.iter().any(|(_, known)| *known == candidate)
            {
                found.push((other.option, candidate));
            }
        }
        found
    }

    /// The record of a kind by its id, one that it had before, its name or its acronym.
    fn record(&self, kind: Kind, name: &str) -> Result<Choice, NameError> {
        let names = Names::of_kind(self.registry, kind);
        let list = if kind == Kind::Partner { PARTNERS } else { ACTIONS };
        let error = |fault| NameError { what: what(kind), name: name.to_owned(), fault };
        let candidates = |ids: &[&str]| -> Vec<Candidate> {
            ids.iter()
                .map(|id| Candidate { code: (*id).to_owned(), label: self.title(kind, id) })
                .collect()
        };
        // `Peru III` is the id `peru-iii`, whatever the title is.
        let found = match names.find(kind, name) {
            Lookup::None => names.find(kind, &slug(name)),
            found => found,
        };
        match found {
            Lookup::One(id) => Ok(Choice::new(list, id.as_str())),
            Lookup::Several(ids) => {
                let ids: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
                Err(error(Fault::Ambiguous(candidates(&ids))))
            }
            Lookup::None => {
                let mut former = self.registry.former_ids();
                let former = former.find(|(of, former, _)| *of == kind && *former == name);
                if let Some((_, _, now)) = former {
                    return Ok(Choice::new(list, now));
                }
                let named = self.registry.records_of(kind).map(|(_, record)| {
                    (
                        record.id(),
                        record.names().map(str::to_owned).chain([record.id().to_owned()]).collect(),
                    )
                });
                Err(error(Fault::Unknown {
                    near: candidates(&near(name, named)),
                    lists: vec![list],
                }))
            }
        }
    }

    fn title(&self, kind: Kind, id: &str) -> Option<Value> {
        let mut records = self.registry.records_of(kind);
        let (_, record) = records.find(|(_, record)| record.id() == id)?;
        record.title().map(Value::from)
    }

    fn place(&self, name: &str) -> Result<Choice, NameError> {
        if is_label("online", ONLINE, name) {
            return Ok(Choice::new(WORDS, ONLINE));
        }
        let countries = self.known(&["countries"]);
        let meanings = meanings(&countries, name);
        let cities = || {
            let places = self.registry.activities.iter().flat_map(|record| &record.body.places);
            places.filter_map(|place| place.city.as_deref())
        };
        let fault = match meanings.as_slice() {
            [(vocabulary, term)] => return Ok(Choice::new(vocabulary, term.code.to_string())),
            [] => match cities().find(|city| folded(city) == folded(name)) {
                Some(city) => return Ok(Choice::new(CITIES, city)),
                None if is_not_stated(name) => return Ok(Choice::new(CITIES, NOT_STATED)),
                None => {
                    let terms: Vec<&Vocabulary> =
                        countries.iter().map(|(_, terms)| *terms).collect();
                    let mut candidates: Vec<Candidate> =
                        near_terms(&terms, name).into_iter().map(candidate).collect();
                    let cities: BTreeSet<&str> = cities().collect();
                    let cities =
                        near(name, cities.into_iter().map(|city| (city, vec![city.to_owned()])));
                    candidates.extend(
                        cities
                            .into_iter()
                            .map(|city| Candidate { code: city.to_owned(), label: None }),
                    );
                    Fault::Unknown { near: candidates, lists: vec!["countries"] }
                }
            },
            several => Fault::Ambiguous(several.iter().map(|(_, term)| candidate(term)).collect()),
        };
        Err(NameError { what: "what.place", name: name.to_owned(), fault })
    }

    /// The code of the language of this name; one that ISO 639-1 does not have if an expert speaks it.
    fn language_code(&self, name: &str) -> Option<SmolStr> {
        let spoken = || {
            let spoken = self.registry.experts.iter().flat_map(|record| &record.body.languages);
            let mut codes = spoken.map(|one| &one.language);
            codes.find(|code| folded(code) == folded(name)).cloned()
        };
        language_called(name).map(SmolStr::from).or_else(spoken)
    }

    /// A language by its code or name, with the least level where one is given.
    fn language(&self, name: &str) -> Result<Choice, NameError> {
        let (language, level) = match name.split_once(':') {
            Some((language, level)) => (language.trim(), Some(level.trim().to_uppercase())),
            None => (name, None),
        };
        if is_not_stated(name) {
            return Ok(Choice::new(LANGUAGES, NOT_STATED));
        }
        if level.as_ref().is_some_and(|level| !LEVELS.contains(&level.as_str())) {
            let fault = message!("query.not-a-level", name, levels = Value::one_of(LEVELS));
            return Err(malformed("what.language", name, fault));
        }
        let Some(code) = self.language_code(language) else {
            let codes: Vec<&str> = match language_code(language) {
                Some(taken_for) => vec![taken_for],
                None => near(
                    language,
                    language_names()
                        .map(|(code, names)| (code, names.map(str::to_owned).collect())),
                ),
            };
            if codes.is_empty() {
                let fault = message!("query.not-a-language", name);
                return Err(malformed("what.language", name, fault));
            }
            let label = |code| language_name(code).map(Value::from);
            let near = codes.into_iter();
            let near =
                near.map(|code| Candidate { code: code.to_owned(), label: label(code) }).collect();
            let fault = Fault::Unknown { near, lists: Vec::new() };
            return Err(NameError { what: "what.language", name: name.to_owned(), fault });
        };
        Ok(Choice::new(
            LANGUAGES,
            level.map_or_else(|| code.to_string(), |level| format!("{code}:{level}")),
        ))
    }
}

/// Every term that a name means in these vocabularies. A code comes before other names.
fn meanings<'v>(known: &[Known<'v>], name: &str) -> Vec<(&'static str, &'v Term)> {
    let all = known.iter().flat_map(|(vocabulary, terms)| {
        terms.named(name).into_iter().map(|term| (*vocabulary, term))
    });
    let all: Vec<(&str, &Term)> = all.collect();
    let is_code = |term: &Term| folded(&term.code.to_string()) == folded(name);
    match all.iter().any(|(_, term)| is_code(term)) {
        true => all.into_iter().filter(|(_, term)| is_code(term)).collect(),
        false => all,
    }
}

/// The terms that the public pages call by a name, such as `ongoing` or `En curso`.
fn of_public_label(known: &[Known<'_>], name: &str) -> Vec<Choice> {
    let terms = known
        .iter()
        .flat_map(|(vocabulary, terms)| terms.terms.iter().map(move |term| (*vocabulary, term)));
    let is_called = |public: &str| is_label(&format!("figure.{public}"), public, name);
    terms
        .filter(|(_, term)| term.public.as_deref().is_some_and(is_called))
        .map(|(vocabulary, term)| Choice::new(vocabulary, term.code.to_string()))
        .collect()
}

fn word(
    what: &'static str,
    words: &[&'static str],
    key: &str,
    name: &str,
) -> Result<Vec<Choice>, NameError> {
    let meant = words.iter().find(|word| is_label(&format!("{key}.{word}"), word, name));
    match meant {
        Some(word) => Ok(vec![Choice::new(WORDS, *word)]),
        None if is_not_stated(name) => Ok(vec![Choice::new(WORDS, NOT_STATED)]),
        None => {
            let near = words.iter().map(|word| Candidate { code: (*word).to_owned(), label: None });
            let fault = Fault::Unknown { near: near.collect(), lists: Vec::new() };
            Err(NameError { what, name: name.to_owned(), fault })
        }
    }
}

/// Whether a name asks for records that state nothing, by its code or as tables print it.
fn is_not_stated(name: &str) -> bool {
    let bare = |text: &str| text.trim_matches(['(', ')']).to_owned();
    let name = bare(&folded(name));
    name == NOT_STATED || all_words("not-stated").any(|label| bare(&folded(&label)) == name)
}

/// The key of what a record of a kind is called.
fn what(kind: Kind) -> &'static str {
    match kind {
        Kind::Action => "what.action",
        Kind::Activity => "what.activity",
        Kind::Expert => "what.expert",
        Kind::Partner => "what.partner",
    }
}

fn malformed(what: &'static str, name: &str, fault: Message) -> NameError {
    NameError { what, name: name.to_owned(), fault: Fault::Malformed(fault) }
}

fn candidate(term: &Term) -> Candidate {
    Candidate {
        code: term.code.to_string(),
        label: (!term.label.is_empty()).then(|| Value::from(&term.label)),
    }
}
