//! All formats say the same.

use mieux::model::Language;
use mieux::render::{Screen, TableFormat, visible, write_report, write_report_bars, write_table};
use mieux::report::Report;
use mieux::table::{Align, Cell, Chart, Row, Table};
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use super::made;
use super::read::{self, Found};
use crate::common::costly;

fn written(format: TableFormat, report: &Report) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_report(format, report, Screen::plain(), &mut bytes).unwrap();
    bytes
}

fn text(format: TableFormat, report: &Report) -> String {
    String::from_utf8(written(format, report)).unwrap()
}

/// The number that a cell stands for.
fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(*number as f64),
        Cell::Difference(number) => Some(*number as f64),
        Cell::Decimal(number) | Cell::Percent(number) => Some(*number),
        _ => None,
    }
}

/// Whether two numbers are the same to the one digit that people see.
fn alike(one: f64, other: f64) -> bool {
    (one - other).abs() <= 0.05 + 1e-6
}

/// A text as a workbook has it: with its line breaks and marks, but for other control characters.
fn in_workbook(text: &str) -> String {
    let is_kept = |letter: char| {
        ['\n', '\t'].contains(&letter)
            || !letter.is_control() && !['\u{fffe}', '\u{ffff}'].contains(&letter)
    };
    let shown = text.chars().map(|letter| match is_kept(letter) {
        true => letter.to_string(),
        false => visible(&letter.to_string()).into_owned(),
    });
    shown.collect()
}

/// Whether people read of a cell what stands in it.
fn is_read(cell: &Cell, read: &str, language: Language) -> bool {
    match number(cell) {
        Some(wanted) => read::number(read, language).is_some_and(|number| alike(number, wanted)),
        None => visible(&cell.shown(language)).trim() == read.trim(),
    }
}

/// The figures of the whole that are numbers, as people read them.
fn headlines(report: &Report) -> Vec<String> {
    let shown =
        report.figures.iter().filter(|figure| figure.is_shown() && number(&figure.value).is_some());
    shown.map(|figure| figure.value.shown(report.language)).collect()
}

fn all_rows(table: &Table) -> impl Iterator<Item = &Row> {
    table.rows.iter().chain(&table.total)
}

/// Whether the tables that a person reads are those of the report, header and total included.
fn are_read(report: &Report, tables: &[Vec<Vec<String>>]) -> bool {
    let same = |table: &Table, rows: &[Vec<String>]| {
        let cells = |cells: &Row, read: &[String]| {
            cells.len() == read.len()
                && cells.iter().zip(read).all(|(cell, read)| is_read(cell, read, table.language))
        };
        let headings: Vec<String> = table
            .columns
            .iter()
            .map(|column| visible(&column.heading()).trim().to_owned())
            .collect();
        let read: Vec<&str> = rows[0].iter().map(|cell| cell.trim()).collect();
        headings == read
            && rows.len() - 1 == all_rows(table).count()
            && all_rows(table).zip(&rows[1..]).all(|(row, read)| cells(row, read))
    };
    tables.len() == report.tables.len()
        && report.tables.iter().zip(tables).all(|(table, rows)| same(table, rows))
}

/// The values of a row as programs read them, by the name of their field.
fn fields(table: &Table, row: &Row, several: bool) -> Vec<(String, Cell)> {
    let mut fields = Vec::new();
    for (position, cell) in row.iter().enumerate() {
        let column = &table.columns[position];
        let is_key = several && position == 0 && column.is_coded;
        let (code, label) = match cell {
            Cell::Term { code, label } => (Cell::words(code), Cell::Text(label.clone())),
            Cell::Terms(terms) => {
                let list = |of: fn(&(String, String)) -> &String| {
                    Cell::List(terms.iter().map(of).cloned().collect())
                };
                (list(|(code, _)| code), list(|(_, label)| label))
            }
            cell => (cell.clone(), Cell::Empty),
        };
        let own = &column.name;
        fields.push((if is_key { "code".to_owned() } else { own.clone() }, code));
        if column.is_coded {
            fields.push((if is_key { "label".to_owned() } else { format!("{own}_label") }, label));
        }
    }
    fields
}

fn csv_text(cell: &Cell) -> String {
    match cell {
        Cell::List(items) => items.join(";"),
        Cell::Percent(number) | Cell::Decimal(number) => number.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Difference(number) => number.to_string(),
        cell => cell.shown(Language::En),
    }
}

