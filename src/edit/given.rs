//! What is given on the command line: `FIELD=VALUE`, `FIELD+=VALUE` and `FIELD-=VALUE`.

use std::fmt;
use std::str::FromStr;

use smol_str::SmolStr;

use super::EditError;
use super::address::Address;
use super::change::Change;
use super::meant::{entry, node};
use crate::model::{EdtfDate, Kind, TermCode, Vocabularies, Vocabulary};
use crate::schema::{Meaning, Shape};
use crate::suggest::did_you_mean;
use crate::yaml::{Node, Value, read};

/// One `FIELD=VALUE`; what the value means depends on the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The field.
    pub address: Address,
    /// What happens to it.
    pub operation: Operation,
    /// The value as it was typed.
    pub value: String,
}

/// What an assignment does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// `=`
    Set,
    /// `+=`
    Append,
    /// `-=`
    Remove,
}

impl FromStr for Assignment {
    type Err = EditError;

    fn from_str(text: &str) -> Result<Self, EditError> {
        let mut depth = 0;
        let sign = text.char_indices().find(|(_, letter)| {
            match letter {
                '[' => depth += 1,
                ']' => depth -= 1,
                _ => {}
            }
            *letter == '=' && depth == 0
        });
        let Some((at, _)) = sign else {
            return Err(EditError::new(format!(
                "`{text}` does not say what to do: write FIELD=VALUE, FIELD+=VALUE or FIELD-=VALUE"
            )));
        };
        let (before, value) = (&text[..at], &text[at + 1..]);
        let (field, operation) = match (before.strip_suffix('+'), before.strip_suffix('-')) {
            (Some(field), _) => (field, Operation::Append),
            (_, Some(field)) => (field, Operation::Remove),
            _ => (before, Operation::Set),
        };
        Ok(Self { address: field.parse()?, operation, value: value.to_owned() })
    }
}

impl fmt::Display for Assignment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.operation {
            Operation::Set => "=",
            Operation::Append => "+=",
            Operation::Remove => "-=",
        };
        write!(out, "{}{sign}{}", self.address, self.value)
    }
}

/// What names stand for.
#[derive(Clone, Copy)]
pub struct Known<'k> {
    /// The codes.
    pub vocabularies: &'k Vocabularies,
    /// The id of the record of a kind that goes by a name, or what to say where there is no such record.
    pub reference: &'k dyn Fn(Kind, &str) -> Result<SmolStr, String>,
}

impl<'k> Known<'k> {
    /// Codes alone; what is given for a record is taken for its id.
    #[must_use]
    pub fn codes(vocabularies: &'k Vocabularies) -> Self {
        Self { vocabularies, reference: &as_it_is }
    }
}

fn as_it_is(_: Kind, id: &str) -> Result<SmolStr, String> {
    Ok(id.into())
}

impl Assignment {
    /// The change that it stands for in a file of this shape: numbers, dates and text by the schema, codes
    /// and records by any of their names.
    ///
    /// # Errors
    /// Where the field does not exist, does not hold such a value, or a name is not known.
    pub fn change(&self, top: &Shape, known: Known<'_>) -> Result<Change, EditError> {
        let shape = self.address.shape(top)?;
        let reader = Reader { name: &self.address.to_string(), known };
        let no_list = || EditError::new(format!("`{0}` is no list: write {0}=VALUE", self.address));
        if self.value.is_empty() {
            return Err(EditError::new(format!(
                "`{0}` gets no value; to take the field away write --unset {0}",
                self.address
            )));
        }
        Ok(match self.operation {
            Operation::Set => Change::Set(reader.value(&self.value, shape)?),
            Operation::Append | Operation::Remove => {
                let items = shape.items().ok_or_else(no_list)?;
                let items = reader.items(&self.value, shape, items)?;
                match self.operation {
                    Operation::Append => Change::Append(items),
                    _ => Change::Remove(items),
                }
            }
        })
    }
}

/// The value that a text stands for in a field of this shape: numbers, dates and text by the schema, codes
/// by any name that their vocabulary knows; ids as they are. `name` is what messages call the field.
///
/// # Errors
/// Where the field does not hold such a value, or a code is not known.
pub(crate) fn value_of(
    text: &str,
    name: &str,
    shape: &Shape,
    vocabularies: &Vocabularies,
) -> Result<Value, EditError> {
    Reader { name, known: Known::codes(vocabularies) }.value(text, shape)
}

/// The field that an item of a list must have, where there is but one.
fn main_field(item: &Shape) -> Option<(&str, &Shape)> {
    let mut required = item.fields().filter(|(name, _)| item.requires(name));
    required.next().filter(|_| required.next().is_none())
}

struct Reader<'r> {
    name: &'r str,
    known: Known<'r>,
}

