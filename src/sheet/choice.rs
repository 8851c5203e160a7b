//! Which sheet of a workbook is meant.

use super::SheetError;

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
    pub(super) note: Option<String>,
}

/// The sheet that was asked for by name or number, or the first with rows that is not hidden.
pub(super) fn choose(
    sheets: &[Listed],
    said: Option<&str>,
    mut has_rows: impl FnMut(usize) -> Result<bool, SheetError>,
) -> Result<Chosen, SheetError> {
    let only = |position| Chosen { position, others: Vec::new(), note: None };
    if let Some(said) = said {
        return asked(sheets, said).map(only);
    }
    let shown: Vec<usize> =
        (0..sheets.len()).filter(|position| !sheets[*position].is_hidden).collect();
    if let [position] = shown.as_slice() {
        return Ok(only(*position));
    }
    for position in shown.iter().copied() {
        if has_rows(position)? {
            let others = shown.iter().copied().filter(|other| *other != position);
            let names: Vec<String> = others.clone().map(|other| quoted(&sheets[other])).collect();
            let note = format!(
                "sheet {} is read; not read: {}",
                quoted(&sheets[position]),
                names.join(", ")
            );
            let others = others.map(|other| sheets[other].name.clone()).collect();
            return Ok(Chosen { position, others, note: Some(note) });
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
