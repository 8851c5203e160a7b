//! Changes to the text of one file that leave every byte alone that they do not concern.

use std::ops::Range;

use crate::finding::Fix;
use crate::yaml::{Node, Route, Step, Value, read, scalar};

/// The text with a fix applied; `None` where the text is not as the fix expects, or where the
/// result would say anything else than the fix means.
#[must_use]
pub fn apply(text: &str, fix: &Fix) -> Option<String> {
    let before = read(text).root?;
    let (bytes, new) = match fix {
        Fix::Replace { route, value } => (route.find(&before)?.span.clone(), scalar(value)),
        Fix::RemoveItem { route } => (item_bytes(text, &before, route)?, String::new()),
    };
    let mut changed = text.to_owned();
    changed.replace_range(bytes, &new);
    let after = read(&changed);
    let meant = meant(&before, fix)?;
    let same = after.faults.is_empty() && after.root.is_some_and(|root| same_data(&root, &meant));
    same.then_some(changed)
}

/// The bytes to cut so that an item is gone: its lines in block style, itself and the comma before
/// it in flow style, or the one after it where it is the first. The only item of a list is never cut.
fn item_bytes(text: &str, root: &Node, route: &Route) -> Option<Range<usize>> {
    let (list, index) = route.parent_list(root)?;
    let items = list.items();
    let item = items.get(index)?;
    if items.len() == 1 {
        return None;
    }
    if text[list.span.clone()].starts_with('[') {
        let (cut, between) = match index.checked_sub(1).and_then(|before| items.get(before)) {
            Some(before) => (before.span.end..item.span.end, before.span.end..item.span.start),
            None => {
                let next = items.get(1)?.span.start;
                (item.span.start..next, item.span.end..next)
            }
        };
        // A comment between the two is somebody's, and stays.
        return (!text[between].contains('#')).then_some(cut);
    }
    let start = text[..item.span.start].rfind('\n')? + 1;
    let end =
        text[item.span.end..].find('\n').map_or(text.len(), |newline| item.span.end + newline + 1);
    // A comment above the item would lose what it speaks of.
    let dash = text[start..item.span.start].trim();
    (dash == "-").then_some(start..end)
}

/// The data as the fix means it to be.
fn meant(root: &Node, fix: &Fix) -> Option<Node> {
    let mut root = root.clone();
    match fix {
        Fix::Replace { route, value } => {
            route.find_mut(&mut root)?.value = Value::String(value.into());
        }
        Fix::RemoveItem { route } => {
            let (above, Step::Index(index)) = route.split_last()? else { return None };
            let Value::List(items) = &mut above.find_mut(&mut root)?.value else { return None };
            let mut left = std::mem::take(items).into_vec();
            left.remove(index);
            *items = left.into_boxed_slice();
        }
    }
    Some(root)
}

/// Whether two trees say the same, wherever their bytes are.
fn same_data(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::List(ours), Value::List(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().zip(theirs).all(|(one, other)| same_data(one, other))
        }
        (Value::Map(ours), Value::Map(theirs)) => {
            ours.len() == theirs.len()
                && ours
                    .iter()
                    .zip(theirs)
                    .all(|(one, other)| one.key == other.key && same_data(&one.value, &other.value))
        }
        (one, other) => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::apply;
    use crate::finding::Fix;
    use crate::yaml::Route;

    fn replace(route: Route, value: &str) -> Fix {
        Fix::Replace { route, value: value.to_owned() }
    }

    #[test]
    fn a_scalar_is_replaced_and_every_other_byte_stays() {
        let id = Route::default().key("id");
        for (text, expected) in [
            ("id: old # why\r\nb: 'x'", "id: new-id # why\r\nb: 'x'"),
            ("# top\nid:   \"old\"\n\n\nb: 1\n", "# top\nid:   new-id\n\n\nb: 1\n"),
            ("{id: old, b: 1}", "{id: new-id, b: 1}"),
        ] {
            assert_eq!(apply(text, &replace(id.clone(), "new-id")).as_deref(), Some(expected));
        }
        let country = Route::default().key("countries").index(0);
        let norway = apply("countries: [Noruega, PE]\n", &replace(country, "NO"));
        assert_eq!(norway.as_deref(), Some("countries: [\"NO\", PE]\n"));
    }

    #[test]
    fn an_item_is_removed_with_its_line_or_its_comma() {
        let item = |index| Fix::RemoveItem { route: Route::default().key("a").index(index) };
        assert_eq!(apply("a: [x, y,  x]\n", &item(2)).as_deref(), Some("a: [x, y]\n"));
        assert_eq!(
            apply("a:\n  - x\n  - x # twice\n  - y\n", &item(1)).as_deref(),
            Some("a:\n  - x\n  - y\n")
        );
        assert_eq!(apply("a:\n  - x\n  - x", &item(1)).as_deref(), Some("a:\n  - x\n"));
        assert_eq!(apply("a: [x,  y, x]\n", &item(0)).as_deref(), Some("a: [y, x]\n"));
        assert_eq!(apply("a:\n- x\n- y\n", &item(0)).as_deref(), Some("a:\n- y\n"));
        assert_eq!(apply("a: [x, # why\n  x]\n", &item(1)), None);
        assert_eq!(apply("a: [x]\n", &item(0)), None);
        assert_eq!(apply("a: x\n", &item(1)), None);
    }
}
