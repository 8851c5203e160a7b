//! Registry and selection to figures. Reads no files, knows no format and prints nothing.

mod arrange;
mod build;
pub(crate) mod claims;
mod claims_table;
mod columns;
mod completeness;
mod dimension;
mod divided;
mod explain;
mod figure;
mod figures;
mod groups;
mod headline;
mod listing;
mod measure;
mod notes;
mod period;
mod public;
mod records;
mod request;
mod review;
mod series;
mod slice;
mod table;
mod title;

pub use arrange::Sort;
pub use claims_table::claims_report;
pub use completeness::completeness;
pub use dimension::{Dimension, Over};
pub use explain::{Definition, as_markdown, definitions, definitions_of};
pub use figure::Figure;
pub use figures::{Achievement, Figures};
pub use headline::{Headline, Known};
pub use listing::{list_records, list_terms};
pub use request::Request;
pub use review::review;
pub use table::{Align, Cell, Chart, Column, Row, Table};

use ahash::AHashMap;

use crate::model::{Language, Registry};
use crate::query::{Links, Selection, pick};
use crate::words::Words;
use build::build;
use columns::Columns;
use figures::Members;
use groups::{Context, by_action};
use headline::headlines;

/// Figures with the tables that divide them.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// `overview`, `profile`, `by-` or `over-` and what divides the figures, `completeness` or
    /// `claims`.
    pub name: String,
    /// What it is about, in words.
    pub title: String,
    /// What was selected.
    pub selection: Selection,
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

/// Computes a report.
///
/// Without a dimension: everything is shown by region, and a selection is shown with its statuses,
/// themes and years.
#[must_use]
pub fn report(registry: &Registry, request: &Request) -> Report {
    let links = Links::new(registry);
    let words = Words::of(request.language);
    let mut context = context(&links, request, &words);
    let picked = pick(&links, &request.selection);
    if request.by.iter().any(|dimension| dimension.is_through_activities()) {
        context.by_action = by_action(&picked.activities);
    }
    let members = Members::new(&picked.actions, &picked.activities);
    let total = Figures::within(&links, &request.selection, &members, &[]);
    let (name, dimensions) = dimensions(request);
    let mut built = build(&context, request, &dimensions, &members, &total);
    let columns = Columns { figures: headlined(request), ..built.columns.clone() };
    let figures = headlines(&context, &total, &columns, built.few);
    if request.list && name == "profile" && !built.names_nobody() {
        let listed = listed(request, headlined(request));
        built.tables.push(records::of_total(&context, &total, &listed));
    }
    let mut notes = notes::of_scope(&context, &picked, &total);
    notes.extend(notes::of_known(&words, &figures, &columns.figures));
    notes.extend(notes::of_sums(&words, &built.sums));
    if built.exceeds && !request.cumulative {
        notes.push(words.get("note-cross"));
    }
    if request.cumulative {
        notes.push(words.get("note-cumulative"));
    }
    if built.tables.iter().any(has_withheld)
        || figures.iter().any(|one| one.value == Cell::Withheld)
    {
        notes.push(words.get("note-withheld"));
    }
    notes.extend(claims::notes(&context, &total, built.few));
    Report {
        name,
        title: title::title(registry, request, &words),
        selection: request.selection.clone(),
        figures,
        tables: built.tables,
        notes,
        definitions: definitions_of(request),
        language: request.language,
    }
}

/// A report with tables of its own, below the figures of the same selection, which people are not
/// shown.
fn framed(links: &Links<'_>, request: &Request, name: &str, tables: Vec<Table>) -> Report {
    let words = Words::of(request.language);
    let context = context(links, request, &words);
    let picked = pick(links, &request.selection);
    let total = Figures::of(links, &request.selection, &picked.actions, &picked.activities);
    let few = request.public && public::FEW.contains(&total.experts.len());
    let columns = Columns::new(request, Vec::new());
    let title = words.get(&format!("report.{name}"));
    let titled = Request { title: request.title.clone().or(Some(title)), ..request.clone() };
    let withheld = tables.iter().any(has_withheld).then(|| words.get("note-withheld"));
    Report {
        name: name.to_owned(),
        title: title::title(links.registry, &titled, &words),
        selection: request.selection.clone(),
        figures: headlines(&context, &total, &columns, few),
        notes: notes::of_unreadable(links.registry, &words).into_iter().chain(withheld).collect(),
        tables,
        definitions: explain::of_report(name, request.language),
        language: request.language,
    }
}

/// What a report is computed with.
fn context<'c, 'r>(
    links: &'c Links<'r>,
    request: &'c Request,
    words: &'c Words,
) -> Context<'c, 'r> {
    let asked = |figure| request.figures.contains(&figure);
    Context {
        links,
        selection: &request.selection,
        scheme: request.scheme,
        words,
        with_requests: asked(Figure::Requests) || asked(Figure::RequestsBegun),
        by_action: AHashMap::new(),
    }
}

/// The name of a report, and by what it divides its figures.
fn dimensions(request: &Request) -> (String, Vec<Dimension>) {
    let (rows, columns) = request.axes();
    let Some(rows) = rows else {
        return if request.selection.is_whole() {
            ("overview".to_owned(), vec![Dimension::Region])
        } else {
            let profile = vec![Dimension::Status, Dimension::Theme, Dimension::Year];
            ("profile".to_owned(), profile)
        };
    };
    let kind = if request.over.is_some() { "over" } else { "by" };
    let and = columns.map(|columns| format!("-and-{}", columns.name())).unwrap_or_default();
    (format!("{kind}-{}{and}", rows.name()), vec![rows])
}

/// The figures that people are shown of the whole selection.
fn headlined(request: &Request) -> Vec<Figure> {
    if request.figures.is_empty() { Figure::USUAL.into() } else { request.figures.clone() }
}

/// The figures whose records are named: no experts where the report is public.
fn listed(request: &Request, mut figures: Vec<Figure>) -> Vec<Figure> {
    figures.retain(|figure| !(request.public && figure.is_of_experts()));
    figures
}

fn has_withheld(table: &Table) -> bool {
    table.rows.iter().chain(&table.total).flatten().any(|cell| *cell == Cell::Withheld)
}
