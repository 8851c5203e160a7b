//! Random layouts: a record as somebody may have written it by hand.

use mieux::yaml::{Entry, Node, Value};

use super::dice::Dice;

/// Writes trees as text, each time in another way.
pub(crate) struct Hand<'d> {
    dice: &'d mut Dice,
    map_step: usize,
    list_step: usize,
    comments: usize,
    lines: Vec<String>,
}

/// A record in some layout that says this.
pub(crate) fn written(dice: &mut Dice, record: &Node) -> String {
    let map_step = dice.one_of(&[2, 2, 3, 4]);
    let list_step = dice.one_of(&[0, 2, 2, 4]);
    let newline = dice.one_of(&["\n", "\n", "\r\n"]);
    let is_ended = !dice.once_in(4);
    let is_flow = dice.once_in(20);
    let mut hand = Hand { dice, map_step, list_step, comments: 0, lines: Vec::new() };
    if is_flow {
        let line = hand.flow(record, true);
        hand.lines.push(line);
    } else {
        if hand.dice.once_in(2) {
            hand.lines.push("# yaml-language-server: $schema=x".to_owned());
        }
        hand.entries(record.entries(), 0);
    }
    let mut text = hand.lines.join(newline);
    // Readers differ on what such text is without the line end.
    if is_ended || ends_with_line(record) {
        text.push_str(newline);
    }
    text
}

