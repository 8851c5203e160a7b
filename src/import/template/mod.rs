//! A sheet to fill in: the fields of a kind as a header with an example row, as CSV or as a workbook whose
//! cells offer the codes.

mod columns;

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError,
};

use crate::model::{FileKind, Kind, Vocabularies};
use crate::schema::Schemas;
use columns::{Column, columns};

/// The rows that offer codes.
const ROWS: u32 = 2_000;

/// The sheet of the codes, which is hidden.
const CODES: &str = "codes";

/// The colour of the headings of columns that must be filled in.
const REQUIRED: u32 = 0x00FF_E699;

/// A column of which a note in its cells tells what it is for.
pub struct About<'c> {
    /// The kind of the records.
    pub kind: Kind,
    /// The field, without the language of a text.
    pub field: &'c str,
    /// What the schema says of it, in English.
    pub description: &'c str,
    /// Whether a cell can have several values.
    pub is_list: bool,
    /// Whether a record must have it.
    pub is_required: bool,
}

/// A sheet to fill in.
pub struct Template {
    kind: Kind,
    columns: Vec<Column>,
}

impl Template {
    /// The fields that a row can fill by these schemas, texts in these languages (ISO 639-1).
    #[must_use]
    pub fn new(kind: Kind, schemas: &Schemas, languages: &[String]) -> Self {
        Self { kind, columns: columns(schemas.shape(FileKind::Record(kind)), languages) }
    }

    fn about<'c>(&self, column: &'c Column) -> About<'c> {
        let Column { about, description, is_list, is_required, .. } = column;
        let (is_list, is_required) = (*is_list, *is_required);
        About { kind: self.kind, field: about, description, is_list, is_required }
    }

    /// The header and the example as comma-separated values.
    ///
    /// # Errors
    /// None that this knows of: it writes to memory.
    pub fn csv(&self) -> Result<Vec<u8>, csv::Error> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(self.columns.iter().map(|column| &column.field))?;
        writer.write_record(self.columns.iter().map(|column| &column.example))?;
        writer.into_inner().map_err(|error| error.into_error().into())
    }

    /// The same as a workbook, with labels of the codes in a language. `note` writes what a cell is for.
    ///
    /// # Errors
    /// Where a code is longer than a cell can be.
    pub fn xlsx(
        &self,
        vocabularies: &Vocabularies,
        language: &str,
        note: &dyn Fn(&About<'_>) -> String,
    ) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        // The same template is the same bytes.
        let created = ExcelDateTime::from_ymd(2024, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
        let mut codes = Worksheet::new();
        codes.set_name(CODES)?.set_hidden(true);
        let sheet = workbook.add_worksheet();
        sheet.set_name(self.kind.plural())?.set_freeze_panes(1, 0)?;
        // A cell that is text keeps `2017-05` and `007` as they are typed.
        let text = Format::new().set_num_format("@");
        let heading = Format::new().set_bold();
        let required = Format::new().set_bold().set_background_color(REQUIRED);
        let mut next = 0;
        for (position, column) in (0..).zip(&self.columns) {
            sheet.set_column_format(position, &text)?.set_column_width(position, 22)?;
            let format = if column.is_required { &required } else { &heading };
            sheet.write_with_format(0, position, &column.field, format)?;
            sheet.write_with_format(1, position, &column.example, &text)?;
            let choices = column.choices(vocabularies, language);
            let mut rule = DataValidation::new().show_error_message(false);
            let note: String = note(&self.about(column)).chars().take(250).collect();
            rule = rule.set_input_message(note)?;
            if !choices.is_empty() {
                let last = write_choices(&mut codes, next, &choices)?;
                let letter = column_number_to_name(next);
                let range = format!("={CODES}!${letter}$1:${letter}${}", last + 1);
                rule = rule.allow_list_formula(Formula::new(range));
                next += 2;
            } else {
                rule = rule.allow_any_value();
            }
            sheet.add_data_validation(1, position, ROWS, position, &rule)?;
        }
        workbook.push_worksheet(codes);
        workbook.save_to_buffer()
    }
}

