//! What somebody names on the command line: `title.es`, `partners[0].role`, `partners[partner=pe-dgsd]`.

use std::fmt;
use std::str::FromStr;

use super::EditError;
use crate::message;
use crate::message::{Message, Value};
use crate::schema::{Shape, holders, kinds_with_field, meant_field, named_field};
use crate::yaml::{Node, Route, Step};

/// A place in a record as a person names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Field(String),
    /// From the end where it is below 0.
    Index(isize),
    /// The item whose field has this value.
    Item {
        field: String,
        value: String,
    },
}

/// Where an address leads in a tree.
#[derive(Debug)]
pub(super) struct Target {
    /// As far as the tree has it.
    pub(super) route: Route,
    /// The fields below that are not there.
    pub(super) missing: Vec<String>,
}

impl FromStr for Address {
    type Err = EditError;

    fn from_str(text: &str) -> Result<Self, EditError> {
        let wrong = || {
            let examples =
                Value::one_of(["title.es", "partners[0].role", "partners[partner=pe-dgsd].role"]);
            EditError::from(message!("edit.not-a-field", text, examples))
        };
        let mut parts = Vec::new();
        let mut rest = text;
        loop {
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            let (name, mut after) = rest.split_at(end);
            if name.is_empty() || name.contains([']', '=', ' ']) {
                return Err(wrong());
            }
            parts.push(Part::Field(name.to_owned()));
            while let Some(inside) = after.strip_prefix('[') {
                let (selector, behind) = inside.split_once(']').ok_or_else(wrong)?;
                parts.push(match selector.split_once('=') {
                    Some((field, value)) => {
                        Part::Item { field: field.to_owned(), value: value.to_owned() }
                    }
                    None => Part::Index(selector.parse().map_err(|_| wrong())?),
                });
                after = behind;
            }
            match after.strip_prefix('.') {
                Some(below) => rest = below,
                None if after.is_empty() => return Ok(Self(parts)),
                None => return Err(wrong()),
            }
        }
    }
}

impl From<&Route> for Address {
    fn from(route: &Route) -> Self {
        let part = |step: &Step| match step {
            Step::Key(key) => Part::Field(key.to_string()),
            Step::Index(index) => Part::Index(index.cast_signed()),
        };
        Self(route.steps().iter().map(part).collect())
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, part) in self.0.iter().enumerate() {
            match part {
                Part::Field(name) if number == 0 => write!(out, "{name}")?,
                Part::Field(name) => write!(out, ".{name}")?,
                Part::Index(index) => write!(out, "[{index}]")?,
                Part::Item { field, value } => write!(out, "[{field}={value}]")?,
            }
        }
        Ok(())
    }
}

impl Address {
    /// What the schema says of the place.
    ///
    /// # Errors
    /// Where files of this shape have no such place: what they have.
    pub fn shape<'s>(&self, top: &'s Shape) -> Result<&'s Shape, EditError> {
        let mut shape = top;
        for (number, part) in self.0.iter().enumerate() {
            let above = || Self(self.0[..number].to_vec());
            shape = match part {
                Part::Field(name) => shape
                    .field_or_language(name)
                    .ok_or_else(|| unknown(name, &above(), shape, top))?,
                Part::Index(_) | Part::Item { .. } => shape
                    .items()
                    .ok_or_else(|| message!("edit.no-items", field = above().to_string()))?,
            };
            if let Part::Item { field, .. } = part
                && shape.field(field).is_none()
            {
                return Err(unknown(field, &above(), shape, top));
            }
        }
        Ok(shape)
    }

    /// Where it leads in the tree of a record of this shape.
    pub(super) fn find(&self, root: &Node, top: &Shape) -> Result<Target, EditError> {
        self.shape(top)?;
        let mut route = Route::default();
        let mut node = Some(root);
        let mut missing = Vec::new();
        for (number, part) in self.0.iter().enumerate() {
            let above = || Self(self.0[..number].to_vec());
            match part {
                Part::Field(name) => {
                    node = node.and_then(|node| node.get(name));
                    match node {
                        Some(_) if missing.is_empty() => route = route.key(name),
                        _ => missing.push(name.clone()),
                    }
                }
                Part::Index(_) | Part::Item { .. } => {
                    let items = node.map(Node::items).unwrap_or_default();
                    let index = self.item(part, items, &above())?;
                    node = items.get(index);
                    route = route.index(index);
                }
            }
        }
        Ok(Target { route, missing })
    }

    /// The item that a selector means.
    fn item(&self, part: &Part, items: &[Node], list: &Self) -> Result<usize, EditError> {
        let count = items.len();
        match part {
            Part::Index(index) => {
                let from_end = count.checked_sub(index.unsigned_abs());
                let index = usize::try_from(*index).ok().or(from_end);
                index.filter(|index| *index < count).ok_or_else(|| {
                    let (item, list) = (self.to_string(), list.to_string());
                    message!("edit.no-item-at", item, list, count).into()
                })
            }
            Part::Item { field, value } => {
                let is_meant = |item: &Node| {
                    item.get(field).and_then(Node::scalar_text).as_deref() == Some(value)
                };
                let found: Vec<usize> =
                    (0..count).filter(|index| is_meant(&items[*index])).collect();
                match found.as_slice() {
                    [index] => Ok(*index),
                    [] => {
                        let list = list.to_string();
                        let addition = format!("{list}+={{{field}: {value}}}");
                        Err(message!("edit.no-such-item", list, field, value, addition).into())
                    }
                    several => {
                        let items =
                            Value::one_of(several.iter().map(|index| format!("{list}[{index}]")));
                        let list = list.to_string();
                        Err(message!("edit.several-items", list, field, value, items).into())
                    }
                }
            }
            Part::Field(_) => Ok(0),
        }
    }
}

