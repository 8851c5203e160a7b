//! The sheet beside the tables: the figures of the whole, what was selected, what to know, and what
//! the figures mean.

use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

use super::{cell, text};
use crate::model::Language;
use crate::render::document::Document;
use crate::table::Cell;

/// The width of the column with the words, in letters.
const WIDTH: u16 = 90;

pub(super) fn fill(sheet: &mut Worksheet, document: &Document<'_>) -> Result<(), XlsxError> {
    let words = &document.words;
    sheet.set_column_width(0, 26)?.set_column_width(1, WIDTH)?;
    let title = Format::new().set_bold().set_font_size(14);
    sheet.write_string_with_format(0, 0, text::cell(&document.title), &title)?;
    let mut page = Page { sheet, row: 2 };
    page.heading(&words.get("figures"))?;
    for figure in &document.figures {
        page.figure(&figure.label, &figure.value, document.language)?;
    }
    page.heading(&words.get("selection"))?;
    let chosen = document.selection.as_deref().unwrap_or_default();
    if chosen.is_empty() {
        page.line("", &words.get("everything"))?;
    }
    for (option, codes) in chosen {
        page.line(option, codes)?;
    }
    if !document.notes.is_empty() {
        page.heading(&words.get("notes"))?;
    }
    for note in document.notes {
        page.line("", note)?;
    }
    page.heading(&words.get("definitions"))?;
    for definition in document.definitions {
        page.line(&definition.term, &definition.text.replace('`', ""))?;
    }
    page.sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

/// The sheet, written from top to bottom.
struct Page<'s> {
    sheet: &'s mut Worksheet,
    row: u32,
}

impl Page<'_> {
    /// A heading, a blank row above it.
    fn heading(&mut self, words: &str) -> Result<(), XlsxError> {
        self.row += u32::from(self.row > 2);
        self.sheet.write_string_with_format(self.row, 0, words, &Format::new().set_bold())?;
        self.row += 1;
        Ok(())
    }

    /// A term, and words on it.
    fn line(&mut self, term: &str, words: &str) -> Result<(), XlsxError> {
        self.term(term)?;
        let words = text::cell(words);
        let height = text::height(text::lines(&words, WIDTH.into()));
        self.sheet.write_string_with_format(self.row, 1, words, &wrapped())?;
        self.sheet.set_row_height(self.row, height)?;
        self.row += 1;
        Ok(())
    }

    /// A term, and a figure for it.
    fn figure(&mut self, term: &str, value: &Cell, language: Language) -> Result<(), XlsxError> {
        self.term(term)?;
        let format = wrapped().set_align(FormatAlign::Left);
        cell::write(self.sheet, (self.row, 1), value, language, &format)?;
        self.row += 1;
        Ok(())
    }

    fn term(&mut self, term: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, text::cell(term), &wrapped())?;
        Ok(())
    }
}

fn wrapped() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}
