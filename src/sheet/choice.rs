//! Which sheet of a workbook is meant.

use super::SheetError;

/// A sheet as the workbook lists it.
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) is_hidden: bool,
}

/// The position of the sheet that was asked for by name or number, or of the first with rows that is not
/// hidden; and what to say where several could have been meant.
pub(super) fn choose(
    sheets: &[Listed],
    said: Option<&str>,
    mut has_rows: impl FnMut(usize) -> Result<bool, SheetError>,
) -> Result<(usize, Option<String>), SheetError> {
    if let Some(said) = said {
        return asked(sheets, said).map(|position| (position, None));
    }
    let shown: Vec<usize> =
        (0..sheets.len()).filter(|position| !sheets[*position].is_hidden).collect();
    if let [only] = shown.as_slice() {
        return Ok((*only, None));
    }
    for position in shown.iter().copied() {
        if has_rows(position)? {
            let others = shown.iter().copied().filter(|other| *other != position);
            let others: Vec<String> = others.map(|other| quoted(&sheets[other])).collect();
            let note = format!(
                "sheet {} is read; not read: {}",
                quoted(&sheets[position]),
                others.join(", ")
            );
            return Ok((position, Some(note)));
        }
    }
    Err(SheetError::new("none of its sheets has rows"))
}

fn quoted(sheet: &Listed) -> String {
    format!("`{}`", sheet.name)
}

fn asked(sheets: &[Listed], said: &str) -> Result<usize, SheetError> {
    let same = |name: &str| name.trim().to_lowercase() == said.trim().to_lowercase();
    let number = || said.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < sheets.len());
    let exact = sheets.iter().position(|sheet| sheet.name == said);
    let found = exact.or_else(|| sheets.iter().position(|sheet| same(&sheet.name))).or_else(number);
    found.ok_or_else(|| {
        let names: Vec<String> = sheets.iter().map(quoted).collect();
        SheetError::new(format!("it has no sheet `{said}`; there is {}", names.join(", ")))
    })
}
