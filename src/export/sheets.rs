//! Records as sheets: one for each kind, and one for each list whose items have fields of their own. The headings are
//! the fields as an import reads them.

use std::borrow::Cow;

use super::dataset::Dataset;
use super::value::{Hidden, Shown, json};
use crate::model::{FileKind, Kind};
use crate::schema::{Meaning, Schemas, Shape};

/// How many letters the name of a sheet can have.
const LONGEST: usize = 31;

/// What separates the values in a cell.
const SEPARATOR: &str = ";";

/// A sheet of texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sheet<'r> {
    /// Its name.
    pub(super) name: String,
    /// Its columns, in the order of the schema.
    pub(super) columns: Vec<Column>,
    /// Its rows, a text for each column; empty where nothing is said.
    pub(super) rows: Vec<Vec<Cow<'r, str>>>,
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
pub(super) fn sheets<'r>(dataset: &Dataset<'r>, kind: Kind) -> Vec<Sheet<'r>> {
    let shape = dataset.registry.shape(FileKind::Record(kind));
    let hidden = Hidden::of(&dataset.content);
    let mut records = Grid::new(kind.plural().to_owned());
    let lists = shape.lists_of_items().into_iter().filter(|(_, items)| !hidden.has(items));
    let mut lists: Vec<(Grid<'_>, String)> =
        lists.map(|(list, _)| (Grid::new(name_of_list(kind, &list)), list)).collect();
    for (_, record, tree) in dataset.entries(kind) {
        let shown = Shown::of(shape, tree, hidden);
        records.add(None, shown);
        for (grid, path) in &mut lists {
            let list = path.split('.').try_fold(shown, Shown::get);
            for item in list.into_iter().flat_map(Shown::items) {
                grid.add(Some(record.id()), item);
            }
        }
    }
    let lists = lists.into_iter().map(|(grid, _)| grid);
    let sheets = std::iter::once(records).chain(lists).map(Grid::finish);
    sheets.filter(|sheet| !sheet.rows.is_empty()).collect()
}

/// A sheet that is being filled. Columns come as values need them, and are sorted at the end.
struct Grid<'r> {
    name: String,
    /// What has the fields at the top below it.
    top: Field<'r>,
    width: usize,
    rows: Vec<Vec<Cow<'r, str>>>,
}

/// A field of a sheet that is being filled.
#[derive(Default)]
struct Field<'r> {
    name: &'r str,
    /// Where it stands among its neighbours in the schema.
    rank: usize,
    heading: String,
    /// The position of its cells while rows are filled, and what they are chosen from; `None` where there are none.
    column: Option<(usize, Choice)>,
    below: Vec<Self>,
}

impl<'r> Grid<'r> {
    fn new(name: String) -> Self {
        Self { name, top: Field::default(), width: 0, rows: Vec::new() }
    }

    /// Adds a record, or an item of the record with this id.
    fn add(&mut self, of: Option<&'r str>, shown: Shown<'r>) {
        let mut row = Row { width: &mut self.width, cells: Vec::new() };
        if let Some(id) = of {
            row.put(self.top.below("id", || 0), None, id.into());
        }
        row.put_fields(&mut self.top, shown);
        self.rows.push(row.cells);
    }

    /// The sheet with its columns in the order of the schema.
    fn finish(mut self) -> Sheet<'r> {
        let mut columns = Vec::with_capacity(self.width);
        self.top.add_columns(&mut columns);
        for row in &mut self.rows {
            row.resize(columns.len(), Cow::default());
            *row =
                columns.iter().map(|(position, _)| std::mem::take(&mut row[*position])).collect();
        }
        let columns = columns.into_iter().map(|(_, column)| column).collect();
        Sheet { name: self.name, columns, rows: self.rows }
    }
}

impl<'r> Field<'r> {
    /// The field of this name below it.
    fn below(&mut self, name: &'r str, rank: impl FnOnce() -> usize) -> &mut Self {
        let known = self.below.iter().position(|field| field.name == name);
        let position = known.unwrap_or_else(|| {
            let dot = if self.heading.is_empty() { "" } else { "." };
            let heading = format!("{}{dot}{name}", self.heading);
            self.below.push(Self { name, rank: rank(), heading, ..Self::default() });
            self.below.len() - 1
        });
        &mut self.below[position]
    }

    /// Adds its column and those of the fields below it, in the order of the schema.
    fn add_columns(self, columns: &mut Vec<(usize, Column)>) {
        let Self { heading, column, mut below, .. } = self;
        columns.extend(column.map(|(position, choice)| (position, Column { heading, choice })));
        below.sort_by_key(|field| (field.rank, field.name));
        below.into_iter().for_each(|field| field.add_columns(columns));
    }
}

/// A row that is being filled.
struct Row<'g, 'r> {
    /// How many columns the sheet has so far.
    width: &'g mut usize,
    cells: Vec<Cow<'r, str>>,
}

impl<'r> Row<'_, 'r> {
    /// Puts the fields of a map into the columns below this field.
    fn put_fields(&mut self, above: &mut Field<'r>, shown: Shown<'r>) {
        for (name, value) in shown.fields() {
            // The id of the record is the first column.
            let field = above.below(name, || shown.rank(name) + 1);
            let shape = value.shape();
            let items = shape.and_then(Shape::items);
            match value.scalar() {
                Some(_) => self.put(field, shape, text(value)),
                None if value.is_map() => self.put_fields(field, value),
                // A sheet of its own has them.
                None if items.is_some_and(Shape::has_fields) => {}
                None => {
                    let texts: Vec<Cow<'_, str>> = value.items().map(text).collect();
                    self.put(field, shape, texts.join(SEPARATOR).into());
                }
            }
        }
    }

    fn put(&mut self, field: &mut Field<'r>, shape: Option<&Shape>, text: Cow<'r, str>) {
        let (position, _) = field.column.get_or_insert_with(|| {
            *self.width += 1;
            (*self.width - 1, shape.map_or(Choice::Free, choice))
        });
        if self.cells.len() <= *position {
            self.cells.resize(*self.width, Cow::default());
        }
        self.cells[*position] = text;
    }
}

/// A scalar as a person types it.
fn text(shown: Shown<'_>) -> Cow<'_, str> {
    shown.text().unwrap_or_else(|| json(&shown).into())
}

fn choice(shape: &Shape) -> Choice {
    // A list of several values in a cell is none of the choices.
    match (shape.items(), shape.meaning()) {
        (None, Some(Meaning::Code(vocabulary))) => Choice::Codes(vocabulary.clone()),
        (None, _) if !shape.options().is_empty() => Choice::Words(shape.options().to_vec()),
        _ => Choice::Free,
    }
}
