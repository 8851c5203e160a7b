//! A change to the text of one file that leaves every byte alone that it does not concern.
//!
//! Writes nothing itself. What a change makes of a text is read again: it must say what was meant, and
//! all else as before.

mod address;
mod change;
mod comments;
mod compose;
mod emit;
mod error;
mod fixes;
mod format;
mod given;
mod item;
mod page;
mod pieces;
mod rename;
mod splice;
mod tree;
mod typed;

pub use address::Address;
pub use change::{Change, edit};
pub(crate) use compose::compose;
pub(crate) use emit::one_line;
pub use error::EditError;
pub use fixes::apply;
pub use format::format;
pub(crate) use format::in_order;
pub use given::{Assignment, Operation};
pub(crate) use item::form;
pub(crate) use pieces::{Outline, Piece, Pieces};
pub use rename::{CannotReplace, NewId, rename};
pub(crate) use tree::{entry, node, same};
pub use typed::Known;
pub(crate) use typed::{items_of, value_of};