impl Reader<'_> {
    /// A value as it was typed: brackets and braces as YAML where the field holds a list or map, else
    /// text as it is.
    fn value(&self, text: &str, shape: &Shape) -> Result<Value, EditError> {
        let begins = text.trim_start();
        let is_map = shape.admits("object") && begins.starts_with('{');
        let is_list = shape.admits("array") && begins.starts_with('[');
        if is_map || is_list {
            let document = read(text);
            return match document.root.filter(|_| document.faults.is_empty()) {
                Some(node) => self.conform(text, &node, shape),
                None => Err(EditError::new(format!(
                    "`{text}` cannot be read as YAML; quote text that has a comma, a colon or a brace in it: \
                     {{en: \"One, two\"}}"
                ))),
            };
        }
        if let Some(items) = shape.items() {
            let items = self.several(text, items)?.into_iter().map(node);
            return Ok(Value::List(items.collect()));
        }
        self.scalar(text, shape)
    }

    /// The items that a text without brackets stands for: one, or several names of codes or records with
    /// commas between them. A name may have a comma itself.
    fn several(&self, text: &str, item: &Shape) -> Result<Vec<Value>, EditError> {
        let whole = self.item(text, item);
        let is_named = main_field(item).map_or(item, |(_, field)| field).meaning().is_some();
        if whole.is_ok() || !is_named || !text.contains([',', ';']) || text.contains('{') {
            return Ok(vec![whole?]);
        }
        let names = text.split([',', ';']).map(str::trim).filter(|name| !name.is_empty());
        names.map(|name| self.item(name, item)).collect()
    }

    /// An item of a list. Text alone is the one field that such an item must have: `partners+=DGSD` stands for
    /// `partners+={partner: DGSD}`.
    fn item(&self, text: &str, shape: &Shape) -> Result<Value, EditError> {
        match main_field(shape) {
            Some((name, field)) if !text.trim_start().starts_with('{') => {
                Ok(Value::Map(Box::new([entry(name, self.value(text, field)?)])))
            }
            _ => self.value(text, shape),
        }
    }

    /// One item, or several in brackets.
    fn items(&self, text: &str, list: &Shape, item: &Shape) -> Result<Vec<Value>, EditError> {
        if !text.trim_start().starts_with('[') {
            return self.several(text, item);
        }
        match self.value(text, list)? {
            Value::List(items) => Ok(items.into_vec().into_iter().map(|item| item.value).collect()),
            other => Ok(vec![other]),
        }
    }

    /// A value within brackets or braces, by what its field holds.
    fn conform(&self, text: &str, given: &Node, shape: &Shape) -> Result<Value, EditError> {
        match &given.value {
            Value::List(items) => {
                let Some(shape) = shape.items() else { return Ok(given.value.clone()) };
                let items = items.iter().map(|item| Ok(node(self.conform(text, item, shape)?)));
                Ok(Value::List(items.collect::<Result<_, EditError>>()?))
            }
            Value::Map(entries) => {
                let entries = entries.iter().map(|one| {
                    let value = match shape.field_or_language(&one.key) {
                        Some(shape) => self.conform(text, &one.value, shape)?,
                        None => one.value.value.clone(),
                    };
                    Ok(entry(&one.key, value))
                });
                Ok(Value::Map(entries.collect::<Result<_, EditError>>()?))
            }
            Value::String(words) if shape.admits("string") => self.scalar(words, shape),
            // `{en: 2017}`: text that looks like a number; or a code that is one.
            _ if shape.admits("string") || matches!(shape.meaning(), Some(Meaning::Code(_))) => {
                self.scalar(&text[given.span.clone()], shape)
            }
            _ => Ok(given.value.clone()),
        }
    }

    /// A text as what its field holds.
    fn scalar(&self, text: &str, shape: &Shape) -> Result<Value, EditError> {
        match shape.meaning() {
            Some(Meaning::Code(name)) => {
                if let Some(vocabulary) = self.known.vocabularies.get(name) {
                    return self.code(text, vocabulary);
                }
            }
            Some(Meaning::Reference(kind)) => {
                let id = (self.known.reference)(*kind, text).map_err(EditError::new)?;
                return Ok(Value::String(id));
            }
            Some(Meaning::Text) | None => {}
        }
        if shape.is_date()
            && text.parse::<EdtfDate>().is_err()
            && let Some(date) = EdtfDate::from_other_notation(text)
        {
            return Ok(Value::String(date.to_string().into()));
        }
        let is_typed = ["integer", "number", "boolean"].iter().any(|kind| shape.admits(kind));
        let typed = is_typed.then(|| read(text).root.map(|node| node.value)).flatten();
        match typed {
            Some(value @ Value::Integer(_)) if shape.admits("integer") => Ok(value),
            Some(value @ (Value::Integer(_) | Value::Float(_))) if shape.admits("number") => {
                Ok(value)
            }
            Some(value @ Value::Bool(_)) if shape.admits("boolean") => Ok(value),
            _ if shape.admits("string") => Ok(Value::String(text.into())),
            _ => Err(EditError::new(format!(
                "`{}` does not hold `{text}`, but {}",
                self.name,
                self.held(shape)
            ))),
        }
    }

    /// What a field holds, in words.
    fn held(&self, shape: &Shape) -> String {
        if shape.meaning() == Some(&Meaning::Text) {
            return format!("text by language: write {}.en=…", self.name);
        }
        let known: Vec<&str> = shape.field_names().collect();
        match known.first() {
            Some(first) => format!("fields: write {}.{first}=… or {{{first}: …}}", self.name),
            None if shape.admits("boolean") => "`true` or `false`".to_owned(),
            None => "a number".to_owned(),
        }
    }

    /// The code that a name stands for.
    fn code(&self, name: &str, vocabulary: &Vocabulary) -> Result<Value, EditError> {
        let exact = vocabulary.get(name);
        let list = &vocabulary.id;
        if exact.is_none() && vocabulary.is_shared(name) {
            return Err(EditError::new(format!(
                "several terms of {list} go by `{name}`; write the code, as `mieux list {list}` prints it"
            )));
        }
        match exact.or_else(|| vocabulary.resolve(name)).map(|term| &term.code) {
            Some(TermCode::Word(code)) => Ok(Value::String(code.into())),
            Some(TermCode::Number(code)) => Ok(Value::Integer(*code)),
            None => Err(EditError::new(match did_you_mean(vocabulary, name) {
                Some(meant) => format!("{list} has no `{name}`; did you mean `{meant}`?"),
                None => format!("{list} has no `{name}`; `mieux list {list}` prints the codes"),
            })),
        }
    }
}
