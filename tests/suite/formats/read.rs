//! Readers of each format that know nothing of how it was written.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use mieux::model::Language;

/// What a reader finds in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found {
    Nothing,
    Number(f64),
    Text(String),
}

/// The rows of a table, header and total included.
pub(super) type Rows = Vec<Vec<Found>>;

/// Every sheet with its name.
pub(super) fn xlsx(bytes: &[u8]) -> Vec<(String, Rows)> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let found = |data: &Data| match data {
        Data::Empty => Found::Nothing,
        Data::Float(number) => Found::Number(*number),
        Data::String(text) => Found::Text(text.clone()),
        other => panic!("a cell of another type: {other:?}"),
    };
    let sheets = book.worksheets();
    let rows = |range: calamine::Range<Data>| -> Rows {
        // A range begins at the first cell that holds anything.
        let (last_row, last_column) = range.end().unwrap_or_default();
        let cell = |row, column| range.get_value((row, column)).map_or(Found::Nothing, found);
        let row = |row| (0..=last_column).map(|column| cell(row, column)).collect();
        (0..=last_row).map(row).collect()
    };
    sheets.into_iter().map(|(name, range)| (name, rows(range))).collect()
}

/// Every record, as fields.
pub(super) fn separated(bytes: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(bytes);
    let fields = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
    reader.records().map(|record| fields(record.unwrap())).collect()
}

/// Every table of a page, and the names of all elements in it.
pub(super) fn html(text: &str) -> (Vec<Vec<Vec<String>>>, Vec<String>) {
    let (mut tables, mut elements) = (Vec::new(), Vec::new());
    let mut cell: Option<String> = None;
    for piece in text.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        let name: String = tag.chars().take_while(|letter| !letter.is_whitespace()).collect();
        match name.as_str() {
            "table" => tables.push(Vec::new()),
            "tr" => tables.last_mut().unwrap().push(Vec::new()),
            "td" | "th" => cell = Some(String::new()),
            "/td" | "/th" => {
                let row: &mut Vec<String> = tables.last_mut().unwrap().last_mut().unwrap();
                row.push(cell.take().unwrap());
            }
            _ => {}
        }
        if let Some(cell) = &mut cell {
            cell.push_str(&unescaped(text));
        }
        if !name.starts_with('/') {
            elements.push(name);
        }
    }
    (tables, elements)
}

/// The words of every mark of a drawing, which its title stands for.
pub(super) fn marks(svg: &str) -> Vec<String> {
    let drawn = svg.split_once("<g ").unwrap().1;
    let titles = drawn.split("<title>").skip(1);
    titles.map(|rest| unescaped(rest.split_once("</title>").unwrap().0)).collect()
}

pub(super) fn unescaped(text: &str) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (written, meant)| text.replace(written, meant))
}

/// Every table of a Markdown text, without the line below its header.
pub(super) fn markdown(text: &str) -> Vec<Vec<Vec<String>>> {
    let mut tables: Vec<Vec<Vec<String>>> = Vec::new();
    let mut is_in_table = false;
    for line in text.split('\n') {
        let is_row = line.starts_with('|');
        if is_row && !is_in_table {
            tables.push(Vec::new());
        }
        is_in_table = is_row;
        if is_row {
            let cells = cells(line);
            let is_rule =
                cells.iter().all(|cell| cell.len() > 2 && cell.trim_matches(['-', ':']).is_empty());
            if !(is_rule && tables.last().unwrap().len() == 1) {
                tables.last_mut().unwrap().push(cells);
            }
        }
    }
    tables
}

/// The cells of a line between bars, without the backslashes and the stars of bold text.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell) = (Vec::new(), String::new());
    let mut letters = line.chars().skip(1);
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => cell.extend(letters.next()),
            '|' => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            '*' => {}
            letter => cell.push(letter),
        }
    }
    cells
}

/// What a text says as a number of a language.
pub(super) fn number(text: &str, language: Language) -> Option<f64> {
    // Digits stand in groups, which a blank, a comma or a point parts.
    let point = if language == Language::En { '.' } else { ',' };
    let kept =
        |letter: &char| letter.is_ascii_digit() || matches!(letter, '−' | '-') || *letter == point;
    let plain: String = text.chars().filter(kept).collect();
    plain.replace('−', "-").replace(',', ".").parse().ok()
}
