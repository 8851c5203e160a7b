//! Registry and selection to figures. Reads no files, knows no format and prints nothing.

pub(crate) mod claims;
mod explain;
mod figures;
mod groups;
mod headline;
mod listing;
mod notes;
mod records;
mod review;
mod table;

pub use figures::{Counts, Figures};
pub use groups::Dimension;
pub use headline::{Headline, Known};
pub use listing::{list_records, list_terms};
pub use review::review;
pub use table::{Align, Cell, Chart, Column, Row, Table};

pub use explain::{Definition, definitions};

use crate::model::{Language, Registry};
use crate::select::{Links, Selection, pick};
use groups::group_table;

/// Figures with the tables that divide them.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// `overview`, `profile`, or `by-` and a dimension.
    pub name: String,
    /// What it is about, in words.
    pub title: String,
    /// What was selected.
    pub selection: Selection,
    /// The five figures of the whole selection, with nothing withheld. What is printed is in
    /// [`Report::figures`].
    pub counts: Counts,
    /// The figures of the whole selection. People are shown some of them, programs all.
    pub figures: Vec<Headline>,
    /// The figures divided.
    pub tables: Vec<Table>,
    /// What a reader must know to read them rightly.
    pub notes: Vec<String>,
    /// What each figure in use means.
    pub definitions: Vec<Definition>,
    /// The language of its words and numbers.
    pub language: Language,
}

/// What a report is asked to show.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// What to count.
    pub selection: Selection,
    /// By what to divide; nothing for the report that suits the selection.
    pub by: Option<Dimension>,
    /// Whether to name the records behind each figure.
    pub list: bool,
    /// The language of labels.
    pub language: Language,
}

/// Computes a report.
///
/// Without a dimension: everything is shown by operational region, and a selection is shown with its
/// statuses, themes and years.
#[must_use]
pub fn report(registry: &Registry, request: &Request) -> Report {
    let links = Links::new(registry);
    let picked = pick(&links, &request.selection);
    let (name, dimensions) = match request.by {
        Some(dimension) => (format!("by-{}", dimension.name()), vec![dimension]),
        None if request.selection.is_everything() => {
            ("overview".to_owned(), vec![Dimension::Region])
        }
        None => ("profile".to_owned(), vec![Dimension::Status, Dimension::Theme, Dimension::Year]),
    };
    let total = Figures::of(&links, &request.selection, &picked.actions, &picked.activities);
    let mut notes = notes::of_scope(&links, request, &picked, &total);
    let mut tables = Vec::new();
    let mut sums = Vec::new();
    for dimension in dimensions {
        let grouped = groups::divide(&links, request, dimension, &picked);
        sums.extend(notes::sums(dimension, &grouped, &total));
        tables.push(group_table(dimension, &grouped, &total, request.language));
        if request.list && name != "profile" {
            tables.push(records::of_groups(&links, dimension, &grouped, request.language));
        }
    }
    if request.list && name == "profile" {
        tables.push(records::of_total(&links, &total, request.language));
    }
    notes.extend(notes::of_sums(&sums));
    notes.extend(claims::notes(
        registry,
        &request.selection,
        total.counts(),
        request.language.code(),
    ));
    Report {
        name,
        title: title(registry, request),
        selection: request.selection.clone(),
        counts: total.counts(),
        figures: headline::of(total.counts()),
        tables,
        notes,
        definitions: explain::list(),
        language: request.language,
    }
}

/// What is selected, in words: the labels of the choices, or the name of the programme.
fn title(registry: &Registry, request: &Request) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (_, choices) in request.selection.fields() {
        let labels = choices.iter().map(|choice| match choice.vocabulary {
            "partners" => registry
                .partners
                .iter()
                .find(|partner| partner.body.id == choice.code)
                .map_or(choice.code.as_str(), |partner| {
                    partner.body.name.show(request.language.code())
                }),
            vocabulary => {
                registry.vocabularies.label(vocabulary, &choice.code, request.language.code())
            }
        });
        parts.extend(
            Some(labels.collect::<Vec<_>>().join(", ")).filter(|labels| !labels.is_empty()),
        );
    }
    let (from, to) = (request.selection.from, request.selection.to);
    match (from, to) {
        (Some(from), Some(to)) => parts.push(format!("{from} to {to}")),
        (Some(from), None) => parts.push(format!("from {from}")),
        (None, Some(to)) => parts.push(format!("to {to}")),
        (None, None) => {}
    }
    if parts.is_empty() { registry.config.name.clone() } else { parts.join(" · ") }
}
