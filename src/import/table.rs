//! A sheet to drafts: its headings are found among the fields, and every cell is read.

use std::collections::HashMap;
use std::ops::ControlFlow;

use smol_str::SmolStr;

use super::draft::{Draft, Given, Wanted};
use super::mapping::{ColumnMapping, Mapping, RowTest};
use super::problem::Problem;
use super::target::Target;
use super::value::{ColumnReader, Writing};
use super::{EXAMPLE, ImportError, Options, is_reject_column};
use crate::model::{FileKind, Kind, Vocabularies, folded};
use crate::schema::{Meaning, Shape, shape};
use crate::sheet::{self, Cell, Column, Row, Source, read_sheet};
use crate::suggest::nearest;
use crate::yaml::{Route, Value};

/// A sheet that is to be read.
pub(super) struct Sheet<'s> {
    /// Its position among all sheets of the call.
    pub(super) position: usize,
    pub(super) kind: Kind,
    pub(super) name: &'s str,
    pub(super) source: &'s Source<'s>,
    pub(super) mapping: &'s Mapping,
    pub(super) layout: sheet::Options,
    /// The list whose items its rows are, where they are not records.
    pub(super) list: Option<&'s str>,
}

/// What a sheet says.
pub(super) struct Table {
    pub(super) position: usize,
    pub(super) kind: Kind,
    /// The columns as the sheet has them.
    pub(super) columns: Vec<Column>,
    /// The field that each column fills; none for those that are left out.
    pub(super) targets: Vec<Option<Target>>,
    /// What every row says beside its cells.
    constants: Vec<(Target, Vec<Value>)>,
    pub(super) drafts: Vec<Draft>,
    pub(super) notes: Vec<String>,
}

impl Table {
    /// Reads a sheet. What is wrong with its rows goes to `problems`.
    ///
    /// # Errors
    /// Where the sheet cannot be read at all, or a heading stands for nothing.
    pub(super) fn read(
        sheet: &Sheet<'_>,
        options: &Options,
        vocabularies: &Vocabularies,
        problems: &mut Vec<Problem>,
        tick: &mut dyn FnMut(),
    ) -> Result<Self, ImportError> {
        let mut reading = Reading::new(sheet, options, vocabularies)?;
        let layout = layout(sheet.source, &sheet.layout);
        let told = read_sheet(sheet.source, &layout, &mut |columns, row| {
            tick();
            reading.row(columns, row, problems)
        })
        .map_err(|error| ImportError::Sheet(sheet.name.to_owned(), error))?;
        reading.columns(&told.columns);
        if !reading.faults.is_empty() {
            return Err(ImportError::Headings(
                sheet.name.to_owned(),
                std::mem::take(&mut reading.faults),
            ));
        }
        reading.refuse_missing_columns(&told.columns, sheet.name)?;
        let targets = reading.readers.into_iter().map(|reader| reader.map(|reader| reader.target));
        Ok(Self {
            position: sheet.position,
            kind: sheet.kind,
            columns: told.columns,
            targets: targets.collect(),
            constants: reading.constants,
            drafts: reading.drafts,
            notes: told.notes.into_iter().chain(reading.notes).collect(),
        })
    }

    /// What a draft says, by field.
    ///
    /// # Errors
    /// The column whose values do not go with those of another, and why.
    pub(super) fn wanted(&self, draft: &Draft) -> Result<Wanted, (usize, String)> {
        let mut wanted = Wanted::default();
        let targets = draft
            .given
            .iter()
            .filter_map(|given| Some((self.targets.get(given.column)?.as_ref()?, given)));
        let mut targets: Vec<(&Target, &Given)> = targets.collect();
        // What tells items apart comes first, in whatever order the columns stand.
        targets.sort_by_key(|(target, _)| target.rank);
        for (target, given) in &targets {
            wanted.add(target, &given.values).map_err(|words| (given.column, words))?;
        }
        for (target, values) in &self.constants {
            let is_said = draft.given.iter().any(|given| {
                self.targets[given.column].as_ref().is_some_and(|own| own.place == target.place)
            });
            if !is_said {
                let column = draft.given.first().map_or(0, |given| given.column);
                wanted.add(target, values).map_err(|words| (column, words))?;
            }
        }
        for (target, given) in targets {
            wanted.refuse_nameless(target).map_err(|words| (given.column, words))?;
        }
        Ok(wanted)
    }