fn unknown(name: &str, above: &Address, shape: &Shape, top: &Shape) -> EditError {
    let place = match above.0.is_empty() {
        true => message!("edit.record").into(),
        false => Value::code(above),
    };
    if let Some(item) = shape.items().filter(|item| item.field(name).is_some()) {
        let others = item.fields().any(|(other, _)| other != name && item.requires(other));
        let added =
            if item.requires(name) && !others { "…" } else { &format!("{{{name}: …}}") };
        let list = above.to_string();
        return message!("edit.is-a-list", list, added, name).into();
    }
    let known: Vec<&str> = shape.field_names().collect();
    let elsewhere = match named_field(name, &known) {
        Some(_) => Vec::new(),
        None => holders(name, &above.to_string(), top),
    };
    let message = match meant_field(name, &known) {
        _ if let [holder] = elsewhere.as_slice() => field_of(place, holder, name, top),
        _ if !elsewhere.is_empty() => {
            message!("edit.no-field-but-in", place, name, holders = Value::all(elsewhere))
        }
        Some(meant) => message!("edit.no-field-near", place, name, meant),
        None if known.is_empty() => {
            message!("edit.no-fields", place, name, field = above.to_string())
        }
        None => match kinds_with_field(name).as_slice() {
            kinds if above.0.is_empty() && !kinds.is_empty() => {
                let kinds = kinds.iter().map(|kind| Value::kind(kind.name())).collect();
                message!("edit.no-field-but-of", place, name, kinds = Value::OneOf(kinds))
            }
            _ => message!("edit.no-field", place, name, fields = Value::one_of(known)),
        },
    };
    message.into()
}

/// What to say of a field of another map.
fn field_of(place: Value, holder: &str, name: &str, top: &Shape) -> Message {
    let is_list = top.field(holder).is_some_and(|holder| holder.items().is_some());
    let field = match holder {
        "" => name.to_owned(),
        list if is_list => {
            let addition = format!("{list}+={{{name}: …}}");
            return message!("edit.no-field-but-in-items", place, name, list, addition);
        }
        map => format!("{map}.{name}"),
    };
    message!("edit.no-field-but", place, name, field)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::Address;
    use crate::model::{FileKind, Kind};
    use crate::schema::Schemas;
    use crate::yaml::read;

    const RECORD: &str =
        "id: x\ntitle: {en: X}\npartners: [{partner: a}, {partner: b}, {partner: b}]\n";

    fn told(address: &str) -> String {
        let root = read(RECORD).root.unwrap();
        let shape = Schemas::built_in().shape(FileKind::Record(Kind::Action));
        let found = address.parse::<Address>().and_then(|address| address.find(&root, shape));
        match found {
            Ok(target) => format!("{} and {:?}", target.route, target.missing),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn an_address_leads_to_what_a_person_means() {
        assert_snapshot!(told("title.en"), @"title.en and []");
        assert_snapshot!(told("title.pt"), @r#"title and ["pt"]"#);
        assert_snapshot!(told("request.received"), @r#" and ["request", "received"]"#);
        assert_snapshot!(told("partners[-1].role"), @r#"partners[2] and ["role"]"#);
        assert_snapshot!(told("partners[partner=a].role"), @r#"partners[0] and ["role"]"#);
    }

    #[test]
    fn an_address_that_leads_nowhere_says_what_to_write() {
        assert_snapshot!(told("tilte.en"), @"this record has no field `tilte`; did you mean `title`?");
        assert_snapshot!(told("title.eng"), @"`title` has no field `eng`; did you mean `en`?");
        assert_snapshot!(told("start.year"), @"`start` has no field `year`; it has no fields: write `start=…`");
        assert_snapshot!(told("title[0]"), @"`title` is not a list");
        assert_snapshot!(told("partners[3]"), @"`partners[3]` does not exist; `partners` has 3 items, counted from 0");
        assert_snapshot!(told("partners[-4]"), @"`partners[-4]` does not exist; `partners` has 3 items, counted from 0");
        assert_snapshot!(told("partners[partner=b]"), @"several items of `partners` have `partner: b`; write `partners[1]` or `partners[2]`");
        assert_snapshot!(told("partners[partner=c]"), @"no item of `partners` has `partner: c`; `partners+={partner: c}` adds one");
        assert_snapshot!(told("partners[partnr=c]"), @"`partners` has no field `partnr`; did you mean `partner`?");
        assert_snapshot!(told("partners[x]"), @"`partners[x]` is not a field; write one like `title.es`, `partners[0].role` or `partners[partner=pe-dgsd].role`");
        assert_snapshot!(told("title..en"), @"`title..en` is not a field; write one like `title.es`, `partners[0].role` or `partners[partner=pe-dgsd].role`");
    }
}
