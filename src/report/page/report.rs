//! A report: the figures of a selection, with the tables that divide them and the notes on both.

use ahash::AHashMap;

use super::columns::Columns;
use super::definitions::{self, Definition, definitions_of};
use super::footnotes::{Footnote, footnotes};
use super::headline::{Headline, headlines};
use super::published::PUBLISHED;
use super::tables::{is_by_country, tables};
use super::{incomplete, notes, published, records, title};
use crate::model::{Incomplete, Language};
use crate::query::{Links, Picked, Selection, pick};
use crate::registry::Registry;
use crate::report::ask::dimension::Dimension;
use crate::report::ask::figure::{Figure, Nature};
use crate::report::ask::request::Request;
use crate::report::count::figures::{Figures, Members};
use crate::report::count::groups::{Context, by_action};
use crate::report::count::public::{is_few, persons};
use crate::table::{Cell, Table};
use crate::words::Words;

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
    /// The errors on account of which figures may be wrong.
    pub incomplete: Vec<Incomplete>,
    /// What must be said of the names of countries in its rows.
    pub footnotes: Vec<Footnote>,
    /// What each figure in use means.
    pub definitions: Vec<Definition>,
    /// The language of its words and numbers.
    pub language: Language,
}

impl Report {
    /// The tables that people are shown: that of published figures where there are any. Programs get all.
    pub(crate) fn shown_tables(&self) -> impl Iterator<Item = &Table> {
        self.tables.iter().filter(|table| table.name != PUBLISHED || !table.rows.is_empty())
    }

    /// The table that has a row for each country, if it is divided by countries alone.
    pub(crate) fn by_country(&self) -> Option<&Table> {
        self.tables.iter().find(|table| is_by_country(table))
    }
}

/// Computes a report.
///
/// Without a dimension: everything is shown by region, and a selection is shown with its statuses,
/// themes and years.
#[must_use]
pub fn report(registry: &Registry, request: &Request) -> Report {
    report_of(&Links::new(registry), request)
}

/// The same for one who computes many reports of a registry, and goes through it once.
#[must_use]
pub fn report_of(links: &Links<'_>, request: &Request) -> Report {
    report_on(links, request, &Counted::of(links, &request.selection))
}

/// What a selection picks and the figures of all of it, which are the same in every language and in whatever way they are
/// divided.
#[derive(Debug)]
pub struct Counted<'r> {
    picked: Picked<'r>,
    members: Members<'r>,
    total: Figures<'r>,
}

impl<'r> Counted<'r> {
    /// Picks and counts what is selected.
    #[must_use]
    pub fn of(links: &Links<'r>, selection: &Selection) -> Self {
        let picked = pick(links, selection);
        let members = Members::of(&picked);
        let total = Figures::within(links, selection, &members, &[]);
        Self { picked, members, total }
    }

    /// Whether the programme published a figure of exactly this selection, which was counted.
    #[must_use]
    pub fn has_published(&self, links: &Links<'r>, selection: &Selection) -> bool {
        !published::on(links, selection, &self.picked.actions).is_empty()
    }
}

