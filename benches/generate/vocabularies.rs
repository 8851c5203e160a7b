//! The codes that records use, from the vocabularies of `registry/`.
//!
//! They are in the house style, so a look at the beginning of each line is enough to read them.

use std::fs;
use std::io;
use std::path::Path;

/// A term of a vocabulary.
pub(super) struct Term {
    /// What records write.
    pub(super) code: String,
    /// Its label in English.
    pub(super) en: String,
    /// Its label in Spanish.
    pub(super) es: String,
    /// The code of the broader term.
    parent: Option<String>,
    /// The countries of a region.
    members: Vec<String>,
}

/// The vocabularies that the generator chooses from.
pub(super) struct Vocabularies {
    pub(super) activity_kinds: Vec<Term>,
    pub(super) documents: Vec<Term>,
    pub(super) output_kinds: Vec<Term>,
    pub(super) principles: Vec<Term>,
    pub(super) sectors: Vec<Term>,
    pub(super) themes: Vec<Term>,
    areas: Vec<Term>,
    countries: Vec<Term>,
    eligibility_regions: Vec<Term>,
    regions: Vec<Term>,
}

impl Vocabularies {
    /// Reads them from their folder.
    pub(super) fn read(folder: &Path) -> io::Result<Self> {
        let terms = |name: &str| -> io::Result<Vec<Term>> {
            Ok(terms(&fs::read_to_string(folder.join(name).with_extension("yaml"))?))
        };
        Ok(Self {
            activity_kinds: terms("activity-kinds")?,
            documents: terms("documents")?,
            output_kinds: terms("output-kinds")?,
            principles: terms("principles")?,
            sectors: terms("sectors")?,
            themes: terms("themes")?,
            areas: terms("areas")?,
            countries: terms("countries")?,
            eligibility_regions: terms("eligibility-regions")?,
            regions: terms("regions")?,
        })
    }

    /// Every country.
    pub(super) fn countries(&self) -> &[Term] {
        &self.countries
    }

    /// The countries that can ask, by operational region: those of an eligible region as well.
    pub(super) fn partner_countries(&self) -> Vec<&Term> {
        let of = |regions: &[Term], code| regions.iter().any(|one| one.members.contains(code));
        let members = self.regions.iter().flat_map(|region| &region.members);
        let eligible = members.filter(|code| of(&self.eligibility_regions, code));
        eligible.filter_map(|code| self.countries.iter().find(|own| own.code == *code)).collect()
    }

    /// The codes of the areas of a theme.
    pub(super) fn areas_of(&self, theme: &str) -> Vec<&str> {
        let own = self.areas.iter().filter(|area| area.parent.as_deref() == Some(theme));
        own.map(|area| area.code.as_str()).collect()
    }
}

fn terms(text: &str) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(code) = line.strip_prefix("  - code: ") {
            let code = plain(code);
            let (en, es) = (String::new(), String::new());
            terms.push(Term { code, en, es, parent: None, members: Vec::new() });
            continue;
        }
        let Some(term) = terms.last_mut() else { continue };
        // The label comes before the description, which has the same languages.
        if let Some(label) = line.strip_prefix("      en: ").filter(|_| term.en.is_empty()) {
            term.en = plain(label);
        } else if let Some(label) = line.strip_prefix("      es: ").filter(|_| term.es.is_empty()) {
            term.es = plain(label);
        } else if let Some(parent) = line.strip_prefix("    parent: ") {
            term.parent = Some(plain(parent));
        } else if let Some(first) = line.strip_prefix("    members: [") {
            let mut list = first.to_owned();
            while !list.ends_with(']') {
                list.push_str(lines.next().unwrap_or("]"));
            }
            let codes = list.trim_end_matches(']').split(',');
            term.members = codes.map(|code| plain(code.trim())).collect();
        }
    }
    terms
}

fn plain(scalar: &str) -> String {
    scalar.trim_matches('"').to_owned()
}
