//! A mapping file for a sheet that nobody has described: what its headings and cells look like.

mod headings;
mod sample;

use std::fmt::Write as _;
use std::ops::ControlFlow;

use crate::import::columns::dates::DatePattern;
use crate::import::columns::target::Target;
use crate::import::error::ImportError;
use crate::model::{FileKind, Kind, TermCode, Vocabularies};
use crate::registry::Registry;
use crate::schema::{Meaning, Shape};
use crate::sheet::{self, Column, Row, Source, read_sheet};
use crate::suggest::did_you_mean;
use headings::Headings;
use sample::Sample;

/// How many rows are looked at.
const ROWS: usize = 1000;

/// The text of a mapping file for a sheet, to be read and mended by a person. Without a `kind` the one is
/// taken whose fields are called most like the headings.
///
/// # Errors
/// Where the sheet cannot be read.
pub fn guess(
    name: &str,
    source: &Source<'_>,
    layout: &sheet::Options,
    kind: Option<Kind>,
    registry: &Registry,
) -> Result<String, ImportError> {
    let mut rows: Vec<Row> = Vec::new();
    let told = read_sheet(source, layout, &mut |_, row| {
        rows.push(row);
        if rows.len() < ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    let told = told.map_err(ImportError::Sheet)?;
    let headings = Headings::read(&registry.schemas);
    let kind = kind.unwrap_or_else(|| headings.kind(&told.columns));
    let fields = headings.fields(kind, &told.columns);
    let samples = (0..told.columns.len()).map(|column| Sample::of(&rows, column));
    let samples: Vec<Sample> = samples.collect();
    let guess = Guess {
        kind,
        shape: registry.shape(FileKind::Record(kind)),
        columns: &told.columns,
        fields: &fields,
        samples: &samples,
        vocabularies: &registry.vocabularies,
    };
    Ok(guess.text(name))
}

struct Guess<'g> {
    kind: Kind,
    /// What its records may hold.
    shape: &'g Shape,
    columns: &'g [Column],
    /// The field of each column, where its heading is understood.
    fields: &'g [Option<String>],
    samples: &'g [Sample],
    vocabularies: &'g Vocabularies,
}

impl Guess<'_> {
    fn text(&self, name: &str) -> String {
        let mut text = String::from("#:schema schemas/mapping.schema.json\n");
        let _ = writeln!(text, "# Proposed for {name}. Read it through, mend it, then:");
        let _ = writeln!(
            text,
            "#   mieux import {} {name} --map THIS_FILE --dry-run",
            self.kind.plural()
        );
        let _ = writeln!(text, "kind = {}", quoted(self.kind.name()));
        let dates = self.dates();
        if !dates.is_empty() {
            let dates: Vec<String> =
                dates.iter().map(|pattern| quoted(&pattern.to_string())).collect();
            let _ = writeln!(text, "dates = [{}]", dates.join(", "));
        }
        let ignored: Vec<String> = self.unknown().map(|column| quoted(&column.heading)).collect();
        if !ignored.is_empty() {
            text += "# Nobody can tell what these stand for: give them a field below, or leave them out.\n";
            let _ = writeln!(text, "ignore = [{}]", ignored.join(", "));
        }
        text += "\n[columns]\n";
        for (position, column) in self.columns.iter().enumerate() {
            if let Some(field) = &self.fields[position] {
                let _ = writeln!(
                    text,
                    "{} = {}",
                    quoted(&column.heading),
                    self.column(position, field)
                );
            }
        }
        text
    }

    fn unknown(&self) -> impl Iterator<Item = &Column> {
        let columns = self.columns.iter().zip(self.fields);
        columns
            .filter(|(column, field)| field.is_none() && !column.heading.is_empty())
            .map(|(column, _)| column)
    }

    /// The patterns that the dates of the sheet fit, as far as they are not written by ISO 8601.
    fn dates(&self) -> Vec<DatePattern> {
        let columns = self.targets().filter(|(_, target)| target.shape.is_date());
        sample::date_patterns(columns.flat_map(|(position, _)| self.samples[position].texts()))
    }

    fn targets(&self) -> impl Iterator<Item = (usize, Target)> {
        let fields = self.fields.iter().enumerate();
        fields.filter_map(|(position, field)| {
            Some((position, Target::named(field.as_deref()?, self.shape).ok()?))
        })
    }

    /// The field alone, or with what its values and separators look like.
    fn column(&self, position: usize, field: &str) -> String {
        let Ok(target) = Target::named(field, self.shape) else { return quoted(field) };
        let sample = &self.samples[position];
        let list = if target.is_list { sample.separator() } else { None };
        let values = self.values(&target, sample, list.unwrap_or(";"));
        if list.is_none() && values.is_empty() {
            return quoted(field);
        }
        let mut parts = vec![format!("field = {}", quoted(field))];
        parts.extend(list.map(|list| format!("list = {}", quoted(list))));
        if !values.is_empty() {
            let pairs: Vec<String> = values
                .iter()
                .map(|(from, to)| format!("{} = {}", quoted(from), quoted(to)))
                .collect();
            parts.push(format!("values = {{ {} }}", pairs.join(", ")));
        }
        format!("{{ {} }}", parts.join(", "))
    }

    /// The values that no code goes by, each with the code that is probably meant, or none.
    fn values(&self, target: &Target, sample: &Sample, separator: &str) -> Vec<(String, String)> {
        let Some(Meaning::Code(name)) = target.shape.meaning() else { return Vec::new() };
        let Some(vocabulary) = self.vocabularies.get(name) else { return Vec::new() };
        let unknown = sample.items(target.is_list.then_some(separator)).into_iter();
        let unknown = unknown.filter(|item| vocabulary.resolve(item).is_none());
        let meant = |item: &String| {
            did_you_mean(vocabulary, item).filter(|code| {
                vocabulary.get(code).is_some_and(|term| matches!(term.code, TermCode::Word(_)))
            })
        };
        unknown.map(|item| (item.clone(), meant(&item).unwrap_or_default())).collect()
    }
}

/// A text as TOML.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
