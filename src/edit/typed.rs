//! What a text means in a field: codes and records by their names, dates, numbers and lists as people
//! write them.

use smol_str::SmolStr;

use super::EditError;
use super::emit::one_line;
use super::item::{form, item_of, main_field};
use super::tree::{entry, node};
use crate::message;
use crate::message::{Message, Value as Told};
use crate::model::{
    EdtfDate, Kind, TermCode, Vocabularies, Vocabulary, control, exact, folded, language_code,
};
use crate::schema::{Meaning, Shape, code_elsewhere};
use crate::suggest::{did_you_mean, named_in_part};
use crate::words::word_called;
use crate::yaml::{Node, Value, read};

/// What names mean.
#[derive(Clone, Copy)]
pub struct Known<'k> {
    /// The codes.
    pub vocabularies: &'k Vocabularies,
    /// The id of the record of a kind that goes by a name, or what to say where there is no such record.
    pub reference: &'k dyn Fn(Kind, &str) -> Result<SmolStr, Message>,
}

impl<'k> Known<'k> {
    /// Codes alone; what is given for a record is taken for its id.
    #[must_use]
    pub fn codes(vocabularies: &'k Vocabularies) -> Self {
        Self { vocabularies, reference: &as_it_is }
    }
}

fn as_it_is(_: Kind, id: &str) -> Result<SmolStr, Message> {
    Ok(id.into())
}

/// The value that a text means in a field of this shape: numbers, dates and text by the schema, codes
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
    Reader { name, top: shape, known: Known::codes(vocabularies), is_typed: false }
        .value(text, shape)
}

/// What a text means as the items of a list of this shape, on one line as within brackets: what `mieux set` would
/// write. `None` if it cannot be read as such. `top` is the shape of the file.
pub(crate) fn items_of(
    text: &str,
    list: &Shape,
    top: &Shape,
    vocabularies: &Vocabularies,
) -> Option<String> {
    let known = Known::codes(vocabularies);
    let reader = Reader { name: list.name(), top, known, is_typed: false };
    let items = reader.several(text, list.items()?).ok()?;
    Some(items.iter().map(one_line).collect::<Vec<_>>().join(", "))
}

/// Reads what is given for one field.
pub(super) struct Reader<'r> {
    /// What messages call the field.
    pub(super) name: &'r str,
    /// The shape of the record, for what belongs in another field.
    pub(super) top: &'r Shape,
    /// What names mean.
    pub(super) known: Known<'r>,
    /// Whether a person typed it, who may write a number in words: `about 30`, `1,200`.
    pub(super) is_typed: bool,
}

