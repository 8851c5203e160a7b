//! Which sheet of a workbook is meant.

use super::SheetError;

/// A sheet as the workbook lists it.
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) is_hidden: bool,
}

/// The name of the sheet that was asked for by name or number, or the first with rows that is not hidden;
/// and what to say where several could have been meant.
pub(super) fn choose(
    sheets: &[Listed],
    said: Option<&str>,
    mut has_rows: impl FnMut(&str) -> Result<bool, SheetError>,
) -> Result<(String, Option<String>), SheetError> {
    if let Some(said) = said {
        return asked(sheets, said).map(|sheet| (sheet.name.clone(), None));
    }
    let shown = || sheets.iter().filter(|sheet| !sheet.is_hidden);
    for (position, sheet) in shown().enumerate() {
        let is_only = shown().count() == 1;
        if is_only || has_rows(&sheet.name)? {
            let others = shown().enumerate().filter(|(other, _)| *other != position);
            let others: Vec<String> =
                others.map(|(_, other)| format!("`{}`", other.name)).collect();
            let note = (!is_only).then(|| {
                format!("sheet `{}` is read; not read: {}", sheet.name, others.join(", "))
            });
            return Ok((sheet.name.clone(), note));
        }
    }
    Err(SheetError::new("none of its sheets has rows"))
}

fn asked<'l>(sheets: &'l [Listed], said: &str) -> Result<&'l Listed, SheetError> {
    let by_number = || said.parse::<usize>().ok()?.checked_sub(1).and_then(|at| sheets.get(at));
    let by_name = |is_same: &dyn Fn(&str) -> bool| sheets.iter().find(|sheet| is_same(&sheet.name));
    by_name(&|name| name == said)
        .or_else(|| by_name(&|name| name.trim().to_lowercase() == said.trim().to_lowercase()))
        .or_else(by_number)
        .ok_or_else(|| {
            let names: Vec<String> =
                sheets.iter().map(|sheet| format!("`{}`", sheet.name)).collect();
            SheetError::new(format!("it has no sheet `{said}`; there is {}", names.join(", ")))
        })
}
