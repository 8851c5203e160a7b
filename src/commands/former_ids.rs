//! `former_ids` of a record: the ids that it had before it was renamed.

use mieux::yaml::{Node, from_node, read};
use serde_json::{Value as Json, json};

/// The text of a record with one more former id; every other byte stays. `None` where there is no
/// place for it.
pub(super) fn add(text: &str, former: &str) -> Option<String> {
    let root = read(text).root?;
    let (at, words) = match root.get("former_ids") {
        Some(list) => in_list(text, list, former)?,
        None => below_id(text, &root, former)?,
    };
    let mut changed = text.to_owned();
    changed.insert_str(at, &words);
    let after = read(&changed);
    let is_meant = after.faults.is_empty() && data(&after.root?)? == meant(&root, former)?;
    is_meant.then_some(changed)
}

fn data(node: &Node) -> Option<Json> {
    from_node(node).ok()
}

fn meant(root: &Node, former: &str) -> Option<Json> {
    let mut meant = data(root)?;
    let list = meant.as_object_mut()?.entry("former_ids").or_insert_with(|| json!([]));
    list.as_array_mut()?.push(json!(former));
    Some(meant)
}

/// Where to write it after the last of the list, and how.
fn in_list(text: &str, list: &Node, former: &str) -> Option<(usize, String)> {
    let is_flow = text[list.span.clone()].starts_with('[');
    match list.items().last() {
        None => is_flow.then(|| (list.span.start + 1, quoted(former))),
        Some(last) if is_flow => Some((last.span.end, format!(", {}", quoted(former)))),
        Some(last) => {
            let line = text[..last.span.start].rfind('\n')? + 1;
            let dash = &text[line..last.span.start];
            (dash.trim() == "-").then(|| on_next_line(text, last.span.end, dash, &quoted(former)))
        }
    }
}

/// Where to write the list after the id, and how.
fn below_id(text: &str, root: &Node, former: &str) -> Option<(usize, String)> {
    let id = root.entry("id")?;
    let words = format!("former_ids: [{}]", quoted(former));
    if text[root.span.clone()].starts_with('{') {
        return Some((id.value.span.end, format!(", {words}")));
    }
    let line = text[..id.key_span.start].rfind('\n').map_or(0, |newline| newline + 1);
    let indent = text[line..id.key_span.start].trim_start_matches('\u{feff}');
    indent.trim().is_empty().then(|| on_next_line(text, id.value.span.end, indent, &words))
}

/// A line of its own after the one on which `end` lies, with the ending that lines have there.
fn on_next_line(text: &str, end: usize, indent: &str, words: &str) -> (usize, String) {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    match text[end..].find('\n') {
        Some(line_end) => (end + line_end + 1, format!("{indent}{words}{newline}")),
        None => (text.len(), format!("{newline}{indent}{words}")),
    }
}

/// An id as a scalar that no reader takes for anything but text.
fn quoted(id: &str) -> String {
    let is_word = id.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && !["no", "yes", "on", "off", "y", "n", "true", "false", "null"].contains(&id);
    if is_word { id.to_owned() } else { format!("\"{id}\"") }
}

#[cfg(test)]
mod tests {
    use super::add;

    #[test]
    fn a_former_id_is_added_in_every_layout_and_every_other_byte_stays() {
        for (text, expected) in [
            ("id: b # why\ntitle: x\n", "id: b # why\nformer_ids: [a]\ntitle: x\n"),
            ("# top\r\nid: b\r\ntitle: x", "# top\r\nid: b\r\nformer_ids: [a]\r\ntitle: x"),
            ("title: x\nid: b", "title: x\nid: b\nformer_ids: [a]"),
            ("{id: \"b\", title: x}\n", "{id: \"b\", former_ids: [a], title: x}\n"),
            ("id: b\nformer_ids: [z] # y\n", "id: b\nformer_ids: [z, a] # y\n"),
            ("id: b\nformer_ids: []\n", "id: b\nformer_ids: [a]\n"),
            ("former_ids:\n- z\nid: b\n", "former_ids:\n- z\n- a\nid: b\n"),
            ("  id: b\n  former_ids:\n    - z", "  id: b\n  former_ids:\n    - z\n    - a"),
        ] {
            assert_eq!(add(text, "a").as_deref(), Some(expected));
        }
        assert_eq!(add("id: b\n", "no").as_deref(), Some("id: b\nformer_ids: [\"no\"]\n"));
        assert_eq!(add("id: b\nformer_ids: z\n", "a"), None);
        assert_eq!(add("? id\n: b\n", "a"), None);
    }
}
