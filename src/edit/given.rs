//! What is given on the command line: `FIELD=VALUE`, `FIELD+=VALUE` and `FIELD-=VALUE`.

use std::fmt;
use std::str::FromStr;

use super::EditError;
use super::address::Address;
use super::change::Change;
use super::typed::{Known, Reader};
use crate::message;
use crate::schema::Shape;

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
            return Err(message!("edit.not-an-assignment", text).into());
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

impl Assignment {
    /// The change that it means in a file of this shape: numbers, dates and text by the schema, codes
    /// and records by any of their names.
    ///
    /// # Errors
    /// Where the field does not exist, does not hold such a value, or a name is not known.
    pub fn change(&self, top: &Shape, known: Known<'_>) -> Result<Change, EditError> {
        let shape = self.address.shape(top)?;
        let reader = Reader { name: &self.address.to_string(), top, known, is_typed: true };
        let no_list =
            || EditError::from(message!("edit.not-a-list", field = self.address.to_string()));
        if self.value.is_empty() {
            return Err(message!("edit.no-value", field = self.address.to_string()).into());
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
