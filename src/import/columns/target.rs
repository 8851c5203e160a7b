//! The field that a column fills: `title.en`, `countries`, `partners[0].role`, or `partners[].role` for one
//! field of every item of a list.

use crate::message;
use crate::message::Message;

use crate::edit::Address;
use crate::schema::{Meaning, Shape};
use crate::yaml::{Route, Step};

/// A field as a column fills it.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    /// As it was named.
    pub(crate) name: String,
    /// Where it is in a record.
    pub(crate) place: Place,
    /// What one of its values is: of a list of codes, one code.
    pub(crate) shape: Shape,
    /// Whether a cell holds several values.
    pub(crate) is_list: bool,
    /// Whether the values of a cell are one list: that of a single item.
    pub(crate) is_own_list: bool,
    /// Whether a value is a map, which only JSON and YAML can write.
    pub(crate) is_map: bool,
    /// Of the language of an item: its level, which may be behind it, as in `Spanish (C2)`.
    pub(crate) level: Option<Shape>,
    /// Where the field is among those of its item; fields that distinguish items come first.
    pub(crate) rank: usize,
    /// The field by which items of the list are distinguished, if it is the id of a record and must be there.
    pub(crate) item_key: Option<Route>,
}

/// Where in a record a column puts its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// A field of its own, which may be a list of values.
    Field(Route),
    /// One field of the items of a list.
    Item {
        /// The list.
        list: Route,
        /// Which item; every one, a value each, where none is named.
        index: Option<usize>,
        /// The field within the item.
        field: Route,
    },
}

impl Target {
    /// The field of this name in records of this shape.
    ///
    /// # Errors
    /// Where such records have no such field, or it takes no single values: what to write instead.
    pub(crate) fn named(name: &str, top: &Shape) -> Result<Self, Message> {
        let address: Address = name.replace("[]", "[0]").parse()?;
        let shape = address.shape(top)?;
        let place = place(name)?;
        let is_own_list = shape.items().is_some() && matches!(place, Place::Item { .. });
        let is_list = shape.items().is_some() || matches!(place, Place::Item { index: None, .. });
        let is_list_of_maps = shape.items().is_some();
        let shape = shape.items().unwrap_or(shape).clone();
        if is_text(&shape) && !is_list_of_maps {
            return Err(message!("import.text-by-language", field = name));
        }
        let is_map = shape.field_names().next().is_some();
        let (rank, item_key) = within_item(&place, top);
        let level = level(&place, &shape, top);
        let name = name.to_owned();
        Ok(Self { name, place, shape, is_list, is_own_list, is_map, level, rank, item_key })
    }

    /// The same in a sheet whose cells hold single values.
    ///
    /// # Errors
    /// Where a value is a map: which field of it to write instead.
    pub(crate) fn of_a_cell(self) -> Result<Self, Message> {
        let Some(first) = self.shape.field_names().next() else { return Ok(self) };
        let name = &self.name;
        if is_text(&self.shape) {
            return Err(message!("import.text-by-language", field = name));
        }
        let dot = if self.is_list && !name.ends_with("[]") { "[]." } else { "." };
        let example = format!("{name}{dot}{first}");
        Err(message!("import.holds-fields", field = name, example))
    }

    /// The same where a row is a record, so that a cell speaks of all items of a list at once.
    ///
    /// # Errors
    /// Where each item has a list of its own, which no cell can hold.
    pub(crate) fn of_a_row(self) -> Result<Self, Message> {
        if self.is_own_list && matches!(self.place, Place::Item { index: None, .. }) {
            let list = self.top().to_string();
            return Err(message!("import.nested-list", field = &self.name, list));
        }
        Ok(self)
    }

    /// The same where a row is one item of the list.
    pub(crate) fn of_one_item(self) -> Self {
        Self { is_list: self.is_own_list, ..self }
    }

    /// Whether several columns may fill it, their values one after the other: a list of values, or what tells
    /// the items of a list apart.
    pub(crate) fn takes_several_columns(&self) -> bool {
        match &self.place {
            Place::Field(_) => self.is_list && !self.is_map,
            Place::Item { index, field, .. } => {
                index.is_none() && self.item_key.as_ref() == Some(field)
            }
        }
    }

    /// Whether items of a list are numbered; nothing where the field is in none.
    pub(crate) fn way(&self) -> Option<bool> {
        match &self.place {
            Place::Item { index, .. } => Some(index.is_some()),
            Place::Field(_) => self.is_map.then_some(false),
        }
    }

    /// The route to the field, or to the list whose items it belongs to.
    pub(crate) fn top(&self) -> &Route {
        match &self.place {
            Place::Field(route) => route,
            Place::Item { list, .. } => list,
        }
    }

