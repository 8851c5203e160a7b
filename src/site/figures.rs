//! The figures of the site, as `mieux report --public` computes them.

use std::collections::BTreeMap;

use super::address::Place;
use super::contents::Contents;
use super::options::Options;
use super::topic::Topic;
use crate::model::Language;
use crate::query::{Query, Scheme, Selection};
use crate::report::{
    Counted, Dimension, Division, Figure, Over, Presentation, Report, Request, report_on,
};
use crate::table::{Cell, Column, Row, Table};

/// Reports in one language.
pub(super) struct Figures {
    /// The report by each topic.
    topics: BTreeMap<Topic, Report>,
    /// The report by year.
    pub(super) years: Report,
    /// The report by the countries that experts come from.
    pub(super) origins: Report,
}

impl Figures {
    /// The figures of what is selected.
    pub(super) fn of(contents: &Contents<'_>, options: &Options, language: Language) -> Self {
        let whole = &contents.counted;
        let of = |division: Division, figures: Vec<Figure>| {
            let selection = options.selection.clone();
            report_on(contents.links(), &request(selection, division, figures, language), whole)
        };
        let by = |dimension| Division { by: vec![dimension], ..Division::default() };
        let over = Division { over: Some(Over::Year), ..Division::default() };
        let topics = Topic::ALL.map(|topic| (topic, of(by(topic.dimension()), topic.figures())));
        let counts = || vec![Figure::Projects, Figure::Activities];
        Self {
            topics: topics.into_iter().collect(),
            years: of(over, counts()),
            origins: of(by(Dimension::Origin), vec![Figure::Experts]),
        }
    }

    /// The report by a topic.
    pub(super) fn by(&self, topic: Topic) -> &Report {
        &self.topics[&topic]
    }

    /// The figures of a code, each with its heading: the row of the report by its topic. What that withholds is
    /// withheld here as well, so that nothing can be computed from two pages.
    pub(super) fn of_code(&self, topic: Topic, code: &str) -> Vec<(&Column, &Cell)> {
        let table =
            self.by(topic).tables.iter().find(|table| table.name == topic.dimension().name());
        let Some(table) = table else { return Vec::new() };
        let row = table.rows.iter().find(|row| is_of(row, code));
        let cells = row.map_or(&[][..], Vec::as_slice);
        table.columns.iter().zip(cells).skip(1).collect()
    }

    /// The projects and activities of a code in time, and what was published on it beside what is computed.
    pub(super) fn profile(
        &self,
        contents: &Contents<'_>,
        (topic, code): (Topic, &str),
        counted: &Narrowed<'_>,
        language: Language,
    ) -> Report {
        let links = contents.links();
        let selection = counted.selection.clone();
        // A report that is divided has no table of what was published.
        let division = match counted.counted.has_published(links, &selection) {
            true => Division::default(),
            false => Division { by: vec![Dimension::Year], ..Division::default() },
        };
        let figures = vec![Figure::Projects, Figure::Activities];
        let request = request(selection, division, figures, language);
        let mut report = report_on(links, &request, &counted.counted);
        let withheld: Vec<&str> = self
            .of_code(topic, code)
            .into_iter()
            .filter(|(_, cell)| **cell == Cell::Withheld)
            .map(|(column, _)| column.name.as_str())
            .collect();
        let counts_experts = topic.figures().contains(&Figure::Experts) && withheld.is_empty();
        if !counts_experts {
            report.tables.iter_mut().for_each(without_experts);
        }
        report
    }
}

/// What is counted of a code, the same in every language.
pub(super) struct Narrowed<'r> {
    selection: Selection,
    counted: Counted<'r>,
}

impl<'r> Narrowed<'r> {
    /// What is counted of the code of a page; `None` if it is not the page of a code.
    pub(super) fn of(contents: &Contents<'r>, options: &Options, place: &Place) -> Option<Self> {
        let Place::Term(topic, code) = place else { return None };
        let names = [(topic.option(), vec![code.clone()])].into_iter().collect();
        let query = Query { scheme: Some(Scheme::Operational), names, ..Query::default() };
        let own = query.resolve(contents.dataset.registry).ok()?;
        let selection = options.selection.clone().narrowed_by(&own);
        let counted = Counted::of(contents.links(), &selection);
        Some(Self { selection, counted })
    }
}

/// Removes published figures of experts, which have the computed one beside them.
fn without_experts(table: &mut Table) {
    let is_of_experts = |row: &Row| matches!(row.first(), Some(Cell::Term { code, .. }) if code.starts_with(Figure::Experts.name()));
    table.rows.retain(|row| !is_of_experts(row));
}

/// What to ask of `report`: figures for everybody.
pub(super) fn request(
    selection: Selection,
    division: Division,
    figures: Vec<Figure>,
    language: Language,
) -> Request {
    let presentation = Presentation { public: true, ..Presentation::default() };
    Request { selection, division, figures, presentation, language, ..Request::default() }
}

/// Whether a row is that of a code.
pub(super) fn is_of(row: &Row, code: &str) -> bool {
    code_of(row) == Some(code)
}

/// The code of a row.
pub(super) fn code_of(row: &Row) -> Option<&str> {
    match row.first() {
        Some(Cell::Term { code, .. }) if !code.is_empty() => Some(code),
        _ => None,
    }
}
