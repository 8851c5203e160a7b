//! Any table, written in any of the ways that programs write one, comes back the same.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use encoding_rs::WINDOWS_1252;
use mieux::sheet::{Cell, Format, Options};
use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};
use proptest::{collection, sample};
use rust_xlsxwriter::{ExcelDateTime, Workbook, XlsxError};

use super::{Table, read};

/// How a table is written.
#[derive(Debug, Clone, Copy)]
enum Encoding {
    Utf8,
    Utf8WithMark,
    Utf16Le,
    Utf16Be,
    Windows1252,
}

const ENCODINGS: [Encoding; 5] = [
    Encoding::Utf8,
    Encoding::Utf8WithMark,
    Encoding::Utf16Le,
    Encoding::Utf16Be,
    Encoding::Windows1252,
];

/// Two or more columns of texts that every encoding has, the first of them never empty. No two of their
/// letters are one letter of UTF-8 when they are in Windows-1252, as `Ç€` is.
fn tables() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = "[a-zA-ZáéñüÇß 0-9,;|\t\"'.\n-]{0,12}";
    (2..6_usize).prop_flat_map(move |width| {
        let row = ("[a-z]{1,8}", collection::vec(cell, width - 1))
            .prop_map(|(first, others)| [vec![first], others].concat());
        collection::vec(row, 1..8)
    })
}

fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    let utf_16 = |bytes: fn(u16) -> [u8; 2]| {
        format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect()
    };
    match encoding {
        Encoding::Utf8 => text.into(),
        Encoding::Utf8WithMark => format!("\u{feff}{text}").into(),
        Encoding::Utf16Le => utf_16(u16::to_le_bytes),
        Encoding::Utf16Be => utf_16(u16::to_be_bytes),
        Encoding::Windows1252 => WINDOWS_1252.encode(text).0.into_owned(),
    }
}

/// The table as text, by the writer that others use.
fn written(rows: &[Vec<String>], delimiter: u8, has_crlf: bool) -> String {
    let terminator = if has_crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
    let mut writer =
        csv::WriterBuilder::new().delimiter(delimiter).terminator(terminator).from_writer(vec![]);
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// What a table says: its headings, and its cells without empty ones at the end.
fn printed(table: Table) -> Vec<Vec<String>> {
    let headings = table.summary.columns.into_iter().map(|column| column.heading).collect();
    let rows = table.rows.into_iter().map(|row| {
        assert!(row.faults.is_empty(), "{row:?}");
        row.cells.iter().map(|cell| cell.shown().into_owned()).collect()
    });
    [headings].into_iter().chain(rows).map(trimmed).collect()
}

fn trimmed(mut row: Vec<String>) -> Vec<String> {
    let width = row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    row.truncate(width);
    row
}

/// What a cell of a workbook can hold.
fn values() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::Empty),
        "[a-zA-Zá<&>\"_x0-9][a-zA-Zá<&>_x0-9 \n]{0,8}[a-z_]".prop_map(Cell::Text),
        (-1_000_000_000..1_000_000_000_i64).prop_map(Cell::Integer),
        (-1000..1000_i32).prop_map(|number| Cell::Float(f64::from(number) + 0.25)),
        any::<bool>().prop_map(Cell::Bool),
        (1900..2100_u16, 1..=12_u8, 1..=28_u8)
            .prop_map(|(year, month, day)| Cell::Date(format!("{year}-{month:02}-{day:02}"))),
    ]
}

/// The cells as a workbook, below a header that is wide enough.
fn workbook(rows: &[Vec<Cell>]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let day = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    for column in 0..6 {
        sheet.write(0, column, format!("field {column}"))?;
    }
    for (row, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => sheet.write(row, column, text)?,
                Cell::Integer(number) => sheet.write(row, column, *number)?,
                Cell::Float(number) => sheet.write(row, column, *number)?,
                Cell::Bool(value) => sheet.write(row, column, *value)?,
                Cell::Date(date) => {
                    let date = ExcelDateTime::parse_from_str(date)?;
                    sheet.write_with_format(row, column, &date, &day)?
                }
                _ => sheet,
            };
        }
    }
    workbook.save_to_buffer()
}

