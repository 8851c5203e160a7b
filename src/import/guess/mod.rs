//! A mapping file for a sheet that nobody has described: what its headings and cells show. What they do not
//! show for sure is marked, and no value of the sheet is given another meaning.

mod extra_rows;
mod headings;
mod page;
mod personal;
mod persons;
mod roster;
mod sample;
mod seen;
mod values;
mod written;

use crate::check::is_record_id;
use crate::import::columns::number_cell::read_number;
use crate::import::columns::target::Target;
use crate::import::error::ImportError;
use crate::model::{FileKind, Kind};
use crate::registry::Registry;
use crate::schema::Meaning;
use crate::sheet::{self, Source};
use headings::Headings;
use page::Page;
use roster::PrivateColumns;
use sample::Sample;
use seen::Seen;

/// The text of a mapping file for a sheet, to be checked by a person. Without a `kind` the one is
/// taken of which the headings name most fields.
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
    let headings = Headings::read(&registry.schemas);
    let seen = Seen::read(source, layout, &headings, kind)?;
    let samples = (0..seen.columns.len()).map(|column| Sample::of(&seen.rows, column));
    let samples: Vec<Sample> = samples.collect();
    if kind.is_none_or(|kind| kind == Kind::Activity)
        && let Some(text) = persons::count(name, &seen, &samples, &headings)
    {
        return Ok(text);
    }
    let kind = kind.unwrap_or_else(|| headings.kind(&seen.columns));
    let shape = registry.shape(FileKind::Record(kind));
    let mut fields = headings.fields(kind, &seen.columns);
    for (named, sample) in fields.iter_mut().zip(&samples) {
        let target = named.as_ref().and_then(|named| Target::named(&named.field, shape).ok());
        if target.is_some_and(|target| !holds(kind, &target, sample)) {
            *named = None;
        }
    }
    let is_free = |at: usize| fields[at].is_none();
    let roster =
        if kind.is_person() { PrivateColumns::find(&seen, &samples, is_free) } else { None };
    let page = Page {
        name,
        kind,
        shape,
        seen: &seen,
        fields: &fields,
        samples: &samples,
        roster: roster.as_ref(),
        registry,
    };
    Ok(page.text())
}

/// Whether any text of a column may be a value of a field; ids must all be.
fn holds(kind: Kind, target: &Target, sample: &Sample) -> bool {
    let mut texts = sample.texts();
    let is_empty = texts.next().is_none();
    let mut texts = sample.texts();
    let shape = &target.shape;
    let is_number = (shape.admits("integer") || shape.admits("number")) && !shape.admits("string");
    is_empty
        || match shape.meaning() {
            None if target.name == "id" => texts.all(|text| is_record_id(kind, text)),
            None if shape.is_date() => texts.any(sample::is_date),
            None if is_number => texts.any(|text| read_number(text, Some(',')).is_some()),
            Some(Meaning::Code(_) | Meaning::Reference(_) | Meaning::Text) | None => true,
        }
}
