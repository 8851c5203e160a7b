//! Another id for records, in the text of one file.

use super::change::{Change, edit};
use super::fixes::apply;
use crate::finding::Fix;
use crate::model::Kind;
use crate::schema::Shape;
use crate::yaml::{Node, Route, Value, read};

/// A record that gets another id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewId {
    /// Its kind.
    pub kind: Kind,
    /// The id that it has.
    pub old: String,
    /// The id that it gets.
    pub new: String,
}

/// An id is in a place where it cannot be replaced alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CannotReplace;

/// The text of a file, whose tree is `root`, with new ids wherever it refers to the records, and of its own record if that is
/// `own`: the old one stays among its `former_ids`. `None` if nothing changes.
///
/// # Errors
/// If an id cannot be put in its place without other changes.
pub fn rename(
    text: &str,
    root: &Node,
    shape: &Shape,
    ids: &[&NewId],
    own: Option<&NewId>,
) -> Result<Option<String>, CannotReplace> {
    let fixes = fixes(shape, root, ids, own);
    if fixes.is_empty() && own.is_none() {
        return Ok(None);
    }
    renamed(text, shape, &fixes, ids, own).map(Some).ok_or(CannotReplace)
}

/// Every place of a file that gets a new id.
fn fixes(shape: &Shape, root: &Node, ids: &[&NewId], own: Option<&NewId>) -> Vec<Fix> {
    let mut fixes: Vec<Fix> = Vec::new();
    for NewId { kind, old, new } in ids {
        let routes = shape.references_to(root, *kind, old).into_iter();
        fixes.extend(routes.map(|route| Fix::Replace { route, value: new.clone() }));
    }
    if let Some(NewId { old, new, .. }) = own {
        if root.get("id").is_some() {
            fixes.push(Fix::Replace { route: Route::default().key("id"), value: new.clone() });
        }
        // Where it gets an id back that it had before, the two change places.
        let former = root.get("former_ids").map_or(&[][..], Node::items);
        let same = former.iter().position(|id| id.as_str() == Some(new));
        fixes.extend(same.map(|index| {
            let route = Route::default().key("former_ids").index(index);
            Fix::Replace { route, value: old.clone() }
        }));
    }
    fixes
}

/// The text of a file with the new ids; `None` where one could not be put in its place.
fn renamed(
    text: &str,
    shape: &Shape,
    fixes: &[Fix],
    ids: &[&NewId],
    own: Option<&NewId>,
) -> Option<String> {
    let changed = apply(text, &fixes.iter().collect::<Vec<_>>())?;
    let root = read(&changed).root?;
    let is_left = |id: &&NewId| !shape.references_to(&root, id.kind, &id.old).is_empty();
    if ids.iter().any(is_left) {
        return None;
    }
    let Some(NewId { old, new, .. }) = own else { return Some(changed) };
    if root.get("id")?.as_str() != Some(new) {
        return None;
    }
    let former = Change::Append(vec![Value::String(old.as_str().into())]);
    edit(&changed, shape, &"former_ids".parse().ok()?, &former).ok()
}
