//! A sheet to fill in: the fields of a kind as a header with an example row, as CSV or as a workbook whose
//! cells offer the codes.

use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError,
};
use serde_json::Value as Json;

use crate::model::{FileKind, Kind, Vocabularies};
use crate::schema;

/// Fields that no sheet is made for: `mieux` writes them, or they are stories.
const LEFT_OUT: [&str; 6] =
    ["former_ids", "allow", "erased", "fact_sheet", "design_changes", "complementary_initiatives"];

/// The rows that offer codes.
const ROWS: u32 = 2_000;

/// The sheet of the codes, which is hidden.
const CODES: &str = "codes";

/// A sheet to fill in.
pub struct Template {
    kind: Kind,
    columns: Vec<Column>,
}

/// A column of it.
struct Column {
    /// The field, such as `title.en`, `countries` or `partners[].role`.
    field: String,
    /// What the schema says of it.
    about: String,
    example: String,
    choice: Choice,
}

/// What a cell can be chosen from.
enum Choice {
    Any,
    /// The codes of this vocabulary.
    Codes(String),
    Words(Vec<String>),
}

impl Template {
    /// The fields that a row can fill, texts in these languages (ISO 639-1).
    #[must_use]
    pub fn new(kind: Kind, languages: &[String]) -> Self {
        let document: Json =
            serde_json::from_str(schema::text(FileKind::Record(kind))).unwrap_or_default();
        let mut walk = Walk { document: &document, languages, columns: Vec::new() };
        for (name, field) in document["properties"].as_object().into_iter().flatten() {
            if !LEFT_OUT.contains(&name.as_str()) {
                walk.field(name, field);
            }
        }
        Self { kind, columns: walk.columns }
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

    /// The same as a workbook, with labels of the codes in a language.
    ///
    /// # Errors
    /// Where a code is longer than a cell can be.
    pub fn xlsx(&self, vocabularies: &Vocabularies, language: &str) -> Result<Vec<u8>, XlsxError> {
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
        let mut next = 0;
        for (position, column) in (0..).zip(&self.columns) {
            sheet.set_column_format(position, &text)?.set_column_width(position, 22)?;
            sheet.write_with_format(0, position, &column.field, &Format::new().set_bold())?;
            sheet.write_with_format(1, position, &column.example, &text)?;
            let choices = column.choices(vocabularies, language);
            let mut rule = DataValidation::new().show_error_message(false);
            let about: String = column.about.chars().take(250).collect();
            rule = rule.set_input_message(about)?;
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

impl Column {
    /// What can be chosen, each with its label.
    fn choices(&self, vocabularies: &Vocabularies, language: &str) -> Vec<(String, String)> {
        match &self.choice {
            Choice::Any => Vec::new(),
            Choice::Words(words) => {
                words.iter().map(|word| (word.clone(), String::new())).collect()
            }
            Choice::Codes(name) => {
                let terms = vocabularies.get(name).into_iter().flat_map(|list| &list.terms);
                terms
                    .map(|term| (term.code.to_string(), term.label.show(language).to_owned()))
                    .collect()
            }
        }
    }
}

/// The columns as the fields of a schema are passed.
struct Walk<'w> {
    document: &'w Json,
    languages: &'w [String],
    columns: Vec<Column>,
}

impl<'w> Walk<'w> {
    fn field(&mut self, name: &str, schema: &'w Json) {
        if self.said(schema, "patternProperties").is_object() {
            for language in self.languages {
                self.column(format!("{name}.{language}"), schema);
            }
            return;
        }
        let items = self.said(schema, "items");
        if let Some(fields) = self.said(items, "properties").as_object() {
            for (own, field) in fields {
                if self.is_told(items, own) {
                    self.column(format!("{name}[].{own}"), field);
                }
            }
            return;
        }
        match self.said(schema, "properties").as_object() {
            Some(fields) => {
                for (own, field) in fields {
                    self.field(&format!("{name}.{own}"), field);
                }
            }
            None => self.column(name.to_owned(), schema),
        }
    }

    /// Whether a field of an item is worth a column: it must be there, or is a code or a record.
    fn is_told(&self, item: &'w Json, name: &str) -> bool {
        let field = &self.said(item, "properties")[name];
        let is_single = !self.said(field, "properties").is_object() && !field["items"].is_object();
        let required = self.said(item, "required").as_array().into_iter().flatten();
        let is_meant = ["x-vocabulary", "x-reference"].iter().any(|key| field[*key].is_string());
        is_single && (is_meant || required.into_iter().any(|own| own == name))
    }

    fn column(&mut self, field: String, schema: &'w Json) {
        let items = self.said(schema, "items");
        let value = if items.is_object() { items } else { schema };
        let text = |key: &str| self.said(value, key).as_str().map(str::to_owned);
        let words: Vec<String> = plain(self.said(value, "enum"));
        let choice = match text("x-vocabulary") {
            Some(vocabulary) => Choice::Codes(vocabulary),
            None if !words.is_empty() => Choice::Words(words),
            None => Choice::Any,
        };
        let about = self.said(schema, "description").as_str().unwrap_or_default().to_owned();
        let more = if items.is_object() { " Several are parted by `;`." } else { "" };
        let example = self.example(value, items.is_object(), &about);
        self.columns.push(Column { field, about: about + more, example, choice });
    }

    /// An example of a value: the schema's own, or what its description names in backticks.
    fn example(&self, value: &'w Json, is_list: bool, about: &str) -> String {
        let examples = plain(self.said(value, "examples"));
        let words = plain(self.said(value, "enum"));
        let shown = if examples.is_empty() { words } else { examples };
        let count = if is_list { 2 } else { 1 };
        if !shown.is_empty() {
            return shown.into_iter().take(count).collect::<Vec<_>>().join(";");
        }
        if self.said(value, "format") == "edtf" {
            return "2017-05".to_owned();
        }
        if let Some(kind) = self.said(value, "x-reference").as_str() {
            let id = match Kind::named(kind) {
                Some(Kind::Action) => "peru-iii",
                Some(Kind::Expert) => "exp-0007",
                Some(Kind::Partner) => "pe-dgsd",
                Some(Kind::Activity) | None => "",
            };
            return id.to_owned();
        }
        let named = about.rsplit('`').nth(1).filter(|_| self.said(value, "format") == "record-id");
        named.unwrap_or_default().to_owned()
    }

    /// What a schema says under a key, itself or by the definition that it refers to.
    fn said(&self, schema: &'w Json, key: &str) -> &'w Json {
        if !schema[key].is_null() {
            return &schema[key];
        }
        let reference = schema["$ref"].as_str().map(|reference| reference.trim_start_matches('#'));
        let definition = reference.and_then(|reference| self.document.pointer(reference));
        definition.map_or(&Json::Null, |definition| self.said(definition, key))
    }
}

/// The items of a list as somebody would type them.
fn plain(list: &Json) -> Vec<String> {
    let items = list.as_array().into_iter().flatten();
    items.map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use insta::assert_snapshot;

    use super::Template;
    use crate::model::{Kind, Vocabularies};
    use crate::sheet::{Cell, Options, Source, read_sheet};

    fn template(kind: Kind) -> Template {
        Template::new(kind, &["en".to_owned(), "es".to_owned()])
    }

    #[test]
    fn the_columns_are_the_fields_that_a_row_can_fill() {
        let text = Kind::ALL.map(|kind| String::from_utf8(template(kind).csv().unwrap()).unwrap());
        assert_snapshot!(text.join("\n"), @"
        id,title.en,title.es,status,phase,countries,regions,participating_countries,themes,areas,principles,partners[].partner,partners[].role,experts[].expert,request.received,request.channel,request.addressee,request.answered,fiche.date,fiche.reference,approval.body.en,approval.body.es,approval.decision,approval.date,approval.note.en,approval.note.es,start,end,objective.en,objective.es,results[].kind,good_practices,follows,sources[].source,notes.en,notes.es
        peru-iii,,,request,mieux-i,PE;BY,latin-america-and-caribbean,PE;BY,irregular-migration;legal-migration,trafficking-in-human-beings;migrant-smuggling,south-south-and-triangular,pe-dgsd,requester,exp-0007,2017-05,website,team,2017-05,2017-05,,,,approved,2017-05,,,2017-05,2017-05,,,policy,1;4,peru-iii,,,

        id,action,title.en,title.es,kind,status,start,end,places[].country,online,participants.total,participants.women,participants.men,participants.qualifier,experts[].expert,partners[].partner,partners[].role,results[].kind,sources[].source,notes.en,notes.es
        peru-iii-a04,peru-iii,,,workshop,planned,2017-05,2017-05,PE,,,,,exact,exp-0007,pe-dgsd,requester,policy,,,

        id,origin,sector,affiliations[].partner,languages[].language,themes,areas,roster,availability[].available,consent.basis,consent.given,consent.scope,consent.withdrawn,retention.review_by,retention.delete_after,sources[].source,notes.en,notes.es
        exp-0007,PE,public,pe-dgsd,,irregular-migration;legal-migration,trafficking-in-human-beings;migrant-smuggling,applied,,consent,2017-05,roster;share-with-partner,2017-05,2017-05,2017-05,,,

        id,name.en,name.es,acronym,kind,country,region,parent,website,sources[].source,notes.en,notes.es
        pe-dgsd,,,,national-institution,PE,latin-america-and-caribbean,pe-dgsd,,,,
        ");
    }

    #[test]
    fn the_workbook_says_what_the_text_says() {
        let template = template(Kind::Activity);
        let bytes = template.xlsx(&Vocabularies::default(), "en").unwrap();
        assert_eq!(bytes, template.xlsx(&Vocabularies::default(), "en").unwrap());
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
