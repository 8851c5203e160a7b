//! A workbook of records: what an officer edits and imports again. Every cell is text, the empty ones below the data
//! too: a spreadsheet would make a day of a month that is typed into a cell of dates.

use std::collections::BTreeMap;

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, Formula, IgnoreError, Workbook,
    Worksheet, XlsxError,
};

use super::about::About;
use super::dataset::Dataset;
use super::file::{Export, ExportError, ExportFile};
use super::sheets::{Choice, Sheet, sheets};
use crate::message;
use crate::message::Message;
use crate::model::{Kind, Text, Vocabularies};

/// The name of the workbook in a folder.
const NAME: &str = "registry.xlsx";

/// How many UTF-16 units a cell holds.
const LONGEST: usize = 32_767;

/// How many rows below the data offer choices.
const FREE_ROWS: u32 = 2_000;

/// The narrowest and the widest column, in letters.
const WIDTHS: (usize, usize) = (9, 60);

/// How hard the workbook is packed: the usual 6 takes twice as long for a twentieth of its size.
const LEVEL: u8 = 4;

const ABOUT: &str = "about";
const CODES: &str = "codes";

/// The sheets of a workbook that are not of records.
pub const OTHER_SHEETS: [&str; 2] = [ABOUT, CODES];

/// The records of a dataset as a workbook.
///
/// # Errors
/// If a text is longer than a cell can be, or there are more records than a sheet has rows.
pub fn workbook(dataset: &Dataset<'_>) -> Result<Export, ExportError> {
    let kinds = [Kind::Partner, Kind::Expert, Kind::Action, Kind::Activity];
    let about = About::of(dataset);
    let mut codes = Codes::new(&dataset.registry.vocabularies, dataset.content.language.code());
    let mut workbook = Workbook::new();
    for sheet in kinds.into_iter().flat_map(|kind| sheets(dataset, kind)) {
        if let Some(wrong) = too_long(&sheet) {
            return Err(ExportError::Cannot(wrong));
        }
        fill(workbook.add_worksheet(), &sheet, &mut codes).map_err(cannot)?;
    }
    let bytes = finish(workbook, dataset, &about, codes).map_err(cannot)?;
    Ok(Export::of(vec![ExportFile::new(NAME, bytes)]))
}

/// Which text of a sheet is longer than a cell can be.
fn too_long(sheet: &Sheet<'_>) -> Option<Message> {
    sheet.rows.iter().find_map(|row| {
        // No text has more UTF-16 units than bytes.
        let is_too_long =
            |text: &str| text.len() > LONGEST && text.encode_utf16().count() > LONGEST;
        let position = row.iter().position(|text| is_too_long(text))?;
        let column = &sheet.columns[position].heading;
        let id = sheet.columns.iter().position(|column| column.heading == "id");
        let id = id.map_or("", |position| &row[position]);
        Some(message!("export.cell-too-long", id, column, sheet = &sheet.name))
    })
}

fn cannot(error: XlsxError) -> ExportError {
    ExportError::Cannot(match error {
        XlsxError::RowColumnLimitError => message!("export.too-many-rows"),
        error => Message::verbatim(error.to_string()),
    })
}

/// The bytes of a workbook that has its records.
fn finish(
    mut workbook: Workbook,
    dataset: &Dataset<'_>,
    about: &About,
    codes: Codes<'_>,
) -> Result<Vec<u8>, XlsxError> {
    workbook.set_properties(&properties(dataset, about)?);
    workbook.set_zip_compression_level(LEVEL);
    let page = workbook.add_worksheet();
    page.set_name(ABOUT)?.set_column_width(0, 16)?.set_column_width(1, 80)?;
    let facts = [("name", "value")].into_iter().chain(about.facts());
    for (row, (name, fact)) in (0..).zip(facts) {
        page.write_string(row, 0, name)?.write_string(row, 1, fact)?;
    }
    workbook.push_worksheet(codes.sheet()?);
    workbook.save_to_buffer()
}

fn properties(dataset: &Dataset<'_>, about: &About) -> Result<DocProperties, XlsxError> {
    // The same records are the same bytes, whenever they are written.
    let day = dataset.content.stamp.day();
    let created = day.map_or_else(|| "2000-01-01".to_owned(), |day| day.to_string());
    let created = ExcelDateTime::parse_from_str(&created)?;
    let fact = |name| about.get(name).unwrap_or_default();
    Ok(DocProperties::new()
        .set_title(fact("name"))
        .set_author(fact("attribution"))
        .set_creation_datetime(&created))
}

