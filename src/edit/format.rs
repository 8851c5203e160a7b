//! A whole file in house style: the same data and the same comments, laid out as `docs/records.md` says.

use super::EditError;
use super::comments::{Comments, Notes, comments};
use super::emit::{
    Block, Style, WIDTH, block_text, can_break, is_short, one_line, text_behind, width,
};
use super::page::{Member, Page};
use super::tree::parses_to;
use crate::message;
use crate::schema::Shape;
use crate::yaml::{Entry, Node, Value, flow_scalar, read, scalar};

/// How far a map or the dashes of a list are indented below their key.
const STEP: usize = 2;

/// The text of a file of this kind in house style.
///
/// Block style, two spaces, short lists on one line, long text folded, fields in the order of the schema,
/// no blank lines, line feeds. A comment goes with the field or item that it speaks of: the next one
/// below it, the one before it on its line, or the one whose block it ends.
///
/// # Errors
/// Where the text has faults, or is laid out in a way that is not followed, such as keys behind `?`.
pub fn format(text: &str, shape: &Shape) -> Result<String, EditError> {
    let document = read(text);
    let Some(root) = document.root.filter(|_| document.faults.is_empty()) else {
        return Err(message!("edit.invalid-file").into());
    };
    let page = Page { text, root: &root };
    let formatted = comments(&page).and_then(|comments| {
        let mut printer = Printer { page, comments, lines: Vec::new() };
        let top = std::mem::take(&mut printer.comments.top);
        printer
            .lines
            .extend(top.into_iter().map(|one| one.trim_start_matches('\u{feff}').to_owned()));
        printer.top(&root, shape)?;
        let mut formatted = printer.lines.join("\n");
        formatted.push('\n');
        let mut expected = root.clone();
        in_order(&mut expected, Some(shape));
        let is_same = parses_to(&formatted, &expected) && keeps(&formatted, &printer.comments.all);
        is_same.then_some(formatted)
    });
    formatted.ok_or_else(|| message!("edit.cannot-be-formatted").into())
}

/// Whether a text has these comments, word by word, and no others.
fn keeps(formatted: &str, before: &[&str]) -> bool {
    let sorted = |comments: &[&str]| {
        let words = comments.iter().flat_map(|comment| comment.split_whitespace());
        let mut words: Vec<String> = words.map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let Some(root) = read(formatted).root else { return false };
    let page = Page { text: formatted, root: &root };
    comments(&page).is_some_and(|after| sorted(&after.all) == sorted(before))
}

/// Puts the fields of every map into the order of the schema; what it does not know comes last.
pub(crate) fn in_order(node: &mut Node, shape: Option<&Shape>) {
    match &mut node.value {
        Value::Map(entries) => {
            for entry in entries.iter_mut() {
                in_order(&mut entry.value, shape.and_then(|own| own.field_or_language(&entry.key)));
            }
            entries.sort_by_key(|entry| shape.map_or(0, |shape| shape.rank(&entry.key)));
        }
        Value::List(items) => {
            items.iter_mut().for_each(|item| in_order(item, shape.and_then(Shape::items)));
        }
        _ => {}
    }
}

struct Printer<'p> {
    page: Page<'p>,
    comments: Comments<'p>,
    lines: Vec<String>,
}

impl<'p> Printer<'p> {
    fn top(&mut self, root: &'p Node, shape: &Shape) -> Option<()> {
        match &root.value {
            Value::Map(entries) if !entries.is_empty() => {
                self.entries(root, entries, 0, Some(shape), self.page.is_flow(root))
            }
            // A record is a map; whatever else it is, it stays as it is.
            _ => None,
        }
    }

    /// The fields of a map, with keys at `column`.
    fn entries(
        &mut self,
        map: &'p Node,
        entries: &'p [Entry],
        column: usize,
        shape: Option<&Shape>,
        is_flow: bool,
    ) -> Option<()> {
        let members = if is_flow { None } else { Some(self.page.members(map)?) };
        let mut order: Vec<(usize, &Entry)> = entries.iter().enumerate().collect();
        order.sort_by_key(|(_, entry)| shape.map_or(0, |shape| shape.rank(&entry.key)));
        for (index, entry) in order {
            let notes = self.comments.notes.remove(&entry.key_span.start).unwrap_or_default();
            self.comment_lines(&notes.above, column);
            let key = format!("{}{}:", " ".repeat(column), flow_scalar(&entry.key));
            let member = members.as_ref().and_then(|members| members.get(index));
            let below = shape.and_then(|shape| shape.field_or_language(&entry.key));
            self.value(key, &entry.value, member, column, below, &notes, is_flow)?;
            self.comment_lines(&notes.below, column);
        }
        Some(())
    }

    /// The items of a list, with dashes at `column`.
    fn items(
        &mut self,
        list: &'p Node,
        items: &'p [Node],
        column: usize,
        shape: Option<&Shape>,
        is_flow: bool,
    ) -> Option<()> {
        let members = if is_flow { None } else { Some(self.page.members(list)?) };
        for (index, item) in items.iter().enumerate() {
            let member = members.as_ref().and_then(|members| members.get(index));
            let start = member.map_or(item.span.start, |member| member.start);
            let mut notes = self.comments.notes.remove(&start).unwrap_or_default();
            if !item.entries().is_empty() {
                // Behind the dash there is the first field, of which it does not speak.
                notes.above.append(&mut notes.behind);
            }
            self.comment_lines(&notes.above, column);
            let dash = format!("{}-", " ".repeat(column));
            let first = self.lines.len();
            self.value(dash, item, member, column, shape, &notes, is_flow)?;
            self.join_to_dash(first, item);
            self.comment_lines(&notes.below, column);
        }
        Some(())
    }

