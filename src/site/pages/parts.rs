//! What several pages show in the same way: figures, reports with charts, notes.

use maud::{Markup, html};

use crate::render::{SLIM, WIDE, chart, grid, visible};
use crate::report::{Definition, Headline, Report};
use crate::site::address::Place;
use crate::site::figures::code_of;
use crate::site::here::Here;
use crate::site::prose::outer;
use crate::site::topic::Topic;
use crate::table::{Cell, Column, Row, Table};

/// Figures, each with what it is of.
pub(super) fn figures<'f>(
    here: &Here<'_>,
    figures: impl IntoIterator<Item = (String, &'f Cell)>,
) -> Markup {
    let language = here.scene.language();
    let figures = figures.into_iter().filter(|(_, cell)| **cell != Cell::Empty);
    html! {
        dl class="figures" {
            @for (label, cell) in figures {
                div {
                    dt { (visible(&label)) }
                    dd {
                        @if *cell == Cell::Withheld {
                            abbr title=(here.word("withheld")) { (cell.shown(language)) }
                        } @else {
                            (visible(&cell.shown(language)))
                        }
                    }
                }
            }
        }
    }
}

/// The figures of a whole report.
pub(super) fn headline(here: &Here<'_>, report: &Report) -> Markup {
    let shown = report.figures.iter().filter(|figure| figure.is_shown());
    figures(here, shown.map(|figure: &Headline| (figure.label.clone(), &figure.value)))
}

/// The figures of a row.
pub(super) fn of_row(here: &Here<'_>, cells: Vec<(&Column, &Cell)>) -> Markup {
    figures(here, cells.into_iter().map(|(column, cell)| (column.heading(), cell)))
}

/// A table of figures; its rows lead to the pages of their codes if it is one by a topic.
pub(super) fn table(here: &Here<'_>, table: &Table, id: &str, topic: Option<Topic>) -> Markup {
    let address = |row: &Row| here.to(&Place::Term(topic?, code_of(row)?.to_owned()));
    grid(table, id, &visible(&caption(here, table)), &address)
}

/// The chart of a table, once for wide and once for narrow screens.
pub(super) fn drawn(here: &Here<'_>, table: &Table, id: &str) -> Markup {
    let caption = caption(here, table);
    let caption = visible(&caption);
    let at = |id: &str, width| chart(table, id, &caption, width, false);
    html! {
        @if table.chart.is_some() {
            figure class="wide" { @if let Some(drawn) = at(&format!("{id}-wide"), WIDE) { (drawn) } }
            figure class="slim" { @if let Some(drawn) = at(&format!("{id}-slim"), SLIM) { (drawn) } }
        }
    }
}

/// What a table is called: its title, else what its rows are.
fn caption(here: &Here<'_>, table: &Table) -> String {
    let of_rows = table.columns.first().map(Column::heading);
    match (table.title.is_empty(), of_rows) {
        (true, Some(rows)) => here.words().fill("site.by", &[("rows", &rows)]),
        _ => table.title.clone(),
    }
}

/// What to know when reading figures.
pub(super) fn notes(here: &Here<'_>, notes: &[String]) -> Markup {
    html! {
        @if !notes.is_empty() {
            section class="notes" {
                h2 { (here.word("notes")) }
                ul { @for one in notes { li { (note(one)) } } }
            }
        }
    }
}

/// What to know, with its addresses of the web as links.
pub(super) fn note(text: &str) -> Markup {
    let ends = |letter: char| ",;.)".contains(letter);
    html! {
        @for (position, word) in text.split(' ').enumerate() {
            @if position > 0 { " " }
            @match word.find("https://") {
                Some(start) => {
                    @let (before, address) = word.split_at(start);
                    @let (address, after) = address.split_at(address.trim_end_matches(ends).len());
                    (visible(before)) (outer(address)) (after)
                }
                None => (visible(word)),
            }
        }
    }
}

/// What figures mean.
pub(super) fn definitions(here: &Here<'_>, definitions: &[&Definition]) -> Markup {
    html! {
        section class="definitions" {
            h2 id="definitions" { (here.word("definitions")) }
            dl {
                @for definition in definitions {
                    dt { (visible(&definition.term)) }
                    dd { (visible(&definition.text.replace('`', ""))) }
                }
            }
        }
    }
}