impl Hand<'_> {
    fn comment(&mut self) -> String {
        self.comments += 1;
        format!("# c{}: it's \"so\", [x", self.comments)
    }

    /// Comments and blank lines before what stands at `column`.
    fn between(&mut self, column: usize) {
        while self.dice.once_in(4) {
            let column = self.dice.one_of(&[column, column, 0]);
            // Below text that keeps blank lines another one would be text.
            let is_blank = self.lines.last().is_some_and(String::is_empty);
            let line = match self.dice.below(3) {
                0 if !is_blank => String::new(),
                _ => format!("{}{}", " ".repeat(column), self.comment()),
            };
            self.lines.push(line);
        }
    }

    fn trailing(&mut self) -> String {
        if self.dice.once_in(4) { format!("  {}", self.comment()) } else { String::new() }
    }

    fn key(&mut self, key: &str) -> String {
        match self.dice.below(8) {
            0 => format!("\"{key}\""),
            1 => format!("'{key}'"),
            _ if key == "no" => format!("\"{key}\""),
            _ => key.to_owned(),
        }
    }

    fn entries(&mut self, entries: &[Entry], column: usize) {
        for entry in entries {
            self.between(column);
            let key = self.key(&entry.key);
            self.lines.push(format!("{}{key}:", " ".repeat(column)));
            let list_step = self.list_step;
            self.value(&entry.value, column, list_step);
        }
    }

    fn items(&mut self, items: &[Node], dash: usize) {
        for item in items {
            self.between(dash);
            let first = self.lines.len();
            match &item.value {
                Value::Map(entries) if !self.dice.once_in(4) => {
                    let column = dash + 2;
                    self.comments += 1;
                    let [head, rest @ ..] = &entries[..] else { return };
                    let key = self.key(&head.key);
                    self.lines.push(format!("{}- {key}:", " ".repeat(dash)));
                    let list_step = self.list_step;
                    self.value(&head.value, column, list_step);
                    self.entries(rest, column);
                }
                _ => {
                    self.lines.push(format!("{}-", " ".repeat(dash)));
                    self.value(item, dash, 2);
                }
            }
            assert!(self.lines.len() > first);
        }
    }

    /// Puts a value behind the key or dash at `column` that the last line ends with.
    fn value(&mut self, node: &Node, column: usize, list_step: usize) {
        match &node.value {
            Value::Map(entries) if !self.dice.once_in(5) => {
                let trailing = self.trailing();
                self.add(&trailing);
                let step = self.map_step.max(1);
                self.entries(entries, column + step);
                self.deeper(node, column + step);
            }
            Value::List(items) if self.dice.once_in(2) => {
                let trailing = self.trailing();
                self.add(&trailing);
                self.items(items, column + list_step);
                self.deeper(node, column + list_step);
            }
            Value::List(items) if self.dice.once_in(3) && !items.is_empty() => {
                self.add(" [");
                for (number, item) in items.iter().enumerate() {
                    let item = self.flow(item, false);
                    let comma =
                        if number + 1 < items.len() || self.dice.once_in(3) { "," } else { "" };
                    let comment = self.trailing();
                    let pad = " ".repeat(column + 3);
                    self.lines.push(format!("{pad}{item}{comma}{comment}"));
                }
                let pad = " ".repeat(column + 1);
                self.lines.push(format!("{pad}]"));
                let trailing = self.trailing();
                self.add(&trailing);
            }
            Value::String(text) if self.dice.once_in(2) && is_literal(text) => {
                let sign = self.dice.one_of(&["|", ">"]);
                let sign = if sign == ">" && text.trim_end_matches('\n').contains('\n') {
                    "|"
                } else {
                    sign
                };
                let newlines = text.len() - text.trim_end_matches('\n').len();
                let chomping = ["-", "", "+"][newlines.min(2)];
                let trailing = self.trailing();
                self.add(&format!(" {sign}{chomping}{trailing}"));
                let pad = " ".repeat(column + 1 + self.dice.below(3));
                let content = text.trim_end_matches('\n');
                if sign == ">" && content.contains(' ') && !content.contains("  ") {
                    let (first, rest) = content.split_once(' ').unwrap();
                    self.lines.push(format!("{pad}{first}"));
                    self.lines.push(format!("{pad}{rest}"));
                } else {
                    for line in content.split('\n') {
                        let pad = if line.is_empty() { "" } else { &pad };
                        self.lines.push(format!("{pad}{line}"));
                    }
                }
                if newlines == 2 {
                    self.lines.push(String::new());
                }
            }
            Value::Null if self.dice.once_in(2) => {
                let trailing = self.trailing();
                self.add(&trailing);
            }
            _ => {
                let gap = self.dice.one_of(&[" ", " ", "  "]);
                let value = self.flow(node, false);
                let trailing = self.trailing();
                self.add(&format!("{gap}{value}{trailing}"));
            }
        }
    }

    fn add(&mut self, text: &str) {
        self.lines.last_mut().unwrap().push_str(text);
    }

    /// A comment below a block, in its column, that is not taken for text.
    fn deeper(&mut self, node: &Node, column: usize) {
        if self.dice.once_in(6) && !may_end_in_text(node) {
            let comment = self.comment();
            self.lines.push(format!("{}{comment}", " ".repeat(column)));
        }
    }

    fn flow(&mut self, node: &Node, is_top: bool) -> String {
        let gap = self.dice.one_of(&["", "", " "]);
        match &node.value {
            Value::Map(entries) => {
                let pairs: Vec<String> = entries
                    .iter()
                    .map(|entry| {
                        let key = self.key(&entry.key);
                        if entry.value.value == Value::Null && self.dice.once_in(2) {
                            return format!("{key}: ");
                        }
                        format!("{key}: {}", self.flow(&entry.value, false))
                    })
                    .collect();
                let comma = if self.dice.once_in(6) && !is_top { "," } else { "" };
                format!("{{{gap}{}{comma}{gap}}}", pairs.join(", "))
            }
            Value::List(items) => {
                let items: Vec<String> = items.iter().map(|item| self.flow(item, false)).collect();
                format!("[{gap}{}{gap}]", items.join(", "))
            }
            Value::String(text) => self.scalar(text),
            Value::Integer(number) => number.to_string(),
            Value::Bool(value) => value.to_string(),
            _ => self.dice.one_of(&["null", "~"]).to_owned(),
        }
    }

    fn scalar(&mut self, text: &str) -> String {
        let is_simple = text.starts_with(|first: char| first.is_ascii_alphabetic())
            && text.chars().all(|one| one.is_alphanumeric() || " -'".contains(one))
            && !text.ends_with(' ')
            && !["null", "true"].contains(&text);
        let is_printable = text.chars().all(|one| !one.is_control() && one < '\u{2000}');
        match self.dice.below(3) {
            0 if is_printable => format!("'{}'", text.replace('\'', "''")),
            1 | 2 if is_simple => text.to_owned(),
            _ => serde_json::to_string(text)
                .unwrap()
                .replace('\u{feff}', "\\uFEFF")
                .replace('\u{85}', "\\u0085")
                .replace('\u{2028}', "\\u2028"),
        }
    }
}

/// Whether a text can be written as `|` without more ado.
fn is_literal(text: &str) -> bool {
    let content = text.trim_end_matches('\n');
    !content.is_empty()
        && !content.starts_with([' ', '\n', '\t'])
        && !content.split('\n').any(|line| line.ends_with(' '))
        && !content.contains('\t')
        && content.chars().all(|one| (one == '\n' || !one.is_control()) && one < '\u{2000}')
}

fn ends_with_line(node: &Node) -> bool {
    let last = node.entries().last().map(|entry| &entry.value).or(node.items().last());
    match last {
        Some(last) => ends_with_line(last),
        None => node.as_str().is_some_and(|text| text.ends_with('\n')),
    }
}

fn may_end_in_text(node: &Node) -> bool {
    let last = node.entries().last().map(|entry| &entry.value).or(node.items().last());
    match last {
        Some(last) => may_end_in_text(last),
        None => matches!(node.value, Value::String(_) | Value::Null),
    }
}
