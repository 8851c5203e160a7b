//! The record that each row speaks of, and what it changes there.

pub(crate) mod assign;
pub(crate) mod identity;
pub(crate) mod people;
pub(crate) mod resolve;
pub(crate) mod update;
