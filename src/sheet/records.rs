//! Text with delimiters to records, by RFC 4180 and what programs write in its place.
//!
//! Unlike the `csv` crate this counts blank lines as a spreadsheet program does, takes a quote behind a
//! blank, knows where a quote is left open, and is bounded on a file without line ends.

use std::io::Read;

use super::SheetError;
use super::cell::letter;
use super::limits::{MAX_CELL, MAX_CELLS, MAX_ROW};
use crate::message;

/// The records of a text, one by one.
pub(super) struct Records<R> {
    input: R,
    chunk: Box<[u8]>,
    at: usize,
    end: usize,
    delimiter: u8,
    /// The number of the record that was read last, from 1.
    pub(super) number: usize,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl<R: Read> Records<R> {
    pub(super) fn new(input: R, delimiter: u8) -> Self {
        let chunk = vec![0; 1 << 16].into_boxed_slice();
        Self { input, chunk, at: 0, end: 0, delimiter, number: 0, text: vec![], ends: vec![] }
    }

    /// Reads the next record, a blank line included; `false` where there is none.
    pub(super) fn read(&mut self) -> Result<bool, SheetError> {
        self.text.clear();
        self.ends.clear();
        if self.peek()?.is_none() {
            return Ok(false);
        }
        self.number += 1;
        loop {
            let is_last = self.read_cell()?;
            self.ends.push(self.text.len());
            if is_last {
                return Ok(true);
            }
            if self.ends.len() == MAX_CELLS {
                return Err(SheetError::new(message!(
                    "sheet.too-many-cells",
                    row = self.number.to_string(),
                    limit = MAX_CELLS
                )));
            }
        }
    }

    /// The cells of the record that was read last.
    pub(super) fn cells(&self) -> impl ExactSizeIterator<Item = &str> {
        self.ends.iter().enumerate().map(|(position, end)| {
            let start = position.checked_sub(1).map_or(0, |before| self.ends[before]);
            str::from_utf8(&self.text[start..*end]).unwrap_or_default()
        })
    }

    /// Reads a cell and what ends it; whether that is the end of the record.
    fn read_cell(&mut self) -> Result<bool, SheetError> {
        while self.delimiter != b' ' && self.peek()? == Some(b' ') {
            self.at += 1;
        }
        let start = self.text.len();
        let is_quoted = self.peek()? == Some(b'"');
        if is_quoted {
            self.at += 1;
            self.read_quoted()?;
        }
        let closed = self.text.len();
        let delimiter = self.delimiter;
        let end = self.take_until(|byte| byte == delimiter || byte == b'\n' || byte == b'\r')?;
        // Quotes with text behind them are letters: `"ESSO" Ltd`.
        if is_quoted && !self.text[closed..].trim_ascii().is_empty() {
            self.text.insert(closed, b'"');
            self.text.insert(start, b'"');
        }
        self.at += usize::from(end.is_some());
        if end == Some(b'\r') && self.peek()? == Some(b'\n') {
            self.at += 1;
        }
        Ok(end != Some(delimiter))
    }

    /// Takes what is between two quotes, of which the first is read already.
    fn read_quoted(&mut self) -> Result<(), SheetError> {
        while self.take_until(|byte| byte == b'"')?.is_some() {
            self.at += 1;
            if self.peek()? != Some(b'"') {
                return Ok(());
            }
            self.text.push(b'"');
            self.at += 1;
        }
        Err(SheetError::new(message!(
            "sheet.open-quote",
            row = self.number.to_string(),
            column = self.column()
        )))
    }

    /// Takes the bytes up to one that `ends`, which is returned, or to the end of the text.
    fn take_until(&mut self, ends: impl Fn(u8) -> bool) -> Result<Option<u8>, SheetError> {
        while self.peek()?.is_some() {
            let rest = &self.chunk[self.at..self.end];
            let length = rest.iter().position(|byte| ends(*byte));
            self.text.extend_from_slice(&rest[..length.unwrap_or(rest.len())]);
            self.at += length.unwrap_or(rest.len());
            let start = self.ends.last().copied().unwrap_or_default();
            if self.text.len() - start > MAX_CELL || self.text.len() > MAX_ROW {
                return Err(SheetError::new(message!(
                    "sheet.endless-cell",
                    row = self.number.to_string(),
                    column = self.column(),
                    limit = MAX_CELL
                )));
            }
            if length.is_some() {
                return self.peek();
            }
        }
        Ok(None)
    }

    /// The next byte, which is not taken.
    fn peek(&mut self) -> Result<Option<u8>, SheetError> {
        if self.at == self.end {
            self.end = self.input.read(&mut self.chunk).map_err(SheetError::system)?;
            self.at = 0;
        }
        Ok(self.chunk[..self.end].get(self.at).copied())
    }

    /// The column of the cell that is read.
    fn column(&self) -> String {
        letter(self.ends.len())
    }
}
