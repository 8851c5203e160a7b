//! Tables as a page of HTML.

use std::io::{self, Write};

use maud::{Markup, html};

use super::grid::grid;
use crate::render::chart::{SLIM, STYLE as CHART_STYLE, WIDE, chart};
use crate::render::document::Document;
use crate::render::map::{Map, figure, style as map_style};
use crate::render::page::page;
use crate::render::visible;
use crate::report::Report;
use crate::table::Table;

pub(super) fn report(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    document(&Document::of_report(report), None, out)
}

/// A report with its map in the place of the chart.
pub(super) fn report_with_map(report: &Report, map: &Map, out: &mut dyn Write) -> io::Result<()> {
    document(&Document::of_report(report), Some(map), out)
}

pub(super) fn table(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    document(&Document::of_table(table), None, out)
}

fn document(document: &Document<'_>, map: Option<&Map>, out: &mut dyn Write) -> io::Result<()> {
    let words = &document.words;
    let body = html! {
        header { h1 { (visible(&document.title)) } (figures(document)) }
        main {
            @for (number, table) in document.tables.iter().enumerate() {
                (section(document, table, number + 1, map))
            }
        }
        footer {
            @if !document.notes.is_empty() {
                section { h2 { (words.get("notes")) } ul { @for note in document.notes { li { (visible(note)) } } } }
            }
            @if let Some(chosen) = &document.selection {
                section {
                    h2 { (words.get("selection")) }
                    @if chosen.is_empty() { p { (words.get("everything")) } } @else { (terms(chosen)) }
                }
            }
            @if !document.definitions.is_empty() {
                section {
                    h2 { (words.get("definitions")) }
                    dl {
                        @for definition in document.definitions {
                            dt { (visible(&definition.term)) }
                            dd { (code(&visible(&definition.text))) }
                        }
                    }
                }
            }
        }
    };
    let style = map.map_or_else(|| CHART_STYLE.to_owned(), |_| map_style());
    let page = page(&document.title, document.language, &style, &body);
    writeln!(out, "{}", page.into_string())
}

/// The figures of the whole selection.
fn figures(document: &Document<'_>) -> Markup {
    html! {
        @if !document.figures.is_empty() {
            dl class="figures" aria-label=(document.words.get("figures")) {
                @for figure in &document.figures {
                    @let value = figure.value.shown(document.language);
                    div { dt { (visible(&figure.label)) } dd { (visible(&value)) } }
                }
            }
        }
    }
}

fn terms(terms: &[(&str, String)]) -> Markup {
    html! { dl { @for (term, text) in terms { dt { (term) } dd { (visible(text)) } } } }
}

/// A text of Markdown in which only code is marked.
fn code(text: &str) -> Markup {
    html! {
        @for (position, part) in text.split('`').enumerate() {
            @if position % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

/// A table with its heading and its chart, which is there for wide and for slim screens.
fn section(document: &Document<'_>, table: &Table, number: usize, map: Option<&Map>) -> Markup {
    let heading = document.heading(table);
    let caption = format!("{}: {heading}", document.title);
    let caption = visible(if document.is_report() { &caption } else { &heading });
    let (id, wide, slim) = (format!("t{number}"), format!("c{number}"), format!("s{number}"));
    html! {
        section {
            @if document.is_report() { h2 { (visible(&heading)) } }
            @match map {
                Some(map) if table.chart.is_some() => (figure(map, "map")),
                None if table.chart.is_some() => {
                    figure class="wide" { @if let Some(drawn) = chart(table, &wide, &caption, WIDE, false) { (drawn) } }
                    figure class="slim" { @if let Some(drawn) = chart(table, &slim, &caption, SLIM, false) { (drawn) } }
                },
                _ => {},
            }
            (grid(table, &id, &caption, &|_| None))
        }
    }
}
