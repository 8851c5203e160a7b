//! A table as an element of HTML.

use maud::{Markup, html};

use crate::render::visible;
use crate::table::{Align, Cell, Row, Table};
use crate::words::Words;

/// A table in a region that scrolls sideways if it is too wide. `id` is what nothing else on the page is called;
/// `address` returns where the heading of a row leads, or `None` if that is nowhere.
pub(crate) fn grid(
    table: &Table,
    id: &str,
    caption: &str,
    address: &dyn Fn(&Row) -> Option<String>,
) -> Markup {
    let row = |row: &Row| cells(table, row, address(row));
    html! {
        div class="scroll" role="region" aria-labelledby=(id) tabindex="0" {
            table {
                caption id=(id) { (caption) }
                thead { tr {
                    @for column in &table.columns {
                        th scope="col" class=[number_class(column.align)] { (visible(&column.heading())) }
                    }
                } }
                tbody { @for one in &table.rows { (row(one)) } }
                @if let Some(total) = &table.total { tfoot { (row(total)) } }
            }
        }
    }
}

/// A row, whose first cell is its heading.
fn cells(table: &Table, row: &Row, address: Option<String>) -> Markup {
    let mut cells = row.iter().zip(&table.columns);
    let first = cells.next();
    html! {
        tr {
            @if let Some((cell, column)) = first {
                th scope="row" class=[number_class(column.align)] {
                    @match address {
                        Some(address) => a href=(address) { (shown(table, cell)) },
                        None => (shown(table, cell)),
                    }
                }
            }
            @for (cell, column) in cells {
                td class=[number_class(column.align)] { (shown(table, cell)) }
            }
        }
    }
}

/// A cell, each text in the direction of its own script.
fn shown(table: &Table, cell: &Cell) -> Markup {
    let text = cell.shown(table.language);
    let text = visible(&text);
    html! {
        @match cell {
            Cell::Withheld => abbr title=(Words::of(table.language).get("withheld")) { (text) },
            Cell::Text(_) | Cell::Term { .. } | Cell::List(_) | Cell::Terms(_) => bdi { (text) },
            _ => (text),
        }
    }
}

fn number_class(align: Align) -> Option<&'static str> {
    (align == Align::Right).then_some("number")
}
