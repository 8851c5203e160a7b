//! What each figure means, in words; `docs/figures.md` is written from the same text.

use crate::model::Language;
use crate::query::REGION;
use crate::report::ask::dimension::Dimension;
use crate::report::ask::figure::Figure;
use crate::report::ask::request::Request;

/// What a figure, or a word about figures, means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The term.
    pub term: String,
    /// What it means: Markdown on one line.
    pub text: String,
}

/// Every definition.
#[must_use]
pub fn definitions(language: Language) -> Vec<Definition> {
    items(language).map(|(_, item)| definition(item)).collect()
}

/// The definitions of what a report shows.
#[must_use]
pub fn definitions_of(request: &Request) -> Vec<Definition> {
    let mut keys: Vec<&str> = Vec::new();
    let (rows, columns) = request.axes();
    let figures: &[Figure] = match request.figures.as_slice() {
        [] if columns.is_some() => &[Figure::Projects],
        [] => &Figure::USUAL,
        figures => figures,
    };
    keys.extend(figures.iter().map(|figure| of_figure(*figure)));
    let has_ongoing = request.figures.is_empty() && columns.is_none();
    keys.extend(has_ongoing.then_some("ongoing"));
    keys.extend(["total", "not-stated"]);
    keys.extend(request.divisions().into_iter().chain(columns).filter_map(of_dimension));
    let selection = &request.selection;
    let options = [
        ("cross", columns.is_some()),
        ("region", !selection.choices(REGION).is_empty()),
        ("from-to", selection.from.is_some() || selection.to.is_some()),
        ("as-of", selection.as_of.is_some()),
        ("cumulative", rows.is_some() && request.division.cumulative),
        ("percent", request.presentation.percent),
        ("others", request.presentation.top.is_some()),
        ("public", request.presentation.public),
    ];
    keys.extend(options.into_iter().filter(|(_, is_used)| *is_used).map(|(key, _)| key));
    chosen(request.language, &keys)
}

/// The definition of a report that has its own.
pub(super) fn of_report(name: &str, language: Language) -> Vec<Definition> {
    chosen(language, &[name])
}

fn of_figure(figure: Figure) -> &'static str {
    match figure {
        Figure::Completed => "ongoing",
        Figure::Men => "women",
        Figure::Approved | Figure::Rejected | Figure::Cancelled | Figure::Waiting => "answered",
        Figure::MonthsToDecision => "months-to-answer",
        figure => figure.name(),
    }
}

/// The key of what belongs to the rows of a dimension; what an action names itself needs no words.
fn of_dimension(dimension: Dimension) -> Option<&'static str> {
    match dimension {
        Dimension::Country | Dimension::Theme | Dimension::Area => None,
        Dimension::Quarter | Dimension::Month => Some("year"),
        Dimension::Family => Some("activity-kind"),
        Dimension::OriginGroup | Dimension::Sector | Dimension::Language => Some("origin"),
        Dimension::PartnerRole => Some("partner-kind"),
        Dimension::ResultLevel | Dimension::ResultYear => Some("result-kind"),
        dimension => Some(dimension.name()),
    }
}

/// The definitions of these keys, in the order of the file.
fn chosen(language: Language, keys: &[&str]) -> Vec<Definition> {
    let chosen = items(language).filter(|(key, _)| keys.contains(key));
    chosen.map(|(_, item)| definition(item)).collect()
}

/// Every key with its item.
fn items(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    let file = match language {
        Language::En => include_str!("definitions/en.md"),
        Language::Es => include_str!("definitions/es.md"),
        Language::Fr => include_str!("definitions/fr.md"),
    };
    file.split("<!-- ").filter_map(|part| part.split_once(" -->"))
}

fn definition(item: &str) -> Definition {
    let (term, text) = item.split_once(": ").unwrap_or((item, ""));
    let words = |text: &str| text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let term = words(term.trim_start().trim_start_matches("- ")).replace("**", "");
    Definition { term, text: words(text) }
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::{Definition, definitions, items, of_dimension, of_figure};
    use crate::model::Language;
    use crate::report::{Dimension, Figure};

    #[test]
    fn every_figure_and_dimension_is_defined_in_every_language() {
        let keys = |language| items(language).map(|(key, _)| key).collect::<Vec<_>>();
        let english = keys(Language::En);
        let figures = Figure::all().iter().map(|figure| of_figure(*figure));
        let dimensions = Dimension::value_variants().iter();
        let used = figures.chain(dimensions.filter_map(|dimension| of_dimension(*dimension)));
        let others = [
            "total",
            "cross",
            "not-stated",
            "from-to",
            "as-of",
            "cumulative",
            "percent",
            "others",
            "public",
        ];
        for key in used.chain(others).chain(["completeness", "claims"]) {
            assert!(english.contains(&key), "{key}");
        }
        for language in [Language::Es, Language::Fr] {
            assert_eq!(keys(language), english);
        }
        for Definition { term, text } in definitions(Language::Fr) {
            assert!(!term.is_empty() && !text.is_empty(), "{term}");
        }
    }
}
