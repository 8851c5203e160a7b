//! The records of a registry as bytes, in blocks that are unpacked one by one.

use std::sync::Arc;

use super::resting::{Block, CanRest, Place};
use crate::files::Packed;

/// How large a block is at least before it is packed, in bytes; the last one of all may be smaller.
const BLOCK: usize = 64 * 1024;

/// Writes blocks.
#[derive(Debug, Default)]
pub(super) struct Writer {
    blocks: Vec<Packed>,
    /// What comes into the next block.
    open: Vec<u8>,
}

impl Writer {
    /// Writes these one after the other; how many bytes each has. Blocks that go on as they were are not packed again.
    ///
    /// # Errors
    /// If a number is none.
    pub(super) fn write(&mut self, mut all: &[&dyn CanRest]) -> borsh::io::Result<Vec<u32>> {
        let mut lengths = Vec::with_capacity(all.len());
        while let Some((first, rest)) = all.split_first() {
            if let Some((block, count)) = whole_block(all) {
                self.close();
                self.blocks.push(block.packed.clone());
                let (whole, rest) = all.split_at(count);
                let places = whole.iter().filter_map(|one| one.place());
                lengths.extend(places.map(|place| place.range.end - place.range.start));
                all = rest;
                continue;
            }
            let start = self.open.len();
            first.write(&mut self.open)?;
            lengths.push(u32::try_from(self.open.len() - start).map_err(borsh::io::Error::other)?);
            if self.open.len() >= BLOCK {
                self.close();
            }
            all = rest;
        }
        self.close();
        Ok(lengths)
    }

    /// The blocks, as [`Reader`] reads them.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for block in &self.blocks {
            let block = block.as_ref();
            bytes.extend((block.len() as u64).to_le_bytes());
            bytes.extend(block);
        }
        bytes
    }

    fn close(&mut self) {
        if !self.open.is_empty() {
            self.blocks.push(Packed::of(&self.open));
            self.open.clear();
        }
    }
}

/// The block that the first of these make up, all of it and in its order, and how many they are.
fn whole_block<'a>(all: &[&'a dyn CanRest]) -> Option<(&'a Block, usize)> {
    let block: &Block = &all.first()?.place()?.block;
    let size = block.packed.size()?;
    let mut end = 0;
    for (count, one) in all.iter().enumerate() {
        if end == size && count > 0 {
            return Some((block, count));
        }
        let place = one.place().filter(|place| std::ptr::eq(&*place.block, block))?;
        if place.range.start as usize != end {
            return None;
        }
        end = place.range.end as usize;
    }
    (end == size).then_some((block, all.len()))
}

/// Reads blocks.
#[derive(Debug)]
pub(crate) struct Reader {
    blocks: std::vec::IntoIter<Arc<Block>>,
    open: Option<Arc<Block>>,
    /// How far the open block was read.
    end: u32,
}

impl Reader {
    /// What [`Writer`] wrote; `None` if it did not write these bytes.
    pub(crate) fn of(mut bytes: &[u8]) -> Option<Self> {
        let mut blocks = Vec::new();
        while let Some((length, rest)) = bytes.split_first_chunk::<8>() {
            let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
            let (block, rest) = rest.split_at_checked(length)?;
            blocks.push(Arc::new(Block::new(block.into())));
            bytes = rest;
        }
        bytes.is_empty().then(|| Self { blocks: blocks.into_iter(), open: None, end: 0 })
    }

    /// Where the next bytes are, which are so many; `None` if there are not so many in a block.
    pub(super) fn next(&mut self, length: u32) -> Option<Place> {
        let is_read = |block: &Arc<Block>| block.packed.size() == Some(self.end as usize);
        if self.open.as_ref().is_none_or(is_read) {
            (self.open, self.end) = (self.blocks.next(), 0);
        }
        let (block, start) = (self.open.clone()?, self.end);
        self.end = start.checked_add(length)?;
        let is_within = block.packed.size()? >= self.end as usize;
        is_within.then_some(Place { block, range: start..self.end })
    }
}