    /// A draft with what it says, which the table loses: in a large sheet that is most of the memory.
    pub(super) fn take(&mut self, position: usize) -> Draft {
        let draft = &mut self.drafts[position];
        let given = std::mem::take(&mut draft.given);
        Draft { given, ..draft.clone() }
    }

    /// The drafts that state an id.
    pub(super) fn drafts_by_id(&self) -> HashMap<String, usize> {
        let drafts = self.drafts.iter().enumerate();
        drafts.filter_map(|(at, draft)| Some((draft.id.as_ref()?.to_string(), at))).collect()
    }

    /// Adds the draft of a record that has no row here, but one in the sheet of a list; its position.
    pub(super) fn add_draft(&mut self, id: &str, sheet: usize, row: usize) -> usize {
        let id = Some(id.into());
        self.drafts.push(Draft { sheet, row, id, given: Vec::new(), is_bad: false });
        self.drafts.len() - 1
    }

    /// What is wrong with a row, in a column of this table. Of a row in the sheet of a list the column is not
    /// known, since the table counts those of all its sheets.
    pub(super) fn problem(
        &self,
        (sheet, row): (usize, usize),
        column: Option<usize>,
        words: String,
    ) -> Problem {
        Problem::new(sheet, row, column.filter(|_| sheet == self.position), words)
    }

    /// The field that a column fills.
    pub(super) fn target(&self, column: usize) -> Option<&Target> {
        self.targets.get(column)?.as_ref()
    }

    /// The column that fills what a finding speaks of.
    pub(super) fn column_of(&self, route: &Route) -> Option<usize> {
        self.targets
            .iter()
            .position(|target| target.as_ref().is_some_and(|target| target.covers(route)))
    }
}

/// How a sheet is laid out. One that was left by an earlier import, with the rows that it refused, is laid
/// out as `mieux` writes them, whatever the mapping says of the sheet that they came from.
pub(super) fn layout(source: &Source<'_>, said: &sheet::Options) -> sheet::Options {
    let mut is_reject = false;
    let own = sheet::Options::default();
    let looked = read_sheet(source, &own, &mut |columns, _| {
        is_reject = columns.iter().any(|column| is_reject_column(&column.heading));
        ControlFlow::Break(())
    });
    if looked.is_ok() && is_reject { own } else { said.clone() }
}