impl Reader<'_> {
    /// A value as it was typed: brackets and braces as YAML where the field holds a list or map, else
    /// text as it is.
    pub(super) fn value(&self, text: &str, shape: &Shape) -> Result<Value, EditError> {
        let begins = text.trim_start();
        let is_map = shape.admits("object") && begins.starts_with('{');
        let is_list = shape.admits("array") && begins.starts_with('[');
        if is_map || is_list {
            let document = read(text);
            return match document.root.filter(|_| document.faults.is_empty()) {
                Some(node) => self.conform(text, &node, shape),
                None => {
                    let example = Told::code("{en: \"One, two\"}");
                    Err(message!("edit.not-yaml", text, example).into())
                }
            };
        }
        if let Some(items) = shape.items() {
            let items = self.several(text, items)?.into_iter().map(node);
            return Ok(Value::List(items.collect()));
        }
        self.scalar(text, shape)
    }

    /// The items that a text without brackets means: one, or several names of codes or records with
    /// commas between them. A name may have a comma itself.
    fn several(&self, text: &str, item: &Shape) -> Result<Vec<Value>, EditError> {
        let whole = self.item(text, item);
        let named = main_field(item).map_or(item, |(_, field)| field);
        let is_named =
            named.meaning().is_some() || named.is_language() || !named.options().is_empty();
        if whole.is_ok() || !is_named || !text.contains([',', ';']) || text.contains('{') {
            return Ok(vec![whole?]);
        }
        let names = text.split([',', ';']).map(str::trim).filter(|name| !name.is_empty());
        names.map(|name| self.item(name, item)).collect()
    }

    /// An item of a list. Text alone can mean one with fields: `partners+=DGSD` is `partners+={partner: DGSD}`. The
    /// name of a field of the record, such as `online` for a place, is none.
    fn item(&self, text: &str, shape: &Shape) -> Result<Value, EditError> {
        let is_field = || self.top.field(&folded(text)).is_some();
        if shape.has_fields() && !text.trim_start().starts_with('{') && !is_field() {
            let read = |text: &str, shape: &Shape| self.value(text, shape);
            if let Some(item) = item_of(text, shape, &read) {
                return item;
            }
        }
        self.value(text, shape)
    }

    /// One item, or several in brackets.
    pub(super) fn items(
        &self,
        text: &str,
        list: &Shape,
        item: &Shape,
    ) -> Result<Vec<Value>, EditError> {
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
                let id = (self.known.reference)(*kind, text)?;
                return Ok(Value::String(id));
            }
            Some(Meaning::Text) | None => {}
        }
        if let Some(letter) = control(text) {
            return Err(message!("edit.control-character", name = self.name, letter).into());
        }
        if let Some(word) = self.word(text, shape)? {
            return Ok(Value::String(word));
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
            _ => self.number(text, shape).ok_or_else(|| EditError::from(self.refused(text, shape))),
        }
    }

    /// The one form of a date, a language or a word of a list that is written in another; `None` for any
    /// other text.
    fn word(&self, text: &str, shape: &Shape) -> Result<Option<SmolStr>, EditError> {
        if shape.is_date() && text.parse::<EdtfDate>().is_err() {
            return match (exact::date(text), exact::period(text)) {
                (Some(date), _) => Ok(Some(date.to_string().into())),
                (None, Some((from, to))) => {
                    let name = self.name;
                    let meant = match name {
                        "start" | "end" => Told::code(format!("start={from} end={to}")),
                        _ => Told::one_of([format!("{name}={from}"), format!("{name}={to}")]),
                    };
                    Err(message!("edit.two-dates", name, text, meant).into())
                }
                (None, None) => Ok(None),
            };
        }
        if shape.is_language() {
            let is_code = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_lowercase());
            return match language_code(text) {
                _ if is_code => Ok(None),
                Some(code) => Ok(Some(code.into())),
                None => Err(message!("edit.not-a-language", text).into()),
            };
        }
        Ok(word_called(shape.name(), shape.options(), text).map(SmolStr::from))
    }

    /// A number, a count with how exact it is, or `true` or `false`, as people write them: `1,200`, `about 30`,
    /// `yes`.
    fn number(&self, text: &str, shape: &Shape) -> Option<Value> {
        if !self.is_typed {
            return None;
        }
        let counted = exact::count(text);
        let count = |number: u64| i64::try_from(number).ok().map(Value::Integer);
        if shape.admits("boolean") {
            return exact::flag(text).map(Value::Bool);
        }
        if shape.admits("integer") {
            return counted
                .filter(|(_, qualifier)| qualifier.is_none())
                .and_then(|(number, _)| count(number));
        }
        if shape.admits("number") {
            return read(&exact::decimal(text)?).root.map(|node| node.value);
        }
        let (number, qualifier) = counted.filter(|_| shape.field("total").is_some())?;
        let qualifier = match qualifier {
            Some(qualifier) => {
                shape.field("qualifier")?;
                Some(entry("qualifier", Value::String(qualifier.into())))
            }
            None => None,
        };
        let total = entry("total", count(number)?);
        Some(Value::Map(std::iter::once(total).chain(qualifier).collect()))
    }

    /// What to say of a text that a field does not take: what it takes, and what to type.
    fn refused(&self, text: &str, shape: &Shape) -> Message {
        let name = self.name;
        if shape.meaning() == Some(&Meaning::Text) {
            return message!("edit.needs-language", name, text);
        }
        match shape.field_names().next() {
            Some(_) if self.top.field(name).is_some_and(|field| field.items().is_some()) => {
                message!("edit.needs-items", name, text, form = form(shape))
            }
            Some(first) => message!("edit.needs-fields", name, text, first),
            None if shape.admits("boolean") => message!("edit.needs-boolean", name, text),
            None => match (name.strip_suffix(".total"), exact::count(text)) {
                (Some(above), Some((number, Some(qualifier)))) => {
                    let number = number.to_string();
                    message!("edit.needs-total", name, text, above, number, qualifier)
                }
                _ => message!("edit.needs-number", name, text),
            },
        }
    }

    /// The code that a name means.
    fn code(&self, name: &str, vocabulary: &Vocabulary) -> Result<Value, EditError> {
        let exact = vocabulary.get(name);
        let list = &vocabulary.id;
        if exact.is_none() && vocabulary.is_shared(name) {
            return Err(message!("edit.several-codes", list, name).into());
        }
        match exact.or_else(|| vocabulary.resolve(name)).map(|term| &term.code) {
            Some(TermCode::Word(code)) => Ok(Value::String(code.into())),
            Some(TermCode::Number(code)) => Ok(Value::Integer(*code)),
            None if let Some(elsewhere) =
                code_elsewhere(name, vocabulary, self.top, self.known.vocabularies) =>
            {
                Err(message!("edit.unknown-code-but", list, name, elsewhere).into())
            }
            None => Err(EditError::from(match did_you_mean(vocabulary, name) {
                Some(code) => near_code(list, name, vocabulary, code),
                None => match named_in_part(vocabulary, name).as_slice() {
                    [] => message!("edit.unknown-code", list, name),
                    codes => {
                        let codes = Told::one_of(codes);
                        message!("edit.unknown-code-in-names", list, name, codes)
                    }
                },
            })),
        }
    }
}

/// What to say of a name that is almost that of a code.
fn near_code(list: &str, name: &str, vocabulary: &Vocabulary, code: String) -> Message {
    match vocabulary.get(&code).map(|term| &term.label).filter(|label| !label.is_empty()) {
        Some(label) => message!("edit.unknown-code-near-label", list, name, code, label),
        None => message!("edit.unknown-code-near", list, name, code),
    }
}