/// What the marks of a chart should say.
fn marks(table: &Table) -> Vec<String> {
    let columns: Vec<usize> = match table.chart.unwrap() {
        Chart::Bars { column } => vec![column],
        Chart::StackedBars | Chart::Lines => {
            let is_numbers = |column: &usize| table.columns[*column].align == Align::Right;
            (1..table.columns.len()).filter(is_numbers).collect()
        }
    };
    let mut marks = Vec::new();
    for row in &table.rows {
        for column in &columns {
            // Nothing is drawn of a point that is not known; a bar of no length is.
            let is_drawn =
                matches!(&row[*column], Cell::Number(_) | Cell::Decimal(_) | Cell::Percent(_));
            // What states no date has no place in time.
            let has_place = !matches!(&row[0], Cell::Term { code, .. } if code.is_empty());
            if table.chart == Some(Chart::Lines) && !(is_drawn && has_place) {
                continue;
            }
            let name = match columns.len() {
                1 => String::new(),
                _ => format!(", {}", visible(&table.columns[*column].heading())),
            };
            let shown = |cell: &Cell| visible(&cell.shown(table.language)).into_owned();
            marks.push(format!("{}{name}: {}", shown(&row[0]), shown(&row[*column])));
        }
    }
    marks.sort();
    marks
}

