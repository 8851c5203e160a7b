//! Three versions of a record merged field by field.

mod cases;
mod everyday;
mod random;

use mieux::merge::{MarkStyle, Marks, Merge, merge};
use mieux::model::{FileKind, Kind, Vocabularies};
use mieux::schema::{Schemas, Shape};

/// The shape of an action.
fn action() -> &'static Shape {
    Schemas::built_in().shape(FileKind::Record(Kind::Action))
}

/// The text of a merge with marks as git has them.
fn marked(merge: &Merge, style: MarkStyle) -> String {
    let labels = ["ours", "base", "theirs"].map(str::to_owned);
    merge.text(&Marks { size: 7, labels, style })
}

/// Base, ours and theirs as one action, without vocabularies.
fn by_fields(versions: [&str; 3]) -> Option<Merge> {
    merge(versions, action(), &Vocabularies::default())
}

/// An action merged, as text; `by lines` if it cannot be merged field by field.
fn merged(base: &str, ours: &str, theirs: &str) -> String {
    let merge = by_fields([base, ours, theirs]);
    merge.map_or_else(|| "by lines".to_owned(), |merge| marked(&merge, MarkStyle::Merge))
}
