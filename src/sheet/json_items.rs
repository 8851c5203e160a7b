//! The items of a JSON text, as they come.

use std::cell::Cell;
use std::fmt;
use std::ops::ControlFlow;

use serde::de::{Error as _, SeqAccess, Visitor};

use super::SheetError;
use super::json_value::JsonValue;
use super::keyed::Keyed;
use super::limits::MAX_ROW;
use crate::yaml::Value;

/// The items as they come.
pub(super) struct Taken<'t, 'k, 'e> {
    pub(super) keyed: &'t mut Keyed<'k, 'e>,
    /// How many bytes may be read before the next item begins.
    pub(super) left: &'t Cell<usize>,
    pub(super) number: usize,
    pub(super) failed: Option<SheetError>,
    pub(super) is_stopped: bool,
}

impl Taken<'_, '_, '_> {
    /// Takes an item; an error where no more are wanted.
    pub(super) fn take(&mut self, item: Value) -> serde_json::Result<()> {
        self.number += 1;
        self.left.set(MAX_ROW);
        match self.keyed.item(self.number, item, vec![]) {
            Ok(ControlFlow::Continue(())) => return Ok(()),
            Ok(ControlFlow::Break(())) => self.is_stopped = true,
            Err(error) => self.failed = Some(error),
        }
        Err(serde_json::Error::custom("stopped"))
    }

    /// Reads what is no item, and takes no memory, however long it is.
    pub(super) fn pass<T>(&self, read: impl FnOnce() -> T) -> T {
        self.left.set(usize::MAX);
        let read = read();
        self.left.set(MAX_ROW);
        read
    }
}

impl<'de> Visitor<'de> for &mut Taken<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(JsonValue(item)) = items.next_element()? {
            self.take(item).map_err(A::Error::custom)?;
        }
        Ok(())
    }
}