/// A cell that another library read.
fn of_calamine(data: &Data) -> Cell {
    match data {
        Data::String(text) => Cell::Text(text.trim().to_owned()),
        Data::Float(number) => {
            number.to_string().parse().map_or(Cell::Float(*number), Cell::Integer)
        }
        Data::Bool(value) => Cell::Bool(*value),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            Cell::Date(format!("{year}-{month:02}-{day:02}"))
        }
        Data::Empty => Cell::Empty,
        other => panic!("{other:?}"),
    }
}

/// Cells without empty ones at the end.
fn filled(mut cells: Vec<Cell>) -> Vec<Cell> {
    let width = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    cells.truncate(width);
    cells
}

proptest! {
    #[test]
    fn what_is_written_as_text_is_read(
        rows in tables(),
        encoding in sample::select(&ENCODINGS),
        delimiter in sample::select(&b",;\t|"[..]),
        has_crlf in any::<bool>(),
    ) {
        let header: Vec<String> = (0..rows[0].len()).map(|column| format!("field {column}")).collect();
        let expected: Vec<Vec<String>> = [header.clone()]
            .into_iter()
            .chain(rows.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect()))
            .map(trimmed)
            .collect();
        let all: Vec<Vec<String>> = [header].into_iter().chain(rows).collect();
        let bytes = encoded(&written(&all, delimiter, has_crlf), encoding);
        let options = Options { delimiter: Some(char::from(delimiter)), ..Options::default() };
        let table = read("p.csv", &bytes, &options).unwrap();
        prop_assert_eq!(printed(table), expected);
    }

    /// By another library, and read by a third as here.
    #[test]
    fn what_is_written_as_a_workbook_is_read(rows in collection::vec(collection::vec(values(), 1..6), 1..6)) {
        let bytes = workbook(&rows).unwrap();
        let table = read("p.xlsx", &bytes, &Options::default()).unwrap();
        let cells: Vec<Vec<Cell>> = table.rows.into_iter().map(|row| filled(row.cells)).collect();
        let expected: Vec<Vec<Cell>> = rows.iter().map(|row| filled(row.clone())).collect();
        let expected: Vec<Vec<Cell>> = expected.into_iter().filter(|row| !row.is_empty()).collect();
        prop_assert_eq!(&cells, &expected);
        let mut other: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let range = other.worksheet_range("Sheet1").unwrap();
        let others = range.rows().skip(1).map(|row| filled(row.iter().map(of_calamine).collect()));
        let others: Vec<Vec<Cell>> = others.filter(|row| !row.is_empty()).collect();
        prop_assert_eq!(&cells, &others);
    }

    #[test]
    fn what_is_written_as_json_is_read(rows in tables()) {
        let objects: Vec<_> = rows
            .iter()
            .map(|row| {
                let fields = row.iter().enumerate().map(|(at, cell)| (format!("f{at}"), cell.clone().into()));
                serde_json::Value::Object(fields.collect())
            })
            .collect();
        let lines: String = objects.iter().map(|object| format!("{object}\n")).collect();
        let list = serde_json::Value::Array(objects).to_string();
        let options = |format| Options { format: Some(format), ..Options::default() };
        let expected: Vec<Vec<Cell>> = rows
            .iter()
            .map(|row| {
                let texts = row.iter().map(|cell| cell.trim());
                texts
                    .map(|text| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) })
                    .collect()
            })
            .collect();
        for (format, text) in [(Format::Json, list), (Format::JsonLines, lines)] {
            let table = read("-", text.as_bytes(), &options(format)).unwrap();
            let cells: Vec<Vec<Cell>> = table.rows.into_iter().map(|row| row.cells).collect();
            prop_assert_eq!(&cells, &expected);
        }
    }
}
