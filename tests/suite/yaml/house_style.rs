//! Texts from the grammar that the quick reader takes: block maps and lists, flow lists, plain and
//! quoted scalars on one line, folded text, comments and empty lines.

use proptest::prelude::{Just, Strategy, prop, prop_oneof};

/// A value, before it has a column.
#[derive(Debug, Clone)]
enum Value {
    /// A scalar or flow list on one line, with the comment behind it.
    Line(String),
    /// Folded text, and how far its lines are indented.
    Folded(Vec<String>, usize),
    /// Keys with what stands before and below them.
    Map(Vec<Entry>, usize),
    /// Items, with the blanks behind a dash.
    List(Vec<Self>, usize),
}

#[derive(Debug, Clone)]
struct Entry {
    /// Empty lines and comments.
    before: String,
    key: String,
    value: Value,
}

/// A text of which the top is a block map.
pub(super) fn house_style() -> impl Strategy<Value = String> {
    let value = line().prop_recursive(3, 12, 3, |value| {
        prop_oneof![
            2 => line(),
            1 => folded(),
            2 => map(value.clone()),
            2 => list(value),
        ]
    });
    (map(value), prop_oneof![Just(""), Just("# the end\n"), Just("\n")]).prop_map(|(top, end)| {
        let mut text = String::new();
        let Value::Map(entries, _) = &top else { unreachable!("a map was made") };
        write_entries(entries, 0, &mut text);
        text + end
    })
}

fn line() -> impl Strategy<Value = Value> + Clone {
    let scalar = prop_oneof![4 => plain(), 2 => quoted()];
    let items = prop::collection::vec(prop_oneof![flow_plain(), quoted()], 1..4);
    let separator = prop_oneof![Just(", "), Just(","), Just(" , ")];
    let flow = (items, separator).prop_map(|(items, comma)| format!("[{}]", items.join(comma)));
    let comment =
        prop_oneof![4 => Just(""), 1 => Just(" # why"), 1 => Just("  #: x - 'y"), 1 => Just(" ")];
    let value = prop_oneof![4 => scalar, 1 => flow];
    (value, comment).prop_map(|(value, comment)| Value::Line(value + comment)).boxed()
}

fn plain() -> impl Strategy<Value = String> + Clone {
    prop_oneof![
        "[a-zA-Zé0-9][a-z0-9é.,'\"/:#\\[\\]{}&*!|>%@_-]{0,8}"
            .prop_filter("no key", |text| !text.ends_with(':')),
        "[a-z]{1,4} [a-zé0-9\"'\\[,&*!|>%@-]{1,6} [a-z]{1,3}",
        "(true|True|TRUE|false|null|NULL|yes|no|NO|on|inf|nan)",
        "[+-]?[0-9]{1,3}(\\.[0-9]{0,2})?(e[0-9])?"
            .prop_filter("no sign", |text| !text.starts_with(['+', '-'])),
        "(0x1F|0o17|012|1_000|2017-05|2017-05-12|12:30|9999999999999999999)",
    ]
    .boxed()
}

fn quoted() -> impl Strategy<Value = String> + Clone {
    prop_oneof!["\"[a-z0-9é:#,'\\[\\]{}&*|> -]{0,8}\"", "'[a-z0-9é:#,\"\\[\\]{}&*|> -]{0,8}'"]
        .boxed()
}

fn flow_plain() -> impl Strategy<Value = String> + Clone {
    "[a-zA-Zé0-9]([a-z0-9é ./&*!|>%@-]{0,5}[a-z0-9])?".boxed()
}

fn folded() -> impl Strategy<Value = Value> {
    let line = "[a-zé0-9#\"'\\[&*-]([a-zé0-9:#\"' ,]{0,8}[a-z.:])?";
    (prop::collection::vec(line, 1..4), 1_usize..4)
        .prop_map(|(lines, more)| Value::Folded(lines, more))
}

fn map(value: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    let before = prop_oneof![
        6 => Just(""), 1 => Just("# a: comment\n"), 1 => Just("  # - deeper\n"), 1 => Just("\n"), 1 => Just("  \n"),
    ];
    let entry = (before, "[a-cA-C][a-z0-9_]{0,3}", value);
    (prop::collection::vec(entry, 1..5), 1_usize..4).prop_map(|(entries, more)| {
        let entries = entries.into_iter().enumerate().map(|(at, (before, key, value))| Entry {
            before: before.to_owned(),
            // Distinct: a key that is there twice is handed over.
            key: format!("{key}{at}"),
            value,
        });
        Value::Map(entries.collect(), more)
    })
}

fn list(value: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    (prop::collection::vec(value, 1..4), 1_usize..4)
        .prop_map(|(items, blanks)| Value::List(items, blanks))
}

fn write_entries(entries: &[Entry], column: usize, text: &mut String) {
    for (at, entry) in entries.iter().enumerate() {
        // The first key of an item stands behind its dash, and nothing between them.
        let is_behind_dash = text.ends_with(' ');
        if at > 0 || !is_behind_dash {
            // An empty line would belong to folded text that goes before.
            let is_empty = entry.before.trim().is_empty();
            if !(is_empty && ends_folded(entries, at)) {
                text.push_str(&entry.before);
            }
            text.push_str(&" ".repeat(column));
        }
        text.push_str(&entry.key);
        text.push(':');
        write_value(&entry.value, column, text);
    }
}

/// Whether the entry before this one ends in folded text.
fn ends_folded(entries: &[Entry], at: usize) -> bool {
    fn is_folded(value: &Value) -> bool {
        match value {
            Value::Line(_) => false,
            Value::Folded(..) => true,
            Value::Map(entries, _) => entries.last().is_some_and(|entry| is_folded(&entry.value)),
            Value::List(items, _) => items.last().is_some_and(is_folded),
        }
    }
    at.checked_sub(1).is_some_and(|before| is_folded(&entries[before].value))
}

/// Writes what stands behind a colon whose key stands at this column.
fn write_value(value: &Value, column: usize, text: &mut String) {
    match value {
        Value::Line(line) => text.push_str(&format!(" {line}\n")),
        Value::Folded(lines, more) => {
            text.push(' ');
            write_folded(lines, column + more, text);
        }
        Value::Map(entries, more) => {
            text.push('\n');
            write_entries(entries, column + more, text);
        }
        Value::List(items, blanks) => {
            text.push('\n');
            for item in items {
                write_item(item, column + 2, *blanks, text);
            }
        }
    }
}

/// Writes an item whose dash stands at this column. A list within a list is not house style: its
/// items are written in its place.
fn write_item(item: &Value, column: usize, blanks: usize, text: &mut String) {
    let dash = format!("{}-{}", " ".repeat(column), " ".repeat(blanks));
    match item {
        Value::Line(line) => text.push_str(&format!("{dash}{line}\n")),
        Value::Folded(lines, more) => {
            text.push_str(&dash);
            write_folded(lines, column + more, text);
        }
        Value::Map(entries, _) => {
            text.push_str(&dash);
            write_entries(entries, column + 1 + blanks, text);
        }
        Value::List(items, _) => {
            for item in items {
                write_item(item, column, blanks, text);
            }
        }
    }
}

fn write_folded(lines: &[String], column: usize, text: &mut String) {
    text.push_str(">-\n");
    for line in lines {
        text.push_str(&format!("{}{line}\n", " ".repeat(column)));
    }
}
