//! Reports made up at random: every kind of cell, and text that would do harm in one format or another.

use mieux::model::Language;
use mieux::query::Selection;
use mieux::report::{Definition, Headline, Report};
use mieux::table::{Cell, Chart, Column, Row, Table};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_oneof};

const HOSTILE: [&str; 22] = [
    "<script>alert(1)</script>",
    "</title></style></svg>",
    "a|b\\|c",
    "]]>",
    "-->",
    "\"quoted\" 'twice'",
    "two\nlines\r\nmore",
    "a\tb",
    "\u{202e}turned\u{2066}",
    "\u{1b}[2J\u{7}",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "+1",
    "-1",
    "&lt;b&gt; &amp; &#x41;",
    "**bold** _it_ `code` [a](b) ~~no~~ $x$",
    "الهجرة غير النظامية",
    "Қазақстан Республикасы",
    "移民",
    "\u{fffe}\u{ffff}\u{0}",
    "1,234;5",
    "",
];

/// Any text; none that a workbook would need to write with an escape of its own.
pub(super) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => proptest::sample::select(&HOSTILE[..]).prop_map(str::to_owned),
        2 => "[A-Za-zÀ-ÿ]{1,12}( [a-z]{1,14}){0,5}",
        1 => any::<String>().prop_map(|text| text.replace("_x", "x")),
    ]
}

/// What may stand in a column.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Words,
    Term,
    Number,
    Difference,
    Decimal,
    Percent,
    List,
    Terms,
}

fn kind() -> impl Strategy<Value = Kind> {
    use Kind::{Decimal, Difference, List, Number, Percent, Term, Terms, Words};
    proptest::sample::select(vec![
        Words, Term, Number, Number, Number, Difference, Decimal, Percent, List, Terms,
    ])
}

fn cell(kind: Kind) -> impl Strategy<Value = Cell> {
    let full = match kind {
        Kind::Words => text().prop_map(Cell::Text).boxed(),
        Kind::Term => (text(), text()).prop_map(|(code, label)| Cell::Term { code, label }).boxed(),
        // A spreadsheet and a browser count exactly to here.
        Kind::Number => (0..=1_usize << 53).prop_map(Cell::Number).boxed(),
        Kind::Difference => (-1_i64 << 53..=1 << 53).prop_map(Cell::Difference).boxed(),
        Kind::Decimal => (0.0..1e9).prop_map(Cell::Decimal).boxed(),
        Kind::Percent => (0.0..100.0).prop_map(Cell::Percent).boxed(),
        Kind::List => vec(text(), 0..4).prop_map(Cell::List).boxed(),
        Kind::Terms => vec((text(), text()), 0..4).prop_map(Cell::Terms).boxed(),
    };
    prop_oneof![8 => full, 1 => Just(Cell::Empty), 1 => Just(Cell::Withheld)]
}

fn row(kinds: &[Kind]) -> impl Strategy<Value = Row> + use<> {
    kinds.iter().map(|kind| cell(*kind)).collect::<Vec<_>>()
}

fn chart(columns: usize) -> impl Strategy<Value = Option<Chart>> {
    let column = if columns > 1 { 1..columns } else { 0..1 };
    option::of(prop_oneof![
        column.prop_map(|column| Chart::Bars { column }),
        Just(Chart::StackedBars),
        Just(Chart::Lines),
    ])
}

pub(super) fn table() -> impl Strategy<Value = Table> {
    let language = proptest::sample::select(vec![Language::En, Language::Es, Language::Fr]);
    (vec(kind(), 1..6), text(), language).prop_flat_map(|(kinds, title, language)| {
        let headings = vec(text(), kinds.len());
        let rows = vec(row(&kinds), 0..6);
        let total = option::of(row(&kinds));
        let chart = chart(kinds.len());
        (headings, rows, total, chart).prop_map(move |(headings, rows, total, chart)| {
            let columns = headings.into_iter().zip(&kinds).enumerate();
            let columns = columns.map(|(position, (heading, kind))| match kind {
                Kind::Number | Kind::Difference | Kind::Decimal | Kind::Percent => {
                    Column::numbers(format!("c{position}"), heading)
                }
                Kind::Words | Kind::List => Column::words(format!("c{position}"), heading),
                Kind::Term | Kind::Terms => Column::codes(format!("c{position}"), heading),
            });
            let title = title.clone();
            Table { title, total, chart, ..Table::new("t", columns.collect(), rows, language) }
        })
    })
}

fn headline() -> impl Strategy<Value = Headline> {
    let value = proptest::sample::select(vec![Kind::Number, Kind::Decimal, Kind::Percent]);
    (text(), value.prop_flat_map(cell), any::<bool>()).prop_map(|(label, value, asked)| {
        let (name, known, quartiles) = (String::new(), None, None);
        Headline { name, label, value, known, quartiles, asked }
    })
}

pub(super) fn report() -> impl Strategy<Value = Report> {
    let definition = (text(), text()).prop_map(|(term, text)| Definition { term, text });
    let texts = (text(), vec(text(), 0..3), vec(definition, 0..3));
    let language = proptest::sample::select(vec![Language::En, Language::Es, Language::Fr]);
    (vec(table(), 1..4), vec(headline(), 0..6), texts, language).prop_map(
        |(mut tables, mut figures, (title, notes, definitions), language)| {
            for (number, table) in tables.iter_mut().enumerate() {
                table.name = format!("t{number}");
            }
            for (number, figure) in figures.iter_mut().enumerate() {
                figure.name = format!("f{number}");
            }
            let (name, selection) = ("made".to_owned(), Selection::default());
            let incomplete = Vec::new();
            Report {
                name,
                title,
                selection,
                figures,
                tables,
                notes,
                incomplete,
                footnotes: Vec::new(),
                definitions,
                language,
            }
        },
    )
}
