//! Ids in the place of the names that rows give for other records.

use smol_str::SmolStr;

use super::assign::Assigner;
use super::draft::{Draft, Given};
use super::problem::Problem;
use super::references::Meant;
use super::table::Table;
use crate::model::Kind;
use crate::schema::{Meaning, Shape};
use crate::yaml::Value;

/// Whose names are put right.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Whose {
    OtherKinds,
    OwnKind,
}

impl Assigner<'_> {
    /// Puts ids in the place of names of records of other kinds, or of the row's own kind; what is wrong with
    /// them.
    pub(super) fn refer(&mut self, table: &Table, draft: &mut Draft, whose: Whose) -> Vec<Problem> {
        let (mut problems, at) = (Vec::new(), draft.at());
        for Given { column, values } in &mut draft.given {
            let Some(target) = table.target(*column) else { continue };
            for (kind, text) in references(target.shape, values) {
                if (kind == table.kind) != (whose == Whose::OwnKind) {
                    continue;
                }
                if let Meant::One(id) = self.names.find(kind, text) {
                    *text = id;
                    continue;
                }
                let names = &self.names;
                let why = self.why_not.entry((kind, text.clone()));
                let words = why.or_insert_with(|| names.why_not(kind, text)).clone();
                problems.push(table.problem(at, Some(*column), words));
            }
        }
        problems
    }

    /// What a row says with references to its own kind as far as they are known already.
    pub(super) fn as_known(&self, table: &Table, draft: &Draft) -> Draft {
        let mut known = draft.clone();
        for Given { column, values } in &mut known.given {
            let Some(target) = table.target(*column) else { continue };
            for (kind, text) in references(target.shape, values) {
                if kind == table.kind
                    && let Meant::One(id) = self.names.find(kind, text)
                {
                    *text = id;
                }
            }
        }
        known
    }
}

/// The references among values of this shape, or in the maps that they are, with the kind of record that each
/// is to.
fn references<'v>(shape: &Shape, values: &'v mut [Value]) -> Vec<(Kind, &'v mut SmolStr)> {
    let mut found = Vec::new();
    for value in values {
        match (shape.meaning(), value) {
            (Some(Meaning::Reference(kind)), Value::String(text)) => found.push((*kind, text)),
            (_, Value::Map(entries)) => {
                for entry in entries.iter_mut() {
                    if let Some(field) = shape.field(&entry.key) {
                        found.extend(references(
                            field,
                            std::slice::from_mut(&mut entry.value.value),
                        ));
                    }
                }
            }
            _ => {}
        }
    }
    found
}
