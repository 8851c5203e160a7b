//! Workbooks of Excel: the cells of one sheet as the rows of a grid.

use std::io::BufReader;
use std::ops::ControlFlow;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError};

use super::building::Building;
use super::choice::{self, Listed};
use super::layout::Layout;
use super::source::Input;
use super::{Cell, Each, Options, SheetError, Told, archive, serial};

type Workbook<'s> = Xlsx<BufReader<Input<'s>>>;

type Cells<'x, 's> = XlsxCellReader<'x, BufReader<Input<'s>>>;

/// Reads a workbook whose archive is known to be one.
pub(super) fn read(
    mut archive: archive::Archive<'_>,
    options: &Options,
    each: &mut Each<'_>,
) -> Result<Told, SheetError> {
    let measured = archive::measure(&mut archive)?;
    let mut workbook = Xlsx::new(archive.into_inner()).map_err(broken)?;
    let sheets: Vec<Listed> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| Listed {
            name: sheet.name.clone(),
            is_hidden: sheet.visible != SheetVisible::Visible,
        })
        .collect();
    let has_rows = |name: &str| has_rows(&mut workbook, name);
    let (name, note) = choice::choose(&sheets, options.sheet.as_deref(), has_rows)?;
    let mut layout = Layout::new(options, each);
    layout.notes.extend(note);
    if measured.has_merges {
        let mut merged = workbook.merge_cells_by_sheet_name(&name).map_err(broken)?;
        merged.sort_unstable();
        for cells in merged {
            let [row, column] = [cells.start.0 as usize + 1, cells.start.1 as usize];
            let [rows, columns] = [
                cells.end.0.saturating_sub(cells.start.0),
                cells.end.1.saturating_sub(cells.start.1),
            ];
            layout.merges.add(row, column, rows as usize + 1, columns as usize + 1);
        }
    }
    rows(&mut workbook, &name, &mut layout)?;
    layout.finish()
}

fn has_rows(workbook: &mut Workbook<'_>, name: &str) -> Result<bool, SheetError> {
    let mut cells = workbook.worksheet_cells_reader(name).map_err(broken)?;
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        if !matches!(cell.get_value(), DataRef::Empty) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn rows(
    workbook: &mut Workbook<'_>,
    name: &str,
    layout: &mut Layout<'_, '_>,
) -> Result<(), SheetError> {
    let is_1904 = workbook.has_1904_epoch();
    let mut cells = workbook.worksheet_cells_reader(name).map_err(broken)?;
    let mut row = Building::new(1);
    while let Some((number, column, cell)) = next(&mut cells, is_1904)? {
        if number < row.number {
            return Err(SheetError::new(format!(
                "row {number} of sheet `{name}` comes after row {}; save the workbook again",
                row.number
            )));
        }
        if number > row.number {
            let whole = std::mem::replace(&mut row, Building::new(number));
            if layout.row(whole.number, whole.cells)? == ControlFlow::Break(()) {
                return Ok(());
            }
        }
        row.put(column, cell)?;
    }
    let _ = layout.row(row.number, row.cells)?;
    Ok(())
}

/// The next cell, with the number of its row from 1 and of its column from 0.
fn next(
    cells: &mut Cells<'_, '_>,
    is_1904: bool,
) -> Result<Option<(usize, usize, Cell)>, SheetError> {
    let Some(record) = cells.next_cell_with_formula_metadata().map_err(broken)? else {
        return Ok(None);
    };
    let cell = match record.value {
        DataRef::Empty if record.formula.is_some() => Cell::no_value(),
        value => meant(value, is_1904),
    };
    let (row, column) = record.pos;
    Ok(Some((row as usize + 1, column as usize, cell)))
}

fn meant(value: DataRef<'_>, is_1904: bool) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Integer(number),
        DataRef::Float(number) => Cell::number(number),
        DataRef::String(text) => Cell::text(&text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Bool(value) => Cell::Bool(value),
        DataRef::DateTime(time) if time.is_duration() => serial::duration(time.as_f64()),
        DataRef::DateTime(time) => serial::date(time.as_f64(), is_1904),
        DataRef::DateTimeIso(text) => serial::iso(&text),
        DataRef::DurationIso(text) => Cell::text(&text),
        DataRef::Error(error) => Cell::Fault(error.to_string()),
    }
}

fn broken(error: XlsxError) -> SheetError {
    match error {
        XlsxError::Zip(error) => archive::broken(error),
        error => SheetError::new(format!("the workbook is damaged ({error}); save it again")),
    }
}
