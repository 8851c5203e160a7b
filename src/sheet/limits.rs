//! How much of a table is read, so that no file takes all memory; no honest table comes near.

/// The most bytes of a cell; a cell of a workbook has at most 32,767 letters.
pub(super) const MAX_CELL: usize = 1_000_000;

/// The most bytes of all cells of a row.
pub(super) const MAX_ROW: usize = 4_000_000;

/// The most bytes of a heading.
pub(super) const MAX_HEADING: usize = 2_000;

/// The most columns with content.
pub(super) const MAX_COLUMNS: usize = 1_000;

/// The most cells of a row, empty ones included: as many as a spreadsheet program has.
pub(super) const MAX_CELLS: usize = 16_384;

/// The most rows: as many as a spreadsheet program has.
pub(super) const MAX_ROWS: usize = 1_048_576;

/// The most rows of a header.
pub(super) const MAX_HEADER: usize = 10;

/// The most bytes of a part that describes a workbook, and of all parts together, unpacked.
pub(super) const MAX_PART: u64 = 1 << 25;
pub(super) const MAX_UNPACKED: u64 = 1 << 30;

/// The most bytes of a file of XML, and how deep its elements can be.
pub(super) const MAX_XML: u64 = 100_000_000;
pub(super) const MAX_DEPTH: usize = 100;

/// The most sheets, and the most places where cells are merged.
pub(super) const MAX_SHEETS: usize = 10_000;
pub(super) const MAX_MERGES: usize = 100_000;

/// The most bytes of the texts that a workbook keeps beside its sheets, which are held in memory.
pub(super) const MAX_STRINGS: u64 = 1 << 28;

/// The longest identifier of others that a record can hold, in letters.
pub(crate) const LONGEST_IDENTIFIER: usize = 200;
