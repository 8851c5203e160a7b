//! The papers that there are.

use std::io::Write;

use mieux::documents::{Paper, Wants};
use mieux::render::{TableFormat, write_table};
use mieux::table::{Cell, Column, Table};
use mieux::words::Words;

use crate::globals::{Globals, Status};

/// Prints a table of the papers.
pub(super) fn print(globals: &Globals, out: &mut dyn Write) -> anyhow::Result<Status> {
    let words = globals.words();
    let heading = |key: &str| words.heading(&format!("document.column.{key}"));
    let columns = ["paper", "of", "what"].map(|name| Column::words(name, heading(name)));
    let row = |paper: Paper| {
        let what = words.get(&format!("document.paper.{}", paper.name()));
        [paper.name().to_owned(), wanted(paper.wants(), &words), what].map(Cell::Text).to_vec()
    };
    let rows = Paper::ALL.map(row).to_vec();
    let table = Table::new("papers", columns.to_vec(), rows, words.language());
    write_table(TableFormat::Table, &table, globals.screen(), out)?;
    Ok(Status::Clean)
}

/// What a paper is about, in a few words.
fn wanted(wants: Wants, words: &Words) -> String {
    words.get(match wants {
        Wants::Nothing => "document.of.nothing",
        Wants::Country => "document.of.country",
        Wants::Record(kind) => return words.get(&format!("kind.{}", kind.name())),
        Wants::Deployment => "document.of.deployment",
        Wants::Topic => "document.of.topic",
        Wants::Year => "document.of.year",
    })
}
