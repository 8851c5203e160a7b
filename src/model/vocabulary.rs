//! Vocabularies: controlled lists of codes with labels.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use ahash::AHashMap;
use serde::Deserialize;

use super::{EdtfDate, Text, bare_words, folded};

/// A controlled list.
#[derive(Debug, Clone, Deserialize)]
pub struct Vocabulary {
    /// The name, such as `countries`.
    pub id: String,
    /// What the list holds.
    #[serde(default)]
    pub title: Text,
    /// The terms, in the order in which they are shown.
    #[serde(default)]
    pub terms: Vec<Term>,
    /// Position of a term by its code.
    #[serde(skip)]
    codes: AHashMap<String, usize>,
    /// The terms by their names; made when they are first needed, as clean files name codes alone.
    #[serde(skip)]
    names: OnceLock<Names>,
    /// Position of a term by the words of its names, where one term has them; made when it is first needed.
    #[serde(skip)]
    words: OnceLock<AHashMap<Vec<String>, Option<usize>>>,
}

/// The terms of a vocabulary by folded code, label, alias, notation or code of three letters.
#[derive(Debug, Clone, Default)]
struct Names {
    /// The position of the first term of a name.
    first: AHashMap<String, usize>,
    /// Positions of the terms that share a name.
    shared: AHashMap<String, Vec<usize>>,
}

/// One term of a vocabulary.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Term {
    /// What records write.
    pub code: TermCode,
    /// What people read.
    #[serde(default)]
    pub label: Text,
    /// What it means.
    #[serde(default)]
    pub description: Text,
    /// For regions: what the programme did there.
    #[serde(default)]
    pub narrative: Text,
    /// Other names that people type.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The programme's own abbreviation.
    pub notation: Option<String>,
    /// For countries: the code of three letters.
    pub alpha3: Option<String>,
    /// The code of the broader term.
    pub parent: Option<String>,
    /// The countries of a region.
    #[serde(default)]
    pub members: Vec<String>,
    /// Countries that joined or left a region.
    #[serde(default)]
    pub membership_changes: Vec<MembershipChange>,
    /// The code of the matching IATI codelist.
    pub iati: Option<String>,
    /// Targets of the Sustainable Development Goals that it serves, such as `10.7`.
    #[serde(default)]
    pub sdg: Vec<String>,
    /// For statuses: whether such an action counts as a project.
    #[serde(default)]
    pub counts: bool,
    /// For statuses: `ongoing` or `completed`, as the public pages say.
    pub public: Option<String>,
    /// For metrics: the figure that it can be compared with.
    pub figure: Option<String>,
    /// For phases: when it began.
    pub start: Option<EdtfDate>,
    /// For phases: when it ended.
    pub end: Option<EdtfDate>,
    /// For per diems: the country that it is for.
    pub country: Option<String>,
    /// For per diems: the only town that it is for.
    pub place: Option<String>,
    /// For per diems: the amount of a day.
    pub amount: Option<Amount>,
    /// For per diems: the ISO 4217 code of the amount.
    pub currency: Option<String>,
    /// For per diems: since when it holds.
    pub from: Option<EdtfDate>,
}

/// An amount as it is written, so that no digit of it is lost.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Amount {
    /// `"162.50"`.
    Text(String),
    /// `162`.
    Whole(i64),
}

impl fmt::Display for Amount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => out.write_str(text),
            Self::Whole(number) => write!(out, "{number}"),
        }
    }
}

/// A country that joined or left a region.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct MembershipChange {
    /// A code of `countries`.
    pub country: String,
    /// When it joined.
    pub from: Option<EdtfDate>,
    /// When it left.
    pub to: Option<EdtfDate>,
}

/// A code: a word, or a number as with the good practices.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(untagged)]
pub enum TermCode {
    /// `irregular-migration`.
    Word(String),
    /// `4`.
    Number(i64),
}

impl TermCode {
    /// The code if it is a word.
    #[must_use]
    pub fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Number(_) => None,
        }
    }
}

impl fmt::Display for TermCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => out.write_str(word),
            Self::Number(number) => write!(out, "{number}"),
        }
    }
}

impl Vocabulary {
    /// Prepares look-ups; to be called once after reading.
    #[must_use]
    pub(crate) fn indexed(mut self) -> Self {
        for (position, term) in self.terms.iter().enumerate() {
            self.codes.entry(term.code.to_string()).or_insert(position);
        }
        self
    }

    fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            let mut names = Names::default();
            let terms = || self.terms.iter().enumerate();
            for (position, term) in terms() {
                names.add(folded(&term.code.to_string()), position);
            }
            for (position, term) in terms() {
                term.names().for_each(|name| names.add(folded(name), position));
            }
            names
        })
    }

    /// Whether several terms go by this name, so that nobody can tell which one is meant.
    #[must_use]
    pub(crate) fn is_shared(&self, name: &str) -> bool {
        self.names().shared.contains_key(&folded(name))
    }

    /// Every term that a name may mean, in the order of the terms. A code in the right case means its
    /// own term only.
    #[must_use]
    pub fn named(&self, name: &str) -> Vec<&Term> {
        if let Some(term) = self.get(name) {
            return vec![term];
        }
        match self.names().shared.get(&folded(name)) {
            Some(positions) => positions.iter().map(|&position| &self.terms[position]).collect(),
            None => self.resolve(name).into_iter().collect(),
        }
    }

    /// The term of exactly this code.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Term> {
        self.position(code).map(|position| &self.terms[position])
    }

    /// The position of a term among the terms, by its code.
    pub(crate) fn position(&self, code: &str) -> Option<usize> {
        self.codes.get(code).copied()
    }

    /// The term that somebody means: by code, label in any language, alias, notation or code of three letters, without
    /// regard to case and accents; else by the same words in another order, with other articles or `&`, as official
    /// lists write them: `Niger (the)`, `Bolivia (Plurinational State of)`.
    #[must_use]
    pub fn resolve(&self, name: &str) -> Option<&Term> {
        let folded = folded(name);
        let exact = self.get(name).or_else(|| Some(&self.terms[*self.names().first.get(&folded)?]));
        exact.or_else(|| {
            let position = (*self.words().get(&bare_words(&folded))?)?;
            Some(&self.terms[position])
        })
    }

    /// The terms by the words of their names; none for words that several terms have.
    fn words(&self) -> &AHashMap<Vec<String>, Option<usize>> {
        self.words.get_or_init(|| {
            let mut known: AHashMap<Vec<String>, Option<usize>> = AHashMap::new();
            for (position, term) in self.terms.iter().enumerate() {
                for name in term.names() {
                    let words = bare_words(&folded(name));
                    if !words.is_empty() {
                        let one = known.entry(words).or_insert(Some(position));
                        *one = one.filter(|one| *one == position);
                    }
                }
            }
            known
        })
    }

    /// The label of a code; the code itself where the vocabulary does not know it.
    #[must_use]
    pub fn label<'v>(&'v self, code: &'v str, language: &str) -> &'v str {
        match self.get(code).map(|term| term.label.show(language)) {
            Some(label) if !label.is_empty() => label,
            _ => code,
        }
    }
}

impl PartialEq for Vocabulary {
    /// What is made of the terms for look-ups does not count.
    fn eq(&self, other: &Self) -> bool {
        (&self.id, &self.title, &self.terms) == (&other.id, &other.title, &other.terms)
    }
}

impl Names {
    /// The first term of a name keeps it; the others share it.
    fn add(&mut self, name: String, position: usize) {
        let first = match self.first.get(&name) {
            None => {
                self.first.insert(name, position);
                return;
            }
            Some(first) => *first,
        };
        if first != position {
            let sharing = self.shared.entry(name).or_insert_with(|| vec![first]);
            if !sharing.contains(&position) {
                sharing.push(position);
            }
        }
    }
}

impl Term {
    /// Whether whatever the other term means is meant by this one as well: it is the broader term, or its
    /// members are among those of this one.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        let has_members = !other.members.is_empty()
            && other.members.iter().all(|member| self.members.contains(member));
        has_members || other.parent.as_deref() == Some(self.code.to_string().as_str())
    }

    /// Labels in every language, aliases, the notation and the code of three letters.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let labels = self.label.iter().map(|(_, label)| label);
        let aliases = self.aliases.iter().map(String::as_str);
        labels.chain(aliases).chain(self.notation.as_deref()).chain(self.alpha3.as_deref())
    }
}

/// All vocabularies of a registry, by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Vocabularies(BTreeMap<String, Vocabulary>);

impl Vocabularies {
    /// The vocabulary of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Vocabulary> {
        self.0.get(name)
    }

    /// The names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The label of a code in a vocabulary; the code itself where either is unknown.
    #[must_use]
    pub fn label<'v>(&'v self, vocabulary: &str, code: &'v str, language: &str) -> &'v str {
        self.get(vocabulary).map_or(code, |vocabulary| vocabulary.label(code, language))
    }
}

impl FromIterator<Vocabulary> for Vocabularies {
    /// Where a name comes twice the first one stays.
    fn from_iter<I: IntoIterator<Item = Vocabulary>>(vocabularies: I) -> Self {
        let mut all = BTreeMap::new();
        for vocabulary in vocabularies {
            all.entry(vocabulary.id.clone()).or_insert_with(|| vocabulary.indexed());
        }
        Self(all)
    }
}
