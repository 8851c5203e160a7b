//! What a whole document holds, beside its tables: for the formats that are files to hand on.

use crate::model::Language;
use crate::report::{Report, Table, definitions};

use super::words::Words;

/// A report or a single table, as a file to hand on says it.
pub(crate) struct Document<'d> {
    /// What it is about.
    pub(crate) title: String,
    /// Its language.
    pub(crate) language: Language,
    /// The words around the tables.
    pub(crate) words: &'static Words,
    /// The figures of the whole selection, with their names.
    pub(crate) figures: Vec<(usize, &'static str)>,
    /// The tables.
    pub(crate) tables: Vec<&'d Table>,
    /// What to know when reading the figures.
    pub(crate) notes: &'d [String],
    /// What was selected: each option with its codes. `None` where nothing could be.
    pub(crate) selection: Option<Vec<(&'static str, String)>>,
    /// What the figures in use mean, each term with its definition.
    pub(crate) definitions: Vec<(&'static str, String)>,
}

impl<'d> Document<'d> {
    /// A report with all that a reader needs to know of it.
    pub(crate) fn of_report(report: &'d Report) -> Self {
        let language = report.tables.first().map(|table| table.language).unwrap_or_default();
        let words = Words::of(language);
        Self {
            title: report.title.clone(),
            language,
            words,
            figures: words.counted(report.counts).to_vec(),
            tables: report.tables.iter().collect(),
            notes: &report.notes,
            selection: Some(selection(report)),
            definitions: in_use(report),
        }
    }

    /// A table alone.
    pub(crate) fn of_table(table: &'d Table) -> Self {
        Self {
            title: heading(table),
            language: table.language,
            words: Words::of(table.language),
            figures: Vec::new(),
            tables: vec![table],
            notes: &[],
            selection: None,
            definitions: Vec::new(),
        }
    }
}

/// What a table is called where it needs a name: its title, else what its rows are.
pub(crate) fn heading(table: &Table) -> String {
    let of_rows =
        || table.columns.first().map_or_else(|| table.name.clone(), |column| column.heading());
    if table.title.is_empty() { of_rows() } else { table.title.clone() }
}

fn selection(report: &Report) -> Vec<(&'static str, String)> {
    let selection = &report.selection;
    let mut chosen = Vec::new();
    for (field, choices) in selection.fields() {
        if !choices.is_empty() {
            let codes: Vec<&str> = choices.iter().map(|choice| choice.code.as_str()).collect();
            chosen.push((field, codes.join(", ")));
        }
    }
    for (field, date) in [("from", selection.from), ("to", selection.to)] {
        chosen.extend(date.map(|date| (field, date.to_string())));
    }
    chosen
}

/// The definitions that speak of a column, a dimension, the total or the dates of this report.
fn in_use(report: &Report) -> Vec<(&'static str, String)> {
    let is_in_use = |term: &str| {
        let first = term.split(' ').next().unwrap_or_default().to_lowercase();
        let columns = || report.tables.iter().flat_map(|table| &table.columns);
        match first.as_str() {
            "total" => report.tables.iter().any(|table| table.total.is_some()),
            "from" => report.selection.from.or(report.selection.to).is_some(),
            "region" if !report.selection.regions.is_empty() => true,
            // The five figures stand above the tables whatever the columns are.
            "projects" | "activities" | "experts" | "countries" | "partners" => true,
            name => columns().any(|column| column.name == name),
        }
    };
    entries(definitions()).into_iter().filter(|(term, _)| is_in_use(term)).collect()
}

/// Items such as `- **Term**: text`, whose text goes on in indented lines; without the marks of code.
fn entries(markdown: &'static str) -> Vec<(&'static str, String)> {
    let mut entries = Vec::new();
    for item in markdown.split("- **").skip(1) {
        if let Some((term, text)) = item.split_once("**: ") {
            let words: Vec<&str> = text.split_whitespace().collect();
            entries.push((term, words.join(" ").replace('`', "")));
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::entries;
    use crate::report::definitions;

    #[test]
    fn every_definition_has_its_term_and_its_text() {
        assert_eq!(
            entries("- **Total**: counted `anew`,\n  each once.\n- **From and to**: dates.\n"),
            [
                ("Total", "counted anew, each once.".to_owned()),
                ("From and to", "dates.".to_owned())
            ]
        );
        assert_eq!(entries(definitions()).len(), definitions().matches("\n- **").count() + 1);
    }
}
