//! The values of a column, as Parquet wants them: each with how much of what is above it is there (the definition level)
//! and at which list it goes on (the repetition level).

use parquet::data_type::ByteArray;
use serde::Serialize;

use super::columns::Single;
use crate::export::value::{Scalar, json};
use crate::model::{Day, EdtfDate};

/// The values of a column that has no other columns below it.
pub(super) struct Leaf {
    pub(super) kind: Single,
    /// Those that are there.
    pub(super) values: Values,
    /// How many of the columns above it, and itself, are there at each place.
    pub(super) definitions: Vec<i16>,
    /// At which of the lists above it each place goes on; zero begins a record.
    pub(super) repetitions: Vec<i16>,
}

/// Values of one type.
pub(super) enum Values {
    Texts(Vec<ByteArray>),
    Integers(Vec<i64>),
    Numbers(Vec<f64>),
    Flags(Vec<bool>),
    /// Days after the first one of 1970.
    Days(Vec<i32>),
}

/// Where a value stands.
#[derive(Clone, Copy)]
pub(super) struct Levels {
    /// How many of the columns above it, and itself, are there.
    pub(super) definition: i16,
    /// At which of the lists above it it goes on.
    pub(super) repetition: i16,
    /// How many lists are above it.
    pub(super) lists: i16,
}

impl Levels {
    /// The levels of a field of a record.
    pub(super) const TOP: Self = Self { definition: 0, repetition: 0, lists: 0 };

    /// The levels of what is so many levels below.
    pub(super) fn below(self, levels: i16) -> Self {
        Self { definition: self.definition + levels, ..self }
    }
}

impl Leaf {
    /// A column without values.
    pub(super) fn of(kind: Single) -> Self {
        let values = match kind {
            Single::Text | Single::Json => Values::Texts(Vec::new()),
            Single::Integer => Values::Integers(Vec::new()),
            Single::Number => Values::Numbers(Vec::new()),
            Single::Flag => Values::Flags(Vec::new()),
            Single::FirstDay | Single::LastDay => Values::Days(Vec::new()),
        };
        Self { kind, values, definitions: Vec::new(), repetitions: Vec::new() }
    }

    /// Adds a scalar, and says whether it is of the type of the column or nothing at all. What is no date is in the
    /// column of the date itself.
    pub(super) fn add(&mut self, scalar: Scalar<'_>, at: Levels) -> bool {
        let is_nothing = scalar == Scalar::Null;
        let is_added = !is_nothing && self.values.add(&scalar, self.kind);
        self.add_place(if is_added { at.below(1) } else { at });
        is_added || is_nothing || matches!(self.values, Values::Days(_))
    }

    /// Adds a value as a text of JSON, which every column of texts can hold.
    pub(super) fn add_json(&mut self, value: &impl Serialize, at: Levels) -> bool {
        self.add(Scalar::Text(json(value).into()), at)
    }

    /// Adds a place, of which only what is above it may be there.
    pub(super) fn add_place(&mut self, at: Levels) {
        self.definitions.push(at.definition);
        self.repetitions.push(at.repetition);
    }

    /// Forgets all values.
    pub(super) fn clear(&mut self) {
        *self = Self::of(self.kind);
    }
}

impl Values {
    /// Adds a scalar, and says whether it is of their type.
    fn add(&mut self, scalar: &Scalar<'_>, kind: Single) -> bool {
        let day = |of: fn(EdtfDate) -> Day| match scalar {
            Scalar::Text(text) => text.parse().ok().map(|date| of(date).days_from_1970()),
            _ => None,
        };
        match (self, scalar) {
            (Self::Texts(texts), Scalar::Text(text)) => texts.push((&**text).into()),
            // As it is written.
            (Self::Texts(texts), other) => texts.push(json(other).as_str().into()),
            (Self::Integers(numbers), Scalar::Integer(number)) => numbers.push(*number),
            (Self::Numbers(numbers), Scalar::Real(number)) => numbers.push(*number),
            #[expect(clippy::cast_precision_loss, reason = "as every reader of JSON does")]
            (Self::Numbers(numbers), Scalar::Integer(number)) => numbers.push(*number as f64),
            (Self::Flags(flags), Scalar::Flag(flag)) => flags.push(*flag),
            (Self::Days(days), _) => {
                let of =
                    if kind == Single::LastDay { EdtfDate::latest } else { EdtfDate::earliest };
                let day = day(of);
                days.extend(day);
                return day.is_some();
            }
            _ => return false,
        }
        true
    }
}
