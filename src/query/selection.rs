//! What the user named, resolved: codes, aliases and labels in any language become codes.

use std::fmt;

use clap::ValueEnum;

use super::links::{ELIGIBILITY, OPERATIONAL};
use crate::model::{EdtfDate, Record, Registry, Vocabulary, folded};
use crate::suggest::{did_you_mean, nearest};

/// A code that was chosen, with the vocabulary that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The vocabulary; `partners` for the id of a partner.
    pub vocabulary: &'static str,
    /// The code or id.
    pub code: String,
}

/// A scheme of regions. The two are not to be mixed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Scheme {
    /// The regions by which the programme reports
    #[default]
    Operational,
    /// The regions of the brochure for experts
    Eligibility,
}

impl Scheme {
    /// The vocabulary that holds its regions.
    #[must_use]
    pub fn vocabulary(self) -> &'static str {
        match self {
            Self::Operational => OPERATIONAL,
            Self::Eligibility => ELIGIBILITY,
        }
    }
}

/// Names as the user typed them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wanted {
    /// The scheme of the regions; either, the operational one first, where none is named.
    pub scheme: Option<Scheme>,
    /// Regions.
    pub regions: Vec<String>,
    /// Beneficiary countries.
    pub countries: Vec<String>,
    /// Themes.
    pub themes: Vec<String>,
    /// Areas.
    pub areas: Vec<String>,
    /// Statuses, or `ongoing` for all that the public pages call so.
    pub statuses: Vec<String>,
    /// Phases.
    pub phases: Vec<String>,
    /// Partners, by id, name or acronym.
    pub partners: Vec<String>,
    /// Kinds of activity, or families of kinds.
    pub activity_kinds: Vec<String>,
    /// Countries of origin of experts.
    pub origins: Vec<String>,
    /// The first date of interest.
    pub from: Option<EdtfDate>,
    /// The last date of interest.
    pub to: Option<EdtfDate>,
    /// The day whose state is wanted, where it is not that of the records.
    pub as_of: Option<EdtfDate>,
}

/// A selection: within a field any of the choices, between fields all of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Selection {
    /// Regions of either scheme.
    pub regions: Vec<Choice>,
    /// Beneficiary countries.
    pub countries: Vec<Choice>,
    /// Themes.
    pub themes: Vec<Choice>,
    /// Areas.
    pub areas: Vec<Choice>,
    /// Statuses.
    pub statuses: Vec<Choice>,
    /// Phases.
    pub phases: Vec<Choice>,
    /// Partners.
    pub partners: Vec<Choice>,
    /// Kinds of activity.
    pub activity_kinds: Vec<Choice>,
    /// Countries of origin of experts.
    pub origins: Vec<Choice>,
    /// The first date of interest.
    pub from: Option<EdtfDate>,
    /// The last date of interest.
    pub to: Option<EdtfDate>,
    /// The day whose state is wanted, where it is not that of the records.
    pub as_of: Option<EdtfDate>,
}

/// A name that nothing in the registry goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    what: &'static str,
    name: String,
    meant: Option<String>,
    list: &'static str,
}

impl fmt::Display for Unknown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "there is no {} `{}`", self.what, self.name)?;
        match &self.meant {
            Some(meant) => write!(out, "; did you mean `{meant}`?"),
            None => write!(out, "; `mieux list {}` prints the codes", self.list),
        }
    }
}

impl std::error::Error for Unknown {}

impl Selection {
    /// Resolves what the user typed.
    ///
    /// # Errors
    /// The first name that nothing goes by, with what was probably meant.
    pub fn resolve(wanted: &Wanted, registry: &Registry) -> Result<Self, Unknown> {
        let each = |names: &[String], what, vocabularies: &[&'static str]| {
            let choices = names.iter().map(|name| choose(registry, what, vocabularies, name));
            Ok::<_, Unknown>(unique(choices.collect::<Result<Vec<_>, _>>()?.into_iter().flatten()))
        };
        let schemes: &[&str] = match wanted.scheme {
            None => &[OPERATIONAL, ELIGIBILITY],
            Some(Scheme::Operational) => &[OPERATIONAL],
            Some(Scheme::Eligibility) => &[ELIGIBILITY],
        };
        Ok(Self {
            regions: each(&wanted.regions, "region", schemes)?,
            countries: each(&wanted.countries, "country", &["countries"])?,
            themes: each(&wanted.themes, "theme", &["themes"])?,
            areas: each(&wanted.areas, "area", &["areas"])?,
            statuses: each(&wanted.statuses, "status", &["statuses"])?,
            phases: each(&wanted.phases, "phase", &["phases"])?,
            activity_kinds: each(
                &wanted.activity_kinds,
                "kind of activity",
                &["activity-kinds", "activity-families"],
            )?,
            origins: each(&wanted.origins, "country of origin", &["countries"])?,
            partners: unique(
                wanted
                    .partners
                    .iter()
                    .map(|name| partner(registry, name))
                    .collect::<Result<Vec<_>, _>>()?,
            ),
            from: wanted.from,
            to: wanted.to,
            as_of: wanted.as_of,
        })
    }