proptest! {
    #![proptest_config(costly(64))]

    #[test]
    fn people_read_the_same_in_html_and_markdown(report in made::report()) {
        let page = text(TableFormat::Html, &report);
        prop_assert!(are_read(&report, &read::html(&page).0), "{page}");
        for value in headlines(&report) {
            prop_assert!(page.contains(&format!("<dd>{value}</dd>")), "{value} in {page}");
        }
        let page = text(TableFormat::Markdown, &report);
        prop_assert!(are_read(&report, &read::markdown(&page)), "{page}");
        for value in headlines(&report) {
            prop_assert!(page.contains(&format!("**{value}** ")), "{value} in {page}");
        }
    }

    #[test]
    fn a_terminal_shows_every_number_in_its_row(report in made::report()) {
        let table = text(TableFormat::Table, &report);
        let mut bars = Vec::new();
        write_report_bars(&report, Screen::plain(), &mut bars).unwrap();
        let bars = String::from_utf8(bars).unwrap();
        for value in headlines(&report) {
            prop_assert!(table.contains(&value) && bars.contains(&value), "{value} in {table}");
        }
        for one in &report.tables {
            for row in all_rows(one) {
                let numbers: Vec<String> =
                    row.iter().filter(|cell| number(cell).is_some()).map(|cell| cell.shown(one.language)).collect();
                let has_all = |line: &str| numbers.iter().all(|number| line.contains(number));
                prop_assert!(table.lines().any(has_all), "{numbers:?}\n{table}");
            }
            for row in &one.rows {
                if let Some(Chart::Bars { column }) = one.chart {
                    let shown = row[column].shown(one.language);
                    prop_assert!(number(&row[column]).is_none() || bars.contains(&shown), "{shown}\n{bars}");
                }
            }
        }
    }

    #[test]
    fn no_terminal_is_so_narrow_that_a_number_is_broken(table in made::table(), width in 20..100_usize) {
        let mut bytes = Vec::new();
        let screen = Screen { width: Some(width), ..Screen::plain() };
        write_table(TableFormat::Table, &table, screen, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        for cell in all_rows(&table).flatten().filter(|cell| number(cell).is_some()) {
            let shown = cell.shown(table.language);
            prop_assert!(text.split([' ', '\n']).any(|word| word == shown), "{shown}\n{text}");
        }
    }

    #[test]
    fn a_workbook_holds_numbers_as_numbers_and_text_as_text(report in made::report()) {
        let bytes = written(TableFormat::Xlsx, &report);
        prop_assert_eq!(&bytes, &written(TableFormat::Xlsx, &report), "the same bytes each time");
        let sheets = read::xlsx(&bytes);
        prop_assert_eq!(sheets.len(), report.tables.len() + 1);
        for (table, (name, rows)) in report.tables.iter().zip(&sheets) {
            for (position, row) in all_rows(table).enumerate() {
                for (column, cell) in row.iter().enumerate() {
                    let read = rows.get(position + 1).and_then(|row| row.get(column)).unwrap_or(&Found::Nothing);
                    let shown = in_workbook(&cell.shown(table.language));
                    let is_same = match (cell, read) {
                        (Cell::Percent(wanted), Found::Number(read)) => (wanted / 100.0 - read).abs() < 1e-9,
                        (cell, Found::Number(read)) => number(cell) == Some(*read),
                        (_, Found::Text(read)) => number(cell).is_none() && *read == shown,
                        (_, Found::Nothing) => number(cell).is_none() && shown.is_empty(),
                    };
                    prop_assert!(is_same, "{name}: {cell:?} is read as {read:?}");
                }
            }
        }
        let about = &sheets.last().unwrap().1;
        for figure in report.figures.iter().filter(|figure| figure.is_shown()) {
            let wanted = match figure.value {
                Cell::Percent(value) => Found::Number(value / 100.0),
                ref cell => number(cell).map_or(Found::Nothing, Found::Number),
            };
            prop_assert!(about.iter().any(|row| row.last() == Some(&wanted)), "{figure:?} in {about:?}");
        }
    }

    #[test]
    fn programs_read_the_same_in_csv_and_tsv(report in made::report()) {
        for (format, delimiter) in [(TableFormat::Csv, b','), (TableFormat::Tsv, b'\t')] {
            let bytes = written(format, &report);
            let records = read::separated(&bytes, delimiter);
            let (header, mut records) = (&records[0], records[1..].iter());
            let asked: Vec<_> = report.figures.iter().filter(|figure| figure.asked).collect();
            let several = !asked.is_empty() || report.tables.len() > 1;
            for figure in asked {
                let record = records.next().unwrap();
                let value = header.iter().position(|field| field == "value").unwrap();
                prop_assert_eq!([&record[0], &record[1]], ["figures", figure.name.as_str()]);
                prop_assert_eq!(&record[value], &csv_text(&figure.value));
            }
            for table in &report.tables {
                for row in &table.rows {
                    let record = records.next().unwrap();
                    let value = |name: &str| {
                        let place = header.iter().position(|field| field == name).unwrap();
                        record[place].as_str()
                    };
                    if several {
                        prop_assert_eq!(value("table"), &table.name);
                    }
                    for (name, cell) in fields(table, row, several) {
                        prop_assert_eq!(value(&name), csv_text(&cell), "{} in {:?}", name, record);
                    }
                }
            }
            prop_assert!(records.next().is_none());
        }
    }

    #[test]
    fn programs_read_the_same_in_json(report in made::report()) {
        let json: serde_json::Value = serde_json::from_slice(&written(TableFormat::Json, &report)).unwrap();
        for figure in &report.figures {
            prop_assert_eq!(json["figures"][&figure.name].as_f64(), number(&figure.value));
        }
        for (position, table) in report.tables.iter().enumerate() {
            let read = &json["tables"][position];
            prop_assert_eq!(read["rows"].as_array().unwrap().len(), table.rows.len());
            for (row, values) in table.rows.iter().zip(read["rows"].as_array().unwrap()) {
                let fields = fields(table, row, false);
                let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
                prop_assert_eq!(&read["columns"], &serde_json::json!(names));
                prop_assert_eq!(values.as_object().unwrap().len(), fields.len());
                for (name, cell) in &fields {
                    let value = &values[name];
                    let is_same = match cell {
                        Cell::Empty | Cell::Withheld => value.is_null(),
                        Cell::List(items) => *value == serde_json::json!(items),
                        cell => match number(cell) {
                            Some(wanted) => value.as_f64() == Some(wanted),
                            None => *value == cell.shown(Language::En),
                        },
                    };
                    prop_assert!(is_same, "{cell:?} is read as {value}");
                }
            }
        }
    }

    #[test]
    fn every_mark_of_a_chart_says_the_number_it_stands_for(table in made::table()) {
        let mut bytes = Vec::new();
        let drawn = write_table(TableFormat::Svg, &table, Screen::plain(), &mut bytes);
        prop_assert_eq!(drawn.is_ok(), table.chart.is_some());
        if table.chart.is_some() {
            let svg = String::from_utf8(bytes).unwrap();
            let mut read = read::marks(&svg);
            read.sort();
            prop_assert_eq!(read, marks(&table), "{}", svg);
        }
    }
}
