//! Records as sheets: one for each kind, and one for each list whose items have fields of their own. The headings are
//! the fields as an import reads them.

use serde_json::Value as Json;

use super::dataset::Dataset;
use super::value::{is_hidden, value};
use crate::model::{FileKind, Kind};
use crate::schema::{Meaning, Schemas, Shape};

/// How many letters the name of a sheet can have.
const LONGEST: usize = 31;

/// What separates the values in a cell.
const SEPARATOR: &str = ";";

/// A sheet of texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    /// Its name.
    pub(super) name: String,
    /// Its columns, in the order of the schema.
    pub(super) columns: Vec<Column>,
    /// Its rows, a text for each column; empty where nothing is said.
    pub(super) rows: Vec<Vec<String>>,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// The field.
    pub(super) heading: String,
    /// What its cells are chosen from.
    pub(super) choice: Choice,
}

/// What the cells of a column are chosen from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Choice {
    /// Anything.
    Free,
    /// The codes of a vocabulary.
    Codes(String),
    /// One of these words.
    Words(Vec<String>),
}

/// The sheets that a workbook of records can have by these schemas: the name of each, the kind of its records, and of a
/// sheet of items the list.
#[must_use]
pub fn sheet_names(schemas: &Schemas) -> Vec<(String, Kind, Option<String>)> {
    let of_kind = |kind: Kind| {
        let lists = schemas.shape(FileKind::Record(kind)).lists_of_items().into_iter();
        let lists = lists.map(move |(list, _)| (name_of_list(kind, &list), kind, Some(list)));
        std::iter::once((kind.plural().to_owned(), kind, None)).chain(lists)
    };
    Kind::ALL.into_iter().flat_map(of_kind).collect()
}

/// The name of the sheet with the items of a list: with its kind, if there is room.
fn name_of_list(kind: Kind, list: &str) -> String {
    let whole = format!("{}.{list}", kind.plural());
    if whole.chars().count() > LONGEST { list.chars().take(LONGEST).collect() } else { whole }
}

/// The sheets of the records of a kind; none where there are no records.
pub(super) fn sheets(dataset: &Dataset<'_>, kind: Kind) -> Vec<Sheet> {
    let shape = dataset.registry.shape(FileKind::Record(kind));
    let mut records = Grid::new(kind.plural().to_owned(), shape);
    let lists = shape.lists_of_items().into_iter();
    let lists = lists.filter(|(_, items)| !is_hidden(items, &dataset.content));
    let mut lists: Vec<(Grid<'_>, String)> =
        lists.map(|(list, items)| (Grid::new(name_of_list(kind, &list), items), list)).collect();
    for (_, record, tree) in dataset.entries(kind) {
        let json = value(shape, tree, &dataset.content);
        records.add(None, &json);
        for (grid, path) in &mut lists {
            let items = path.split('.').try_fold(&json, |json, field| json.get(field));
            for item in items.and_then(Json::as_array).into_iter().flatten() {
                grid.add(Some(record.id()), item);
            }
        }
    }
    let lists = lists.into_iter().map(|(grid, _)| grid);
    let sheets = std::iter::once(records).chain(lists).map(Grid::finish);
    sheets.filter(|sheet| !sheet.rows.is_empty()).collect()
}

/// A sheet that is being filled. Columns come as values need them, and are sorted at the end.
struct Grid<'s> {
    sheet: Sheet,
    shape: &'s Shape,
    /// Where the field of each column stands in the schema, in the order of the columns.
    ranks: Vec<Vec<(usize, String)>>,
}

impl<'s> Grid<'s> {
    fn new(name: String, shape: &'s Shape) -> Self {
        Self { sheet: Sheet { name, ..Sheet::default() }, shape, ranks: Vec::new() }
    }

    /// Adds a record, or an item of the record with this id.
    fn add(&mut self, of: Option<&str>, json: &Json) {
        self.sheet.rows.push(Vec::new());
        if let Some(id) = of {
            self.put(&[], "id", &Shape::default(), id.to_owned());
        }
        self.add_fields(&[], self.shape, json);
    }

    /// Adds the fields of a map below these fields.
    fn add_fields(&mut self, above: &[(usize, String)], shape: &Shape, json: &Json) {
        let unknown = Shape::default();
        for (name, json) in json.as_object().into_iter().flatten() {
            let own = shape.field_or_language(name).unwrap_or(&unknown);
            let items = own.items();
            match json {
                Json::Object(_) => {
                    let below = [above, &[(shape.rank(name), name.clone())]].concat();
                    self.add_fields(&below, own, json);
                }
                // A sheet of its own has them.
                Json::Array(_) if items.is_some_and(Shape::has_fields) => {}
                Json::Array(items) => {
                    let texts: Vec<String> = items.iter().map(text).collect();
                    self.put_at(above, shape, name, own, texts.join(SEPARATOR));
                }
                json => self.put_at(above, shape, name, own, text(json)),
            }
        }
    }

    fn put_at(
        &mut self,
        above: &[(usize, String)],
        shape: &Shape,
        name: &str,
        own: &Shape,
        text: String,
    ) {
        let rank = [above, &[(shape.rank(name), name.to_owned())]].concat();
        self.put(&rank, &heading(&rank), own, text);
    }

    /// Puts a text into the last row.
    fn put(&mut self, rank: &[(usize, String)], heading: &str, shape: &Shape, text: String) {
        let columns = &mut self.sheet.columns;
        let known = columns.iter().position(|column| column.heading == heading);
        let position = known.unwrap_or_else(|| {
            columns.push(Column { heading: heading.to_owned(), choice: choice(shape) });
            self.ranks.push(rank.to_vec());
            columns.len() - 1
        });
        if let Some(row) = self.sheet.rows.last_mut() {
            if row.len() <= position {
                row.resize(position + 1, String::new());
            }
            row[position] = text;
        }
    }

    /// The sheet with its columns in the order of the schema.
    fn finish(self) -> Sheet {
        let Self { mut sheet, ranks, .. } = self;
        let mut order: Vec<usize> = (0..ranks.len()).collect();
        order.sort_by(|one, other| ranks[*one].cmp(&ranks[*other]));
        for row in &mut sheet.rows {
            row.resize(ranks.len(), String::new());
            *row = order.iter().map(|position| std::mem::take(&mut row[*position])).collect();
        }
        sheet.columns = order.iter().map(|position| sheet.columns[*position].clone()).collect();
        sheet
    }
}

fn heading(rank: &[(usize, String)]) -> String {
    let names: Vec<&str> = rank.iter().map(|(_, name)| name.as_str()).collect();
    names.join(".")
}

/// A scalar as a person types it.
fn text(json: &Json) -> String {
    json.as_str().map_or_else(|| json.to_string(), str::to_owned)
}

fn choice(shape: &Shape) -> Choice {
    // A list of several values in a cell is none of the choices.
    match (shape.items(), shape.meaning()) {
        (None, Some(Meaning::Code(vocabulary))) => Choice::Codes(vocabulary.clone()),
        (None, _) if !shape.options().is_empty() => Choice::Words(shape.options().to_vec()),
        _ => Choice::Free,
    }
}
