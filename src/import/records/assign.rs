//! Which record each row speaks of, and which id a new one gets.

use std::collections::{BTreeSet, HashMap};

use smol_str::SmolStr;

use super::identity::Records;
use super::people::{People, PrivateChange};
use super::resolve::{ReferencesTo, Resolver};
use crate::edit::one_line;
use crate::import::columns::target::Target;
use crate::import::error::ImportError;
use crate::import::input::{Input, Mode, Options};
use crate::import::rows::draft::{Draft, Wanted};
use crate::import::rows::problem::Problem;
use crate::import::rows::table::Table;
use crate::message;
use crate::message::Message;
use crate::model::{FileKind, Kind, folded};
use crate::naming::{TakenIds, Template, propose_id};
use crate::registry::{FileId, Registry, no_record};
use crate::yaml::{Node, Route, Step, Value};

/// A row with its record.
pub(crate) struct Assigned {
    /// The sheet.
    pub(crate) input: usize,
    /// What the row says, with references by id.
    pub(crate) draft: Draft,
    /// The id of its record.
    pub(crate) id: String,
    /// The file of its record, where it is there.
    pub(crate) file: Option<FileId>,
    /// What becomes of the private file.
    pub(crate) private: Option<PrivateChange>,
}

/// Finds the records of rows, kind by kind.
pub(crate) struct Assigner<'a> {
    registry: &'a Registry,
    mode: Mode,
    /// How the rows of each sheet find their records.
    naming: Vec<Naming>,
    /// The rows of sheets without ids, by what they say, or by their key where they have one.
    said: HashMap<(Kind, String), (usize, usize)>,
    taken: TakenIds,
    resolver: Resolver<'a>,
    /// The expert of each key of an office.
    people: People<'a>,
    /// The kinds whose records others can refer to.
    referenced: BTreeSet<Kind>,
}

/// How the rows of a sheet find their records where they state no id.
struct Naming {
    key: Option<Route>,
    template: Option<Template>,
}