/// The same for one who computes many reports of one selection. What was counted must be the selection of the request.
#[must_use]
pub fn report_on<'r>(links: &Links<'r>, request: &Request, counted: &Counted<'r>) -> Report {
    let Counted { picked, members, total } = counted;
    let registry = links.registry;
    let words = Words::of(request.language);
    let mut context = context(links, request, &words);
    if request.division.by.iter().any(|dimension| dimension.is_through_activities()) {
        context.by_action = by_action(&picked.activities);
    }
    let name = name(request);
    let mut built = tables(&context, request, members, total);
    let columns = Columns { figures: request.headline_figures(), ..built.columns.clone() };
    let figures = headlines(&context, total, &columns, &built.withheld);
    // What a public report says of experts that were chosen must not say in which records they are.
    let is_of_persons = context.public && request.selection.narrows_experts();
    let published = published::published(&context, &picked.actions, &built.withheld);
    let published = match request.axes() {
        (None, _) => {
            let (table, sources) = published::table(&context, &published);
            built.tables.push(table);
            sources
        }
        _ => published::notes(&context, &published),
    };
    if request.presentation.list && name == "profile" && !is_of_persons {
        let listed = request.listed_figures();
        built.tables.push(records::of_total(&context, total, &listed));
    }
    let mut notes = match is_of_persons {
        true => Vec::new(),
        false => {
            notes::of_scope(&context, picked, total, &columns.figures, request.presentation.public)
        }
    };
    notes.extend(notes::of_known(&words, &figures, &columns.figures));
    notes.extend(notes::of_sums(&words, &built.sums));
    if built.ties > 0 {
        notes.push(words.counted("note-ties", built.ties, &[]));
    }
    if request.listed_figures().iter().any(|figure| figure.nature() != Nature::Count)
        && built.tables.iter().any(|table| table.name == "records")
    {
        notes.push(words.get("note-listed"));
    }
    if built.exceeds && !request.division.cumulative {
        notes.push(words.get("note-cross"));
    }
    if request.division.by.contains(&Dimension::RequestYear) {
        notes.extend(notes::of_request_years(&words, picked));
    }
    if request.division.cumulative {
        notes.push(words.get("note-cumulative"));
    }
    if built.tables.iter().any(has_withheld)
        || figures.iter().any(|one| one.value == Cell::Withheld)
    {
        notes.push(words.get("note-withheld"));
    }
    if built.together {
        notes.push(words.get("note-together"));
    }
    notes.extend(published);
    let incomplete = incomplete::errors(registry, request);
    notes.extend(incomplete::note(&incomplete, &words));
    Report {
        name,
        title: title::title(registry, request, &words),
        selection: request.selection.clone(),
        figures,
        footnotes: footnotes(registry, &built.tables, &words),
        tables: built.tables,
        notes,
        incomplete,
        definitions: definitions_of(request),
        language: request.language,
    }
}

/// A report with tables of its own, below the figures of the same selection, which people are not
/// shown.
pub(crate) fn report_around_tables(
    links: &Links<'_>,
    request: &Request,
    name: &str,
    tables: Vec<Table>,
) -> Report {
    let words = Words::of(request.language);
    let context = context(links, request, &words);
    let picked = pick(links, &request.selection);
    let total = Figures::of(links, &request.selection, &picked);
    let withheld_figures = withheld_of_total(&context, &total);
    let columns = Columns::new(request, Vec::new());
    let title = words.get(&format!("report.{name}"));
    let titled = Request { title: request.title.clone().or(Some(title)), ..request.clone() };
    let incomplete = incomplete::errors(links.registry, request);
    let withheld = tables.iter().any(has_withheld).then(|| words.get("note-withheld"));
    Report {
        name: name.to_owned(),
        title: title::title(links.registry, &titled, &words),
        selection: request.selection.clone(),
        figures: headlines(&context, &total, &columns, &withheld_figures),
        footnotes: Vec::new(),
        notes: withheld.into_iter().chain(incomplete::note(&incomplete, &words)).collect(),
        incomplete,
        tables,
        definitions: definitions::of_report(name, request.language),
        language: request.language,
    }
}

/// What a report is computed with.
fn context<'c, 'r>(
    links: &'c Links<'r>,
    request: &'c Request,
    words: &'c Words,
) -> Context<'c, 'r> {
    Context {
        links,
        selection: &request.selection,
        scheme: request.scheme,
        words,
        public: request.presentation.public,
        with_requests: request.figures.iter().any(|figure| figure.is_of_requests()),
        by_action: AHashMap::new(),
    }
}

/// The figures that say something of so few experts that a public report withholds them.
fn withheld_of_total(context: &Context<'_, '_>, total: &Figures<'_>) -> Vec<Figure> {
    let is_said_of_few = |figure: Figure| {
        let counts = persons(context.links, figure, [total]);
        counts.iter().any(|counts| is_few(counts, counts))
    };
    let is_withheld = |figure: &Figure| {
        (context.selection.narrows_experts() || figure.is_of_experts()) && is_said_of_few(*figure)
    };
    let figures = Figure::all().iter().copied().filter(|_| context.public);
    figures.filter(is_withheld).collect()
}

/// The name of a report, from what divides its figures.
fn name(request: &Request) -> String {
    match request.axes() {
        (None, _) if request.selection.is_whole() => "overview".to_owned(),
        (None, _) => "profile".to_owned(),
        (Some(rows), columns) => {
            let kind = if request.division.over.is_some() { "over" } else { "by" };
            let and = columns.map(|columns| format!("-and-{}", columns.name())).unwrap_or_default();
            format!("{kind}-{}{and}", rows.name())
        }
    }
}

fn has_withheld(table: &Table) -> bool {
    table.rows.iter().chain(&table.total).flatten().any(|cell| *cell == Cell::Withheld)
}
