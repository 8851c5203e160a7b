//! Fixes: what certainly puts findings right, many at once.

use std::collections::{BTreeMap, BTreeSet};

use super::page::Page;
use super::splice::{Splice, cuts, replace_in_flow, spliced};
use super::tree::{parses_to, remove};
use crate::finding::Fix;
use crate::yaml::{Route, Step, Value, read};

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
    let page = Page { text, root: &root };
    let mut splices: Vec<Splice> = Vec::new();
    let mut expected = root.clone();
    let mut gone = Gone::new();
    for fix in fixes {
        match fix {
            Fix::Replace { route, value } => {
                let old = route.find(&root)?;
                let new = Value::String(value.into());
                splices.push(replace_in_flow(&page, old, None, &new));
                route.find_mut(&mut expected)?.value = new;
            }
            Fix::RemoveItem { route } => {
                let (list, Step::Index(index)) = route.split_last()? else { return None };
                gone.entry(list).or_default().insert(index);
            }
        }
    }
    // From the end, where a list is within an item of another.
    for (list, gone) in gone.iter().rev() {
        let node = list.find(&root)?;
        // A list is never emptied.
        if gone.len() >= node.items().len() {
            return None;
        }
        let cuts = cuts(&page, node, gone)?;
        splices.extend(cuts.into_iter().map(|bytes| (bytes, String::new())));
        remove(list.find_mut(&mut expected)?, gone)?;
    }
    spliced(text, splices).filter(|changed| parses_to(changed, &expected))
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
        assert_eq!(apply("a:\n  - x\n  - x", &item(1)).as_deref(), Some("a:\n  - x"));
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