fn fill(page: &mut Worksheet, sheet: &Sheet<'_>, codes: &mut Codes<'_>) -> Result<(), XlsxError> {
    let (text, heading) = (Format::new().set_num_format("@"), Format::new().set_bold());
    let too_many = |_| XlsxError::RowColumnLimitError;
    let last = u32::try_from(sheet.rows.len()).map_err(too_many)?;
    let columns = u16::try_from(sheet.columns.len()).map_err(too_many)?;
    page.set_name(&sheet.name)?.set_freeze_panes(1, 1)?;
    for (position, column) in (0..columns).zip(&sheet.columns) {
        page.set_column_format(position, &text)?;
        page.set_column_width(position, width(sheet, usize::from(position)))?;
        page.write_string_with_format(0, position, &column.heading, &heading)?;
        if let Some(range) = codes.range(&column.choice)? {
            let rule = DataValidation::new().show_error_message(false);
            let rule = rule.allow_list_formula(Formula::new(range));
            page.add_data_validation(1, position, last + FREE_ROWS, position, &rule)?;
        }
    }
    for (row, cells) in (1..).zip(&sheet.rows) {
        for (position, cell) in (0..columns).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            // It gets the format of its column; to look one up for each cell takes as long as all the rest.
            page.write_string(row, position, &**cell)?;
        }
    }
    page.autofilter(0, 0, last, columns.saturating_sub(1))?;
    page.ignore_error_range(
        0,
        0,
        last,
        columns.saturating_sub(1),
        IgnoreError::NumberStoredAsText,
    )?;
    Ok(())
}

/// The width of a column: that of its longest text.
fn width(sheet: &Sheet<'_>, position: usize) -> u16 {
    let cells = sheet.rows.iter().map(|row| &*row[position]);
    let all = cells.chain([sheet.columns[position].heading.as_str()]);
    let longest = all.map(|text| text.chars().count() + 2).max().unwrap_or_default();
    u16::try_from(longest.clamp(WIDTHS.0, WIDTHS.1)).unwrap_or_default()
}

/// The sheet of the codes that cells are chosen from, with their labels: two columns for each list.
struct Codes<'v> {
    vocabularies: &'v Vocabularies,
    language: &'static str,
    /// The codes with their labels, in the order in which they were asked for.
    lists: Vec<Vec<(String, String)>>,
    /// Which of them each choice is.
    known: BTreeMap<String, usize>,
}

impl<'v> Codes<'v> {
    fn new(vocabularies: &'v Vocabularies, language: &'static str) -> Self {
        Self { vocabularies, language, lists: Vec::new(), known: BTreeMap::new() }
    }

    /// The cells with what can be chosen; `None` where anything can.
    fn range(&mut self, choice: &Choice) -> Result<Option<String>, XlsxError> {
        let (name, list) = match choice {
            Choice::Free => return Ok(None),
            Choice::Codes(name) => {
                let terms = self.vocabularies.get(name).into_iter().flat_map(|list| &list.terms);
                let label = |label: &Text| label.show(self.language).to_owned();
                let codes = terms.map(|term| (term.code.to_string(), label(&term.label)));
                (name.clone(), codes.collect::<Vec<_>>())
            }
            Choice::Words(words) => {
                let codes = words.iter().map(|word| (word.clone(), String::new()));
                (words.join(" "), codes.collect())
            }
        };
        if list.is_empty() {
            return Ok(None);
        }
        let (count, next) = (list.len(), self.lists.len());
        let position = *self.known.entry(name).or_insert(next);
        if position == next {
            self.lists.push(list);
        }
        let column = u16::try_from(position * 2).map_err(|_| XlsxError::RowColumnLimitError)?;
        let letter = column_number_to_name(column);
        Ok(Some(format!("={CODES}!${letter}$1:${letter}${count}")))
    }

    fn sheet(self) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(CODES)?.set_hidden(true);
        for (column, list) in (0..).step_by(2).zip(&self.lists) {
            for (row, (code, label)) in (0..).zip(list) {
                sheet.write_string(row, column, code)?.write_string(row, column + 1, label)?;
            }
        }
        Ok(sheet)
    }
}