/// Writes codes and their labels into two columns; the last row of them.
fn write_choices(
    codes: &mut Worksheet,
    column: u16,
    choices: &[(String, String)],
) -> Result<u32, XlsxError> {
    let mut last = 0;
    for (row, (code, label)) in (0..).zip(choices) {
        codes.write(row, column, code)?.write(row, column + 1, label)?;
        last = row;
    }
    Ok(last)
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use insta::assert_snapshot;

    use super::{About, Template};
    use crate::model::{Kind, Vocabularies};
    use crate::schema::Schemas;
    use crate::sheet::{Cell, Options, Source, read_sheet};

    fn template(kind: Kind) -> Template {
        Template::new(kind, Schemas::built_in(), &["en".to_owned(), "es".to_owned()])
    }

    #[test]
    fn the_columns_are_the_fields_that_a_row_can_fill() {
        let text = Kind::ALL.map(|kind| String::from_utf8(template(kind).csv().unwrap()).unwrap());
        assert_snapshot!(text.join("\n"), @"
        id,title.en,title.es,status,phase,countries,regions,participating_countries,themes,areas,principles,partners[].partner,partners[].role,experts[].expert,request.received,request.channel,request.addressee,request.answered,fiche.date,fiche.reference,approval.body.en,approval.body.es,approval.decision,approval.date,approval.note.en,approval.note.es,start,end,objective.en,objective.es,results[].kind,results[].title.en,results[].title.es,results[].level,good_practices,follows,sources[].source,notes.en,notes.es
        EXAMPLE,,,request,mieux-i,PE;BY,latin-america-and-caribbean,PE;BY,irregular-migration;legal-migration,trafficking-in-human-beings;migrant-smuggling,south-south-and-triangular,pe-dgsd,requester,exp-0007,2017-05,website,team,2017-05,2017-05,,,,approved,2017-05,,,2017-05,2017-05,,,policy,,,output,1;4,peru-iii,,,

        id,action,title.en,title.es,kind,status,start,end,places[].city,places[].country,online,participants.total,participants.women,participants.men,participants.qualifier,experts[].expert,partners[].partner,partners[].role,results[].kind,results[].title.en,results[].title.es,results[].level,sources[].source,notes.en,notes.es
        EXAMPLE,peru-iii,,,workshop,planned,2017-05,2017-05,,PE,,,,,exact,exp-0007,pe-dgsd,requester,policy,,,output,,,

        id,origin,sector,affiliations[].partner,languages[].language,languages[].level,themes,areas,roster,availability[].available,consent.basis,consent.given,consent.scope,consent.withdrawn,retention.review_by,retention.delete_after,sources[].source,notes.en,notes.es
        EXAMPLE,PE,public,pe-dgsd,,A1,irregular-migration;legal-migration,trafficking-in-human-beings;migrant-smuggling,applied,,consent,2017-05,roster;share-with-partner,2017-05,2017-05,2017-05,,,

        id,name.en,name.es,acronym,kind,country,region,parent,website,sources[].source,notes.en,notes.es
        EXAMPLE,,,,national-institution,PE,latin-america-and-caribbean,pe-dgsd,,,,
        ");
    }

    #[test]
    fn the_workbook_says_what_the_text_says() {
        let template = template(Kind::Activity);
        let note = |about: &About<'_>| about.description.to_owned();
        let workbook = || template.xlsx(&Vocabularies::default(), "en", &note).unwrap();
        let bytes = workbook();
        assert_eq!(bytes, workbook());
        let read = |name, bytes| {
            let mut rows: Vec<Vec<Cell>> = Vec::new();
            let source = Source::Bytes { name, bytes };
            let told = read_sheet(&source, &Options::default(), &mut |_, row| {
                rows.push(row.cells);
                ControlFlow::Continue(())
            });
            (told.unwrap(), rows)
        };
        assert_eq!(read("t.xlsx", bytes), read("t.csv", template.csv().unwrap()));
    }
}