    /// Puts the first field or item of what is behind a dash on the line of the dash.
    fn join_to_dash(&mut self, dash: usize, item: &Node) {
        let is_block = matches!(item.value, Value::Map(_) | Value::List(_));
        let is_bare = self.lines.get(dash).is_some_and(|line| line.ends_with('-'));
        let next = self.lines.get(dash + 1).map(|line| line.trim_start_matches(' '));
        if let Some(next) = next.filter(|next| is_block && is_bare && !next.starts_with('#')) {
            let joined = format!("{} {next}", self.lines[dash]);
            self.lines[dash] = joined;
            self.lines.remove(dash + 1);
        }
    }

    /// A value behind a key or dash that is at `column`.
    #[expect(
        clippy::too_many_arguments,
        reason = "what stands around a value decides how it is written"
    )]
    fn value(
        &mut self,
        head: String,
        node: &'p Node,
        member: Option<&Member>,
        column: usize,
        shape: Option<&Shape>,
        notes: &Notes<'p>,
        in_flow: bool,
    ) -> Option<()> {
        let behind: String = notes.behind.iter().map(|comment| format!(" {comment}")).collect();
        let is_flow = in_flow || self.page.is_flow(node);
        match &node.value {
            Value::Map(entries) if !entries.is_empty() => {
                self.lines.push(format!("{head}{behind}"));
                self.entries(node, entries, column + STEP, shape, is_flow)
            }
            Value::List(items) if !items.is_empty() => {
                if let Some(lines) = self.inline(&head, node, items, column) {
                    self.lines.extend(lines);
                    self.add(&behind);
                    return Some(());
                }
                self.lines.push(format!("{head}{behind}"));
                self.items(node, items, column + STEP, shape.and_then(Shape::items), is_flow)
            }
            Value::String(text) => {
                let (first, below) = self.text(text, node, member, column + STEP, width(&head));
                self.lines.push(format!("{head} {first}{behind}"));
                self.lines.extend(below);
                Some(())
            }
            Value::Null if node.span.is_empty() => {
                self.lines.push(format!("{head}{behind}"));
                Some(())
            }
            value => {
                self.lines.push(format!("{head} {}{behind}", one_line(value)));
                Some(())
            }
        }
    }

    /// A short list behind its key or dash; `None` where it is written one item a line.
    fn inline(
        &self,
        head: &str,
        node: &Node,
        items: &[Node],
        column: usize,
    ) -> Option<Vec<String>> {
        let mut within = self.comments.notes.range(node.span.start..node.span.end);
        if within.next().is_some() || !items.iter().all(is_short) {
            return None;
        }
        let line = format!("{head} {}", one_line(&node.value));
        if width(&line) <= WIDTH {
            return Some(vec![line]);
        }
        // What somebody has written in brackets over several lines stays so.
        let is_wrapped =
            self.page.is_flow(node) && self.page.text[node.span.clone()].contains('\n');
        is_wrapped.then(|| wrapped(head, items, column + STEP))
    }

    /// A text behind a key or dash: what goes on its line, and the lines below at `column`.
    fn text(
        &self,
        text: &str,
        node: &Node,
        member: Option<&Member>,
        column: usize,
        used: usize,
    ) -> (String, Vec<String>) {
        let style = Style::HOUSE;
        let header = member.and_then(|member| self.page.header(member.behind, node));
        let block = header.map(|header| {
            let is_folded = self.page.text[header].starts_with('>');
            if is_folded || !text.contains('\n') { Block::Folded } else { Block::Literal }
        });
        let inline = scalar(text);
        // Text in a block is taken out of it only where it needs no quotes.
        let fits = inline == text && (used + 1 + width(text) <= WIDTH || !can_break(text));
        let written = block
            .filter(|_| !fits)
            .and_then(|block| block_text(text, block, column, style))
            .unwrap_or_else(|| text_behind(text, column, used, style));
        (written.head, written.below)
    }

    fn comment_lines(&mut self, comments: &[&str], column: usize) {
        let pad = " ".repeat(column);
        self.lines.extend(comments.iter().map(|comment| format!("{pad}{comment}")));
    }

    fn add(&mut self, behind: &str) {
        if let Some(last) = self.lines.last_mut() {
            last.push_str(behind);
        }
    }
}

/// A list in brackets over several lines.
fn wrapped(head: &str, items: &[Node], column: usize) -> Vec<String> {
    let mut lines = vec![format!("{head} [")];
    for (number, item) in items.iter().enumerate() {
        let sign = if number + 1 < items.len() { "," } else { "]" };
        let item = format!("{}{sign}", one_line(&item.value));
        let Some(line) = lines.last_mut() else { break };
        let gap = if number == 0 { "" } else { " " };
        if number > 0 && width(line) + gap.len() + width(&item) > WIDTH {
            lines.push(format!("{}{item}", " ".repeat(column)));
        } else {
            line.push_str(gap);
            line.push_str(&item);
        }
    }
    lines
}