impl<'a> Assigner<'a> {
    pub(crate) fn new(
        registry: &'a Registry,
        inputs: &[Input<'_>],
        options: &'a Options,
    ) -> Result<Self, ImportError> {
        let naming = inputs.iter().map(|input| Naming::of(input, registry, options));
        Ok(Self {
            registry,
            mode: options.mode,
            naming: naming.collect::<Result<_, _>>()?,
            said: HashMap::new(),
            taken: TakenIds::of(registry),
            resolver: Resolver::new(registry, &options.hints),
            people: People::new(&options.private),
            referenced: Kind::ALL
                .into_iter()
                .flat_map(|kind| registry.shape(FileKind::Record(kind)).referenced_kinds())
                .collect(),
        })
    }

    /// The rows of all sheets of a kind whose record is clear, with what they say, which the tables lose.
    /// Kinds that others refer to come first.
    pub(crate) fn of_kind(
        &mut self,
        kind: Kind,
        tables: &mut [Table],
        problems: &mut Vec<Problem>,
    ) -> Vec<Assigned> {
        let mut records = Records::of(self.registry, kind);
        let mut claimed = HashMap::new();
        let mut assigned = Vec::new();
        let of_kind = tables.iter_mut().enumerate().filter(|(_, table)| table.kind == kind);
        for (input, table) in of_kind {
            for position in 0..table.drafts.len() {
                let mut draft = table.take(position);
                let wrong = self.resolver.resolve(
                    self.registry,
                    table,
                    &mut draft,
                    ReferencesTo::OtherKinds,
                );
                draft.is_bad |= !wrong.is_empty();
                problems.extend(wrong);
                match self.assign(input, table, draft, &mut records, &mut claimed) {
                    Ok(one) => assigned.extend(one),
                    Err(problem) => problems.push(problem),
                }
            }
        }
        // Only now are the names of all records of the kind known.
        for one in &mut assigned {
            let table = &tables[one.input];
            let wrong =
                self.resolver.resolve(self.registry, table, &mut one.draft, ReferencesTo::OwnKind);
            one.draft.is_bad |= !wrong.is_empty();
            problems.extend(wrong);
        }
        assigned
    }

    /// The record of a row; nothing where a cell that is wrong already keeps its id from being made.
    fn assign(
        &mut self,
        input: usize,
        table: &Table,
        draft: Draft,
        records: &mut Records<'_>,
        claimed: &mut HashMap<String, (usize, usize)>,
    ) -> Result<Option<Assigned>, Problem> {
        let row = draft.row;
        let in_row = |words| Problem::new(draft.sheet, row, None, words);
        let in_cell = |(column, words)| table.problem(draft.at(), Some(column), words);
        let wanted = table.wanted(&self.resolver.with_known_ids(table, &draft)).map_err(in_cell)?;
        let key = self.naming[input].key.clone();
        let person = self.person(&draft, table.kind).map_err(in_row)?;
        let file = match (&draft.id, &key) {
            (Some(id), _) => records.with_id(id),
            _ if draft.private.is_some() => person.as_deref().and_then(|id| records.with_id(id)),
            (None, Some(key)) if draft.is_bad && stated(&wanted, key).is_none() => {
                return Ok(None);
            }
            (None, Some(key)) => {
                let value = stated(&wanted, key)
                    .ok_or_else(|| in_row(message!("import.no-key", key = key.to_string())))?;
                if let Some(first) = self.repeated(&draft, table.kind, value.clone()) {
                    let key = key.to_string();
                    return Err(in_row(message!("import.key-twice", first, key, value)));
                }
                by_key(key, &value, records).map_err(in_row)?
            }
            (None, None) => {
                let content = one_line(&wanted.record().value);
                if let Some(first) = self.repeated(&draft, table.kind, content) {
                    return Err(in_row(message!("import.row-twice", first)));
                }
                records.containing(&wanted, |file| !claimed.contains_key(&self.id_of(file)))
            }
        };
        self.refuse_mode(table, file).map_err(in_row)?;
        if let (None, Some(id)) =
            (file, draft.id.as_deref().filter(|_| draft.sheet != table.position))
        {
            return Err(in_row(self.item_of_unknown(table.kind, id)));
        }
        let id = match (file, &draft.id) {
            (Some(file), _) => self.id_of(file),
            (None, Some(id)) => id.to_string(),
            (None, None) if let Some(id) = person => id,
            (None, None) => match self.propose(input, table.kind, &wanted) {
                Ok(id) => id,
                Err(_) if draft.is_bad => return Ok(None),
                Err(words) => return Err(in_row(words)),
            },
        };
        if let Some((other, first)) = claimed.get(&id) {
            let first = place_of_row(*first, *other == draft.sheet);
            return Err(in_row(message!("import.id-twice", id, first)));
        }
        claimed.insert(id.clone(), (draft.sheet, row));
        self.taken.insert(table.kind, &id);
        if self.referenced.contains(&table.kind) {
            let country = stated(&wanted, &Route::TOP.key("country")).map(SmolStr::from);
            self.resolver.add(table.kind, &id, country.as_ref(), names(table.kind, &wanted));
        }
        let change = draft.private.as_ref().map(|private| self.people.change(&id, private));
        let private = change.transpose().map_err(in_row)?.flatten();
        Ok(Some(Assigned { input, draft, id, file, private }))
    }

    /// The id of the expert whose key a row has. A message never says the key.
    fn person(&mut self, draft: &Draft, kind: Kind) -> Result<Option<String>, Message> {
        let Some(private) = &draft.private else { return Ok(None) };
        if let Some(first) = self.repeated(draft, kind, format!("key {}", folded(&private.key))) {
            return Err(message!("import.person-twice", first));
        }
        let known = self.people.with_key(&private.key)?;
        match (known, &draft.id) {
            (Some(known), Some(id)) if known != id.as_str() => {
                Err(message!("import.other-person", id, known))
            }
            (known, _) => Ok(known.map(str::to_owned)),
        }
    }

    /// The row that has said the same before.
    fn repeated(&mut self, draft: &Draft, kind: Kind, content: String) -> Option<Message> {
        // What a row with a bad cell says is not all that it says.
        if draft.is_bad {
            return None;
        }
        let (sheet, row) = *self.said.entry((kind, content)).or_insert(draft.at());
        let is_itself = (sheet, row) == draft.at();
        (!is_itself).then(|| place_of_row(row, sheet == draft.sheet))
    }

    fn id_of(&self, file: FileId) -> String {
        let source = self.registry.file(file);
        source.id_or_stem().to_string()
    }

    fn refuse_mode(&self, table: &Table, file: Option<FileId>) -> Result<(), Message> {
        let mode = if table.is_count { Mode::UpdateOnly } else { self.mode };
        match (mode, file) {
            (Mode::InsertOnly, Some(file)) => {
                let (id, path) = (self.id_of(file), self.registry.file(file).path.display());
                Err(message!("import.exists", id, path))
            }
            (Mode::UpdateOnly, None) => Err(message!("import.nothing-to-update")),
            _ => Ok(()),
        }
    }

    /// What to say of items whose record neither the registry nor its sheet has.
    fn item_of_unknown(&self, kind: Kind, id: &str) -> Message {
        let (unknown, kinds) = (no_record(kind, id), kind.plural());
        match self.resolver.nearest(kind, id) {
            Some(meant) => message!("named.near", unknown, meant),
            None => message!("import.item-of-unknown", unknown, kinds),
        }
    }

    /// The id of a new record.
    fn propose(&self, input: usize, kind: Kind, wanted: &Wanted) -> Result<String, Message> {
        let (draft, vocabularies) = (wanted.record(), &self.registry.vocabularies);
        let id = match &self.naming[input].template {
            Some(template) => template.id(&self.taken, vocabularies, kind, &draft),
            None => propose_id(&self.taken, vocabularies, kind, &draft).map_err(str::to_owned),
        };
        let id = id.map_err(|missing| message!("import.no-id", missing))?;
        if self.taken.has(kind, &id) {
            return Err(message!("import.id-taken", id));
        }
        Ok(id)
    }
}

impl Naming {
    fn of(input: &Input<'_>, registry: &Registry, options: &Options) -> Result<Self, ImportError> {
        let shape = registry.shape(FileKind::Record(input.kind));
        let mapping = &input.mapping;
        let wrong = |words| ImportError::Mapping(input.name.clone(), words);
        let route = |key: &String| {
            let target = Target::named(key, shape).and_then(Target::of_a_cell);
            match target {
                Ok(target) if target.is_list => Err(wrong(message!("import.key-list", key))),
                Ok(target) => Ok(target.top().clone()),
                Err(cause) => Err(wrong(message!("import.key", key, cause))),
            }
        };
        let counted = mapping.count.as_ref().and_then(|count| count.field.as_ref());
        let key = counted.or(options.key.as_ref()).or(mapping.key.as_ref());
        let key = key.filter(|key| *key != "id");
        let template = mapping.id.as_ref().map(|id| id.parse::<Template>());
        Ok(Self {
            key: key.map(route).transpose()?,
            template: template.transpose().map_err(|error| wrong(error.to_message()))?,
        })
    }
}

/// The value that a row states of a field.
fn stated(wanted: &Wanted, field: &Route) -> Option<String> {
    let (_, value) = wanted.fields.iter().find(|(route, _)| route == field)?;
    Node { value: value.clone()?, span: 0..0 }.scalar_text()
}

/// Where another row is.
fn place_of_row(row: usize, is_same_sheet: bool) -> Message {
    let row = row.to_string();
    match is_same_sheet {
        true => message!("import.place", row),
        false => message!("import.place-in-other-sheet", row),
    }
}

/// The record whose field has the value; none where no record has.
fn by_key(key: &Route, value: &str, records: &mut Records<'_>) -> Result<Option<FileId>, Message> {
    match records.with_value(key, value) {
        [] => Ok(None),
        [file] => Ok(Some(*file)),
        several => {
            let (count, key) = (several.len(), key.to_string());
            Err(message!("import.key-of-several", count, key, value))
        }
    }
}

/// The names and identifiers by which others may refer to a record of this kind.
fn names(kind: Kind, wanted: &Wanted) -> impl Iterator<Item = &str> {
    let named = wanted.fields.iter().filter(move |(route, _)| {
        matches!(route.steps(), [Step::Key(key), ..] if kind.name_fields().contains(&key.as_str()))
    });
    let names = named.filter_map(|(_, value)| value.as_ref());
    let lists = wanted.lists.iter().filter(|list| list.route == Route::TOP.key("identifiers"));
    let fields = lists.flat_map(|list| &list.items).flat_map(|item| &item.fields);
    let identifiers = fields.filter(|(field, _)| field.last_key() == Some("value"));
    names.chain(identifiers.map(|(_, value)| value)).filter_map(|value| match value {
        Value::String(text) => Some(text.as_str()),
        _ => None,
    })
}
