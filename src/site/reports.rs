//! The reports that only the page of figures shows, as `mieux report --public` computes them.

use super::figures::request;
use super::here::Here;
use crate::model::Kind;
use crate::report::{
    Dimension, Division, Figure, Report, claims_report_of, completeness_of, report_of,
};
use crate::table::{Cell, Table};
use crate::view::RecordFields;

/// The projects by region and by theme.
pub(super) fn cross(here: &Here<'_>) -> Report {
    let division =
        Division { by: vec![Dimension::Region, Dimension::Theme], ..Division::default() };
    let selection = here.scene.options.selection.clone();
    let asked = request(selection, division, vec![Figure::Projects], here.scene.language());
    report_of(here.contents().links(), &asked)
}

/// How many records state each field. Experts are left out: who states something is a part of all, and both numbers
/// together would tell of the others.
pub(super) fn completeness(here: &Here<'_>) -> Report {
    let selection = here.scene.options.selection.clone();
    let language = here.scene.language();
    let asked = request(selection, Division::default(), Vec::new(), language);
    let mut report = completeness_of(here.contents().links(), &asked);
    let kinds = Kind::ALL.into_iter().filter(|kind| !kind.is_person());
    let tables = std::mem::take(&mut report.tables);
    let of = |kind: Kind| tables.iter().find(|table| table.name == kind.plural());
    report.tables = kinds.filter_map(|kind| Some(named(here, kind, of(kind)?.clone()))).collect();
    report
}

/// Every published figure beside the computed one; `None` if not all records are chosen. Experts are not computed:
/// they are of parts of the years, which contain each other.
pub(super) fn claims(here: &Here<'_>) -> Option<Report> {
    let selection = &here.scene.options.selection;
    let figures = Figure::all().iter().copied().filter(|figure| !figure.is_of_experts());
    let language = here.scene.language();
    let asked = request(selection.clone(), Division::default(), figures.collect(), language);
    selection.is_everything().then(|| claims_report_of(here.contents().links(), &asked))
}

/// A table whose first column names the fields as the pages of records do.
fn named(here: &Here<'_>, kind: Kind, mut table: Table) -> Table {
    let registry = here.contents().dataset.registry;
    let fields = RecordFields::new(registry, here.scene.language());
    let name = |code: &str| {
        let own = here.words().find(&format!("field.{code}"));
        let name = own.unwrap_or_else(|| fields.label(kind, &[code.to_owned()]));
        let mut letters = name.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    for cell in table.rows.iter_mut().filter_map(|row| row.first_mut()) {
        let Cell::Term { code, label } = cell else { continue };
        let languages = registry.config.languages.iter();
        let mut in_language = languages.filter_map(|language| {
            Some((code.strip_suffix(language.as_str())?.strip_suffix('-')?, language))
        });
        *label = match in_language.next() {
            Some((field, language)) => {
                let language = here.words().language_name(language);
                let values = [("field", name(field)), ("language", language)];
                let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
                here.words().fill("field-in-language", &values)
            }
            None => name(code),
        };
    }
    table
}