/// A sheet as far as it was read.
struct Reading<'r> {
    sheet: &'r Sheet<'r>,
    options: &'r Options,
    vocabularies: &'r Vocabularies,
    readers: Vec<Option<ColumnReader<'r>>>,
    /// Which columns the rows that are left out are told by.
    skip: Vec<(usize, &'r RowTest)>,
    end: Vec<(usize, &'r RowTest)>,
    constants: Vec<(Target, Vec<Value>)>,
    drafts: Vec<Draft>,
    /// What is wrong with the headings.
    faults: Vec<String>,
    headings: HashMap<String, String>,
    /// Whether the items of each list are numbered, and the first column that says so.
    lists: HashMap<Route, (bool, String)>,
    notes: Vec<String>,
    is_over: bool,
}

impl<'r> Reading<'r> {
    fn new(
        sheet: &'r Sheet<'r>,
        options: &'r Options,
        vocabularies: &'r Vocabularies,
    ) -> Result<Self, ImportError> {
        let mut reading = Self {
            sheet,
            options,
            vocabularies,
            readers: Vec::new(),
            skip: Vec::new(),
            end: Vec::new(),
            constants: Vec::new(),
            drafts: Vec::new(),
            faults: Vec::new(),
            headings: HashMap::new(),
            lists: HashMap::new(),
            notes: Vec::new(),
            is_over: false,
        };
        for (field, value) in &sheet.mapping.constants {
            let read = reading.constant(field, value);
            let constant = read.map_err(|words| {
                ImportError::Mapping(
                    sheet.name.to_owned(),
                    format!("the mapping says of `constants.{field}`: {words}"),
                )
            })?;
            reading.constants.push(constant);
        }
        Ok(reading)
    }

    fn constant(&self, field: &str, value: &toml::Value) -> Result<(Target, Vec<Value>), String> {
        let target = Target::named(field, self.sheet.kind)?;
        let mut reader = self.reader(target, &ColumnMapping::default());
        let items = match value {
            toml::Value::Array(items) => items.as_slice(),
            value => std::slice::from_ref(value),
        };
        let mut values = Vec::new();
        for item in items {
            values.extend(reader.read(&match item {
                toml::Value::Integer(number) => Cell::Integer(*number),
                toml::Value::Float(number) => Cell::Float(*number),
                toml::Value::Boolean(value) => Cell::Bool(*value),
                toml::Value::String(text) => Cell::Text(text.clone()),
                other => Cell::Text(other.to_string()),
            })?);
        }
        Ok((reader.target, values))
    }

    fn reader(&self, target: Target, own: &ColumnMapping) -> ColumnReader<'r> {
        let mapping = self.sheet.mapping;
        let values = own.values.iter().map(|(from, to)| (folded(from), to.clone())).collect();
        let list =
            own.list.clone().or_else(|| mapping.list.clone()).unwrap_or_else(|| ";".to_owned());
        let dates = if own.dates.is_empty() { &mapping.dates } else { &own.dates };
        let decimal = own.decimal.or(mapping.decimal);
        let writing = Writing { values, list, dates: dates.clone(), decimal };
        ColumnReader::new(target, writing, self.vocabularies)
    }

    /// Finds the fields of columns that were not there before.
    fn columns(&mut self, columns: &[Column]) {
        for column in columns.iter().skip(self.readers.len()) {
            let position = self.readers.len();
            let tests = |tests: &'r [RowTest]| {
                let heading = folded(&column.heading);
                let own = tests.iter().filter(move |test| folded(&test.column) == heading);
                own.map(move |test| (position, test))
            };
            self.skip.extend(tests(&self.sheet.mapping.skip));
            self.end.extend(tests(&self.sheet.mapping.end));
            let reader = self.column(column).unwrap_or_else(|words| {
                self.faults.push(format!("column {}: {words}", column.letter));
                None
            });
            self.readers.push(reader);
        }
    }

    /// The field of a column; none where the column is left out.
    fn column(&mut self, column: &Column) -> Result<Option<ColumnReader<'r>>, String> {
        let heading = column.heading.as_str();
        let said = self.sheet.mapping.column(heading);
        let is_tested = self.sheet.mapping.skip.iter().chain(&self.sheet.mapping.end);
        let is_tested = is_tested.into_iter().any(|test| folded(&test.column) == folded(heading));
        let is_left_out =
            heading.is_empty() || self.sheet.mapping.ignores(heading) || is_reject_column(heading);
        if said.is_none() && is_left_out {
            return Ok(None);
        }
        let own = said.clone().unwrap_or_else(|| ColumnMapping {
            field: heading.to_owned(),
            ..ColumnMapping::default()
        });
        let own = ColumnMapping { field: self.field(&own.field), ..own };
        let is_flat = column.letter != column.heading;
        let target = self.target(&own.field);
        let target = match if is_flat { target.and_then(Target::of_a_cell) } else { target } {
            Ok(target) => target,
            Err(_) if said.is_none() && is_tested => return Ok(None),
            Err(words) if said.is_some() => return Err(format!("`{heading}`: {words}")),
            Err(words) => return Err(self.unknown(heading, &words)),
        };
        let own_name = format!("column {}", column.letter);
        let place = format!("{:?}", target.place);
        if let Some(other) = self.headings.insert(place, own_name.clone()) {
            return Err(format!("it fills `{}`, which {other} fills already", target.name));
        }
        if let Some(way) = target.way() {
            let (known, other) = self.lists.entry(target.top().clone()).or_insert((way, own_name));
            if *known != way {
                return Err(format!(
                    "it numbers items of `{}`, of which {other} names all, or the other way round; do \
                     one of the two",
                    target.top()
                ));
            }
        }
        Ok(Some(self.reader(target, &own)))
    }

    /// The name of a field in the record: one of an item may be named alone.
    fn field(&self, name: &str) -> String {
        match self.sheet.list {
            Some(list) if name != "id" => {
                let start = format!("{list}[].");
                format!("{start}{}", name.strip_prefix(&start).unwrap_or(name))
            }
            _ => name.to_owned(),
        }
    }

    fn target(&self, field: &str) -> Result<Target, String> {
        let target = Target::named(field, self.sheet.kind)?;
        if self.sheet.list.is_some() { Ok(target.of_one_item()) } else { target.of_a_row() }
    }

    fn unknown(&self, heading: &str, words: &str) -> String {
        let shape = shape(FileKind::Record(self.sheet.kind));
        let shape = self.sheet.list.and_then(|list| shape.field(list)?.items()).unwrap_or(shape);
        let first = heading.split(['.', '[']).next().unwrap_or_default();
        if shape.field(first).is_some() {
            return words.to_owned();
        }
        let fields = shape.field_names();
        let help = match nearest(heading, fields.map(|field| (field, field))) {
            Some(meant) => match shape.field(meant).and_then(Shape::meaning) {
                Some(Meaning::Text) => format!("did you mean `{meant}.en`?"),
                _ => format!("did you mean `{meant}`?"),
            },
            None => format!(
                "say in a mapping file what it stands for, or leave it out: ignore = [{heading:?}]. `mieux \
                 import --guess FILE` proposes one"
            ),
        };
        format!("`{heading}` is no field {}; {help}", self.place())
    }

    /// Whose fields a heading names.
    fn place(&self) -> String {
        match (self.sheet.list, self.sheet.kind) {
            (Some(list), _) => format!("of the items of `{list}`"),
            (None, kind @ Kind::Partner) => format!("of a {kind}"),
            (None, kind) => format!("of an {kind}"),
        }
    }

    /// Columns that the mapping names and the sheet does not have: a slip, or another sheet.
    fn refuse_missing_columns(&self, columns: &[Column], name: &str) -> Result<(), ImportError> {
        let known: Vec<String> = columns.iter().map(|column| folded(&column.heading)).collect();
        let missing =
            self.sheet.mapping.headings().filter(|name: &&str| !known.contains(&folded(name)));
        let faults: Vec<String> = missing
            .map(|name| {
                let near = columns.iter().map(|column| (folded(&column.heading), &column.heading));
                match nearest(name, near) {
                    Some(meant) => {
                        format!("the sheet has no column `{name}`; did you mean `{meant}`?")
                    }
                    None => format!("the sheet has no column `{name}`, which the mapping names"),
                }
            })
            .collect();
        if faults.is_empty() { Ok(()) } else { Err(ImportError::Headings(name.to_owned(), faults)) }
    }

    /// Whether a row only shows what the columns hold, as in a sheet to fill in.
    fn is_example(&self, row: &Row) -> bool {
        let id = self
            .readers
            .iter()
            .position(|reader| reader.as_ref().is_some_and(|reader| reader.target.name == "id"));
        id.and_then(|id| row.cells.get(id)).is_some_and(|cell| cell.shown() == EXAMPLE)
    }

    fn row(
        &mut self,
        columns: &[Column],
        row: Row,
        problems: &mut Vec<Problem>,
    ) -> ControlFlow<()> {
        self.columns(columns);
        if !self.faults.is_empty() && self.drafts.is_empty() {
            return ControlFlow::Break(());
        }
        let text =
            |column: usize| row.cells.get(column).map(|cell| cell.shown()).unwrap_or_default();
        self.is_over |= self.end.iter().any(|(column, test)| test.passes(&text(*column)));
        if self.is_example(&row) {
            self.notes
                .push(format!("row {} is the example of the sheet, and is left out", row.number));
            return ControlFlow::Continue(());
        }
        if self.is_over || self.skip.iter().any(|(column, test)| test.passes(&text(*column))) {
            return ControlFlow::Continue(());
        }
        let mut is_bad = !row.faults.is_empty();
        for (column, words) in row.faults {
            problems.push(Problem::new(self.sheet.position, row.number, column, words));
        }
        let (mut id, mut given) = (None, Vec::new());
        for (column, reader) in self.readers.iter_mut().enumerate() {
            let Some(reader) = reader else { continue };
            let cell = row.cells.get(column).unwrap_or(&Cell::Empty);
            if *cell == Cell::Empty && !self.options.clear_empty {
                continue;
            }
            match reader.read(cell) {
                Ok(values) if reader.target.name == "id" => {
                    id = values.first().and_then(|id| match id {
                        Value::String(id) => Some(id.clone()),
                        _ => None,
                    });
                }
                Ok(values) => {
                    let is_said = !values.is_empty() || self.options.clear_empty;
                    given.extend(is_said.then_some(Given { column, values }));
                }
                Err(words) => {
                    is_bad = true;
                    problems.push(Problem::new(
                        self.sheet.position,
                        row.number,
                        Some(column),
                        words,
                    ));
                }
            }
        }
        if id.is_some() || !given.is_empty() || is_bad {
            let id: Option<SmolStr> = id;
            self.drafts.push(Draft {
                sheet: self.sheet.position,
                row: row.number,
                id,
                given,
                is_bad,
            });
        }
        ControlFlow::Continue(())
    }
}