    /// Whether a finding at this route of a record speaks of the field.
    pub(crate) fn covers(&self, route: &Route) -> bool {
        let (top, field) = match &self.place {
            Place::Field(top) => (top, None),
            Place::Item { list, field, .. } => (list, Some(field)),
        };
        let Some(below) = route.steps().strip_prefix(top.steps()) else { return false };
        match (field, below.split_first()) {
            (Some(field), Some((Step::Index(_), below))) => below.starts_with(field.steps()),
            _ => true,
        }
    }
}

/// Whether a value is text by language.
fn is_text(shape: &Shape) -> bool {
    shape.meaning() == Some(&Meaning::Text)
}

/// The field beside the language of an item.
pub(crate) const LEVEL: &str = "level";

/// The shape of the level beside a language.
fn level(place: &Place, shape: &Shape, top: &Shape) -> Option<Shape> {
    match place {
        Place::Item { list, .. } if shape.is_language() => {
            top.at(list).and_then(Shape::items)?.field(LEVEL).cloned()
        }
        _ => None,
    }
}

/// Where a field is in the items of its list, and which of their fields is the id of a record.
fn within_item(place: &Place, top: &Shape) -> (usize, Option<Route>) {
    let Place::Item { list, field, .. } = place else { return (0, None) };
    let Some(item) = top.at(list).and_then(Shape::items) else { return (0, None) };
    let rank = field.steps().first().map_or(0, |step| match step {
        Step::Key(key) => item.rank(key),
        Step::Index(_) => 0,
    });
    let is_id = |name: &&str| {
        let meaning = item.field(name).and_then(Shape::meaning);
        item.requires(name) && matches!(meaning, Some(Meaning::Reference(_)))
    };
    let key = item.field_names().find(is_id).map(|name| Route::default().key(name));
    (rank, key)
}

/// Reads keys and indices; the path goes through one list at most.
fn place(name: &str) -> Result<Place, Message> {
    let wrong = || message!("import.no-such-field", field = name);
    let (mut steps, mut list) = (Vec::new(), None);
    for part in name.split('.') {
        let (key, selector) =
            part.split_once('[').map_or((part, None), |(key, rest)| (key, Some(rest)));
        steps.push(Step::Key(key.to_owned()));
        if let Some(selector) = selector {
            let inside = selector.strip_suffix(']').ok_or_else(wrong)?;
            let index = match inside {
                "" => None,
                digits => Some(digits.parse().map_err(|_| wrong())?),
            };
            if list.replace((std::mem::take(&mut steps), index)).is_some() {
                return Err(wrong());
            }
        }
    }
    Ok(match list {
        // `countries[]` is the list itself.
        Some((list, None)) if steps.is_empty() => Place::Field(Route::new(list)),
        // `countries[0]` would put one code into a list whose others nobody has named.
        Some((_, Some(_))) if steps.is_empty() => return Err(wrong()),
        Some((list, index)) => {
            Place::Item { list: Route::new(list), index, field: Route::new(steps) }
        }
        None => Place::Field(Route::new(steps)),
    })
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::Target;
    use crate::message::Message;
    use crate::model::{FileKind, Kind};
    use crate::schema::Schemas;

    fn target(name: &str) -> Result<Target, Message> {
        Target::named(name, Schemas::built_in().shape(FileKind::Record(Kind::Action)))
    }

    fn told(name: &str) -> String {
        match target(name).and_then(Target::of_a_cell) {
            Ok(target) => format!("{:?} list: {}", target.place, target.is_list),
            Err(words) => words.to_string(),
        }
    }

    #[test]
    fn a_column_names_a_field_of_a_record() {
        for name in [
            "id",
            "status",
            "title.en",
            "countries",
            "countries[]",
            "partners[].role",
            "partners[1].partner",
        ] {
            assert!(target(name).is_ok(), "{name}");
        }
        assert!(target("countries").unwrap().is_list);
        assert!(!target("partners[1].partner").unwrap().is_list);
    }

    #[test]
    fn what_is_no_field_says_what_to_write() {
        assert_snapshot!(told("title"), @"`title` is text by language; write `title.en`");
        assert_snapshot!(told("partners"), @"`partners` contains fields; write one of them: `partners[].partner`");
        assert_snapshot!(told("partners[]"), @"`partners[]` contains fields; write one of them: `partners[].partner`");
        assert_snapshot!(told("statsu"), @"this record has no field `statsu`; did you mean `status`?");
        assert_snapshot!(told("sources[].supports[]"), @"`sources[].supports[]` is not a field of a sheet; write one such as `title.en`, `countries` or `partners[].role`");
        let nested = target("sources[].supports").unwrap().of_a_row();
        assert_snapshot!(nested.unwrap_err(), @"`sources[].supports` is a list in each item of a list, which no cell can hold; give the items a sheet of their own: --link sources=FILE");
    }
}
