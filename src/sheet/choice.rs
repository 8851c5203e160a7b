//! Which sheet of a workbook is meant.

use super::SheetError;
use crate::message;
use crate::message::{Message, Value};

/// A sheet as the workbook lists it.
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) is_hidden: bool,
}

/// The sheet that is read.
pub(super) struct Chosen {
    pub(super) position: usize,
    /// The names of the others that could have been meant, where nobody asked for one.
    pub(super) others: Vec<String>,
    /// What to say of these.
    pub(super) note: Option<Message>,
}

/// The sheet that was asked for by name or number, or the first with rows that is not hidden.
pub(super) fn choose(
    sheets: &[Listed],
    name: Option<&str>,
    mut has_rows: impl FnMut(usize) -> Result<bool, SheetError>,
) -> Result<Chosen, SheetError> {
    let only = |position| Chosen { position, others: Vec::new(), note: None };
    if let Some(name) = name {
        return named(sheets, name).map(only);
    }
    let shown: Vec<usize> =
        (0..sheets.len()).filter(|position| !sheets[*position].is_hidden).collect();
    if let [position] = shown.as_slice() {
        return Ok(only(*position));
    }
    for position in shown.iter().copied() {
        if has_rows(position)? {
            let others = shown.iter().copied().filter(|other| *other != position);
            let others: Vec<String> = others.map(|other| sheets[other].name.clone()).collect();
            let sheet = &sheets[position].name;
            let note = message!("sheet.chosen", sheet, others = Value::all(&others));
            return Ok(Chosen { position, others, note: Some(note) });
        }
    }
    Err(SheetError::new(message!("sheet.no-rows")))
}

fn named(sheets: &[Listed], name: &str) -> Result<usize, SheetError> {
    let same = |own: &str| own.trim().to_lowercase() == name.trim().to_lowercase();
    let number = || name.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < sheets.len());
    let exact = sheets.iter().position(|sheet| sheet.name == name);
    let found = exact.or_else(|| sheets.iter().position(|sheet| same(&sheet.name))).or_else(number);
    found.ok_or_else(|| {
        let names = Value::all(sheets.iter().map(|sheet| &sheet.name));
        SheetError::new(message!("sheet.unknown-sheet", sheet = name, names))
    })
}