    /// Every field with its choices, under the name of its option.
    #[must_use]
    pub fn fields(&self) -> [(&'static str, &[Choice]); 9] {
        [
            ("region", &self.regions),
            ("country", &self.countries),
            ("theme", &self.themes),
            ("area", &self.areas),
            ("status", &self.statuses),
            ("phase", &self.phases),
            ("partner", &self.partners),
            ("activity-kind", &self.activity_kinds),
            ("origin", &self.origins),
        ]
    }

    /// Every date with the name of its option.
    #[must_use]
    pub fn dates(&self) -> [(&'static str, Option<EdtfDate>); 3] {
        [("from", self.from), ("to", self.to), ("as-of", self.as_of)]
    }

    /// Whether no record is left out by anything but the day.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        Self { as_of: None, ..self.clone() }.is_everything()
    }

    /// Whether nothing was named, so that everything is meant.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }
}

/// The choices that a name stands for: one code, or the statuses of a public label.
fn choose(
    registry: &Registry,
    what: &'static str,
    vocabularies: &[&'static str],
    name: &str,
) -> Result<Vec<Choice>, Unknown> {
    let known: Vec<(&'static str, &Vocabulary)> = vocabularies
        .iter()
        .filter_map(|vocabulary| Some((*vocabulary, registry.vocabularies.get(vocabulary)?)))
        .collect();
    for (vocabulary, terms) in &known {
        if let Some(term) = terms.resolve(name) {
            return Ok(vec![Choice { vocabulary, code: term.code.to_string() }]);
        }
    }
    for (vocabulary, terms) in &known {
        let public =
            terms.terms.iter().filter(|term| term.public.as_deref() == Some(folded(name).as_str()));
        let choices: Vec<Choice> =
            public.map(|term| Choice { vocabulary, code: term.code.to_string() }).collect();
        if !choices.is_empty() {
            return Ok(choices);
        }
    }
    Err(Unknown {
        what,
        name: name.to_owned(),
        meant: known.iter().find_map(|(_, terms)| did_you_mean(terms, name)),
        list: vocabularies[0],
    })
}

fn partner(registry: &Registry, name: &str) -> Result<Choice, Unknown> {
    let names = registry.partners.iter().flat_map(|Record { body, .. }| {
        let texts = body.name.iter().map(|(_, text)| text);
        let all = texts.chain(body.acronym.as_deref()).chain([body.id.as_str()]);
        all.map(|text| (folded(text), body.id.to_string())).collect::<Vec<_>>()
    });
    let names: Vec<(String, String)> = names.collect();
    let wanted = folded(name);
    let found = names.iter().find(|(known, _)| *known == wanted).map(|(_, id)| id.clone());
    match found {
        Some(code) => Ok(Choice { vocabulary: "partners", code }),
        None => Err(Unknown {
            what: "partner",
            name: name.to_owned(),
            meant: nearest(name, names),
            list: "partners",
        }),
    }
}

/// The id of the record that a misspelt id, or a title or name, most likely stands for.
#[must_use]
pub fn similar_record(registry: &Registry, name: &str) -> Option<String> {
    let titled = registry.actions.iter().map(|action| (&action.body.id, &action.body.title));
    let titled =
        titled.chain(registry.activities.iter().map(|one| (&one.body.id, &one.body.title)));
    let named = registry.partners.iter().map(|partner| (&partner.body.id, &partner.body.name));
    let experts =
        registry.experts.iter().map(|expert| (folded(&expert.body.id), expert.body.id.to_string()));
    let names = titled.chain(named).flat_map(|(id, texts)| {
        let texts = texts.iter().map(|(_, text)| text).chain([id.as_str()]);
        texts.map(|text| (folded(text), id.to_string())).collect::<Vec<_>>()
    });
    let names: Vec<(String, String)> = names.chain(experts).collect();
    let wanted = folded(name);
    let exact = names.iter().find(|(known, _)| *known == wanted).map(|(_, id)| id.clone());
    exact.or_else(|| nearest(name, names))
}

/// The one of these names that a misspelt one most likely stands for.
#[must_use]
pub fn similar_name<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    nearest(name, known.into_iter().map(|known| (known, known)))
}

fn unique(choices: impl IntoIterator<Item = Choice>) -> Vec<Choice> {
    let mut kept: Vec<Choice> = Vec::new();
    for choice in choices {
        if !kept.contains(&choice) {
            kept.push(choice);
        }
    }
    kept
}
