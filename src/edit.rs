//! Changes to the text of one file that leave every byte alone that they do not concern.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::finding::Fix;
use crate::yaml::{Node, Route, Step, Value, read, scalar};

/// The text with those of the fixes applied that can be; `None` where none can.
///
/// A fix is left out where the text is not as it expects, or where the result would say anything else
/// than it means. All are tried together, and by halves only where that fails; so that the later halves
/// still find their items, those that remove some come last, and from the end of the file.
#[must_use]
pub fn apply(text: &str, fixes: &[&Fix]) -> Option<String> {
    if let Some(changed) = apply_all(text, fixes) {
        return Some(changed);
    }
    let (some, others) = fixes.split_at(fixes.len() / 2);
    if some.is_empty() {
        return None;
    }
    let changed = apply(text, some);
    apply(changed.as_deref().unwrap_or(text), others).or(changed)
}

/// The items of lists that go, by list.
type Gone = BTreeMap<Route, BTreeSet<usize>>;

fn apply_all(text: &str, fixes: &[&Fix]) -> Option<String> {
    let root = read(text).root?;
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    let mut meant = root.clone();
    let mut gone = Gone::new();
    for fix in fixes {
        match fix {
            Fix::Replace { route, value } => {
                changes.push((route.find(&root)?.span.clone(), scalar(value)));
                route.find_mut(&mut meant)?.value = Value::String(value.into());
            }
            Fix::RemoveItem { route } => {
                let (list, Step::Index(index)) = route.split_last()? else { return None };
                gone.entry(list).or_default().insert(index);
            }
        }
    }
    // From the end, where a list stands within an item of another.
    for (list, gone) in gone.iter().rev() {
        let cuts = cuts(text, list.find(&root)?, gone)?;
        changes.extend(cuts.into_iter().map(|bytes| (bytes, String::new())));
        let Value::List(items) = &mut list.find_mut(&mut meant)?.value else { return None };
        let mut indices = 0..;
        let mut left = std::mem::take(items).into_vec();
        left.retain(|_| indices.next().is_none_or(|index| !gone.contains(&index)));
        *items = left.into_boxed_slice();
    }
    let changed = changed(text, changes)?;
    let after = read(&changed);
    let same = after.faults.is_empty() && after.root.is_some_and(|root| same_data(&root, &meant));
    same.then_some(changed)
}

/// The text with other bytes in some places; `None` where two of them overlap.
fn changed(text: &str, mut changes: Vec<(Range<usize>, String)>) -> Option<String> {
    changes.sort_by_key(|(bytes, _)| bytes.start);
    let mut changed = String::with_capacity(text.len());
    let mut end = 0;
    for (bytes, new) in changes {
        changed.push_str(text.get(end..bytes.start)?);
        changed.push_str(&new);
        end = bytes.end;
    }
    changed.push_str(text.get(end..)?);
    Some(changed)
}

/// The bytes to cut so that some items are gone: their lines in block style, each with the comma
/// before it in flow style, or with the one after it where none stays before it. A list is never
/// emptied.
fn cuts(text: &str, list: &Node, gone: &BTreeSet<usize>) -> Option<Vec<Range<usize>>> {
    let items = list.items();
    if gone.len() >= items.len() {
        return None;
    }
    let is_flow = text[list.span.clone()].starts_with('[');
    let cut = |(before, index): (usize, &usize)| {
        let item = &items.get(*index)?.span;
        if !is_flow {
            return lines(text, item);
        }
        let (cut, between) = if before < *index {
            let before = items.get(index - 1)?.span.end;
            (before..item.end, before..item.start)
        } else {
            let next = items.get(index + 1)?.span.start;
            (item.start..next, item.end..next)
        };
        // A comment between the two is somebody's, and stays.
        (!text[between].contains('#')).then_some(cut)
    };
    gone.iter().enumerate().map(cut).collect()
}

/// The lines of an item in block style.
fn lines(text: &str, item: &Range<usize>) -> Option<Range<usize>> {
    let start = text[..item.start].rfind('\n')? + 1;
    let end = text[item.end..].find('\n').map_or(text.len(), |newline| item.end + newline + 1);
    // A comment above the item would lose what it speaks of.
    let dash = text[start..item.start].trim();
    (dash == "-").then_some(start..end)
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
    use super::apply as apply_some;
    use crate::finding::Fix;
    use crate::yaml::Route;

    fn apply(text: &str, fix: &Fix) -> Option<String> {
        apply_some(text, &[fix])
    }

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

    #[test]
    fn several_fixes_go_together_and_what_cannot_be_done_keeps_none_back() {
        let item =
            |list: &str, index| Fix::RemoveItem { route: Route::default().key(list).index(index) };
        let first = replace(Route::default().key("a").index(3), "NO");
        let text =
            "a: [x, x, y, z, y, y]\nb:\n  - x\n  - x # twice\n  - y\n  - x\nc: [z, # why\n  z]\n";
        let fixes = [
            first,
            item("c", 1),
            item("b", 3),
            item("b", 1),
            item("a", 5),
            item("a", 4),
            item("a", 0),
        ];
        assert_eq!(
            apply_some(text, &fixes.iter().collect::<Vec<_>>()).as_deref(),
            Some("a: [x, y, \"NO\"]\nb:\n  - x\n  - y\nc: [z, # why\n  z]\n")
        );
        let all = [item("a", 2), item("a", 1), item("a", 0)];
        let all: Vec<&Fix> = all.iter().collect();
        assert_eq!(apply_some("a: [x, x, x]\n", &all[..2]).as_deref(), Some("a: [x]\n"));
        // A list is never emptied.
        assert_eq!(apply_some("a: [x, x, x]\n", &all).as_deref(), Some("a: [x]\n"));
    }
}
