//! Text to tree, by way of the parser's events. Never fails: what it cannot accept is a fault.

use std::collections::HashMap;

use granit_parser::{
    ErrorKind, Event, Parser, ScalarStyle, ScanError, Span as ParserSpan, StructureStyle, options,
};

use super::core_schema;
use super::fault::{Fault, FaultKind};
use super::node::{Entry, Node, Span, Value};
use super::unclosed::unclosed_before;

/// What YAML takes for blank; other spaces of Unicode are text like any letter.
const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// What looks like a blank, and comes along where text is copied from a page.
const NO_BREAK: char = '\u{a0}';

/// What the reader made of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The tree; `None` where the text is not YAML or says nothing.
    pub root: Option<Node>,
    /// What it could not accept, in the order of the text.
    pub faults: Vec<Fault>,
}

/// Reads one YAML document.
///
/// Accepted is what a record needs: mappings with text as keys, sequences and scalars. Anchors,
/// aliases, tags, merge keys, directives and further documents are faults, and so is a key that
/// is twice; the tree then holds what is left.
#[must_use]
pub fn read(text: &str) -> Document {
    match super::fast::read(text) {
        Some(root) => Document { root: Some(root), faults: Vec::new() },
        None => read_carefully(text),
    }
}

/// The same by the full parser alone, against which the quick reader is held.
///
/// A bracket may be closed at the left, below its key: the specification wants it indented, and most
/// writers and readers of YAML do not.
#[must_use]
pub fn read_carefully(text: &str) -> Document {
    let faults = super::merge::faults(text);
    if !faults.is_empty() {
        return Document { root: None, faults };
    }
    let strict = parse(text, true);
    if !super::brackets::closes_at_left(text, &strict.faults) {
        return strict;
    }
    let lenient = parse(text, false);
    let is_usual = lenient
        .root
        .as_ref()
        .is_some_and(|root| lenient.faults.is_empty() && super::brackets::are_usual(text, root));
    if is_usual { lenient } else { strict }
}

fn parse(text: &str, strict_indentation: bool) -> Document {
    let options = options! {
        strict_indentation: strict_indentation,
        disallow_directives: true,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
    };
    let mut builder = Builder::new(text);
    for next in Parser::new_from_str_with_options(text, options) {
        match next {
            Ok((event, span)) => {
                if !builder.take(event, &span) {
                    break;
                }
            }
            Err(error) => {
                builder.stop(&error);
                break;
            }
        }
    }
    builder.finish()
}

enum Frame {
    List { start: usize, is_flow: bool, items: Vec<Node> },
    Map { start: usize, is_flow: bool, entries: Vec<Entry>, key: PendingKey, keys: Keys },
}

/// What the mapping waits for: a key, or the value of the key that it has.
enum PendingKey {
    None,
    Text(String, Span),
    /// The key was refused, so its value goes as well.
    Refused,
}

struct Builder<'t> {
    text: &'t str,
    frames: Vec<Frame>,
    root: Option<Node>,
    faults: Vec<Fault>,
    documents: usize,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, frames: Vec::new(), root: None, faults: Vec::new(), documents: 0 }
    }

    /// Takes an event; `false` means that nothing after it is wanted.
    fn take(&mut self, event: Event<'_>, span: &ParserSpan) -> bool {
        let bytes = span.byte_range().unwrap_or(0..0);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.fault(FaultKind::SecondDocument, bytes);
                    return false;
                }
            }
            Event::Anchor(..) => self.fault(FaultKind::Anchor, bytes),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.fault(FaultKind::Alias, bytes.clone());
                self.place(Node { value: Value::Null, span: bytes }, false);
            }
            Event::Scalar(text, style, _, tag) => {
                self.tag(tag.is_some(), span);
                let plain = style == ScalarStyle::Plain;
                let value = if plain && tag.is_none() {
                    core_schema::resolve(&text)
                } else {
                    Value::String(text.into())
                };
                self.place(Node { value, span: self.trim(bytes) }, plain);
            }
            Event::SequenceStart(style, _, tag) => {
                self.tag(tag.is_some(), span);
                let is_flow = style == StructureStyle::Flow;
                let start = if is_flow { bytes.start } else { self.dash(bytes.start) };
                self.frames.push(Frame::List { start, is_flow, items: Vec::new() });
            }
            Event::MappingStart(style, _, tag) => {
                self.tag(tag.is_some(), span);
                self.frames.push(Frame::Map {
                    start: bytes.start,
                    is_flow: style == StructureStyle::Flow,
                    entries: Vec::new(),
                    key: PendingKey::None,
                    keys: Keys::default(),
                });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(bytes.end),
            _ => {}
        }
        true
    }

    /// The first dash of a sequence in block style. One that is not indented begins for the parser
    /// behind its dash.
    fn dash(&self, at: usize) -> usize {
        let is_dash = |text: &str| {
            text.strip_prefix('-').is_some_and(|rest| rest.is_empty() || rest.starts_with(BLANKS))
        };
        if is_dash(&self.text[at..]) {
            return at;
        }
        let mut end = at;
        loop {
            let start = self.text[..end].rfind('\n').map_or(0, |newline| newline + 1);
            let line = &self.text[start..end];
            let words = line.trim_start_matches(' ');
            if is_dash(words) {
                return start + line.len() - words.len();
            }
            if start == 0 || !(words.trim_matches(BLANKS).is_empty() || words.starts_with('#')) {
                return at;
            }
            end = start - 1;
        }
    }

    /// Ends the innermost collection. One in block style ends with its last child: that it is over
    /// is noticed only at the next token, after blank lines and comments.
    fn close(&mut self, end: usize) {
        let (value, start, is_flow, last) = match self.frames.pop() {
            Some(Frame::List { start, is_flow, items }) => {
                let first = items.first().map_or(start, |item| item.span.start.min(start));
                // If the first item is empty, and the dashes are below their key, the parser
                // gives a place behind the first dash.
                let start = match self.text[first..].starts_with('-') || is_flow {
                    true => first,
                    false => self.text[..first].rfind('-').unwrap_or(start),
                };
                let last = items.last().map(|item| item.span.end);
                (Value::List(items.into_boxed_slice()), start, is_flow, last)
            }
            Some(Frame::Map { start, is_flow, entries, .. }) => {
                let last = entries.last().map(|last| last.value.span.end.max(last.key_span.end));
                (Value::Map(entries.into_boxed_slice()), start, is_flow, last)
            }
            None => return,
        };
        let end = last.filter(|_| !is_flow).unwrap_or(end).max(start);
        let span = self.trim(start..end);
        self.place(Node { value, span }, false);
    }

    /// Puts a finished node where it belongs; `plain` says that it is a plain scalar.
    fn place(&mut self, node: Node, plain: bool) {
        let source = &self.text[node.span.clone()];
        match self.frames.last_mut() {
            None => self.root = Some(node),
            Some(Frame::List { items, .. }) => items.push(node),
            Some(Frame::Map { entries, key, keys, .. }) => {
                match std::mem::replace(key, PendingKey::None) {
                    PendingKey::Refused => {}
                    PendingKey::Text(text, key_span) => {
                        entries.push(Entry { key: text.into(), key_span, value: node });
                    }
                    PendingKey::None => match take_key(entries, keys, &node, source, plain) {
                        Ok(text) => *key = PendingKey::Text(text, node.span),
                        Err(kind) => {
                            *key = PendingKey::Refused;
                            let is_said = kind == FaultKind::TooManyKeys
                                && std::mem::replace(&mut keys.are_too_many, true);
                            if !is_said {
                                self.fault(kind, node.span);
                            }
                        }
                    },
                }
            }
        }
    }

    fn tag(&mut self, tagged: bool, span: &ParserSpan) {
        if tagged {
            let bytes = span.tag_span().unwrap_or(*span).byte_range().unwrap_or(0..0);
            self.fault(FaultKind::Tag, bytes);
        }
    }

    fn stop(&mut self, error: &ScanError) {
        // What is missed at the end of the text is shown where the text ends, not below it.
        let at =
            error.marker().byte_offset().unwrap_or(0).min(self.text.trim_end_matches(BLANKS).len());
        let at = match error.kind() {
            ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar => self.tab_at(at),
            ErrorKind::InvalidIndentation | ErrorKind::InvalidQuotedScalarIndent => {
                unclosed_before(self.text, at).unwrap_or(at)
            }
            _ => at,
        };
        let (kind, at) = match (error.kind(), self.no_break_before(at)) {
            (ErrorKind::DirectiveDisallowed, _) => (FaultKind::Directive, at),
            (_, Some(at)) => {
                let words = "unexpected character: `\\u{a0}`, a no-break space";
                (FaultKind::Syntax(words.to_owned()), at)
            }
            _ => (FaultKind::Syntax(error.info().to_owned()), at),
        };
        self.root = None;
        self.frames.clear();
        // `*text` or `&text` without quotes is reported already.
        let line = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let says_it = |fault: &Fault| {
            let is_name =
                matches!(fault.kind, FaultKind::Anchor | FaultKind::Alias | FaultKind::Tag);
            is_name && fault.span.start >= line
        };
        if !self.faults.iter().any(says_it) {
            self.fault(kind, at..at);
        }
    }

    /// The tab that stopped the parser: it stops before the line break above it, or right behind it.
    fn tab_at(&self, at: usize) -> usize {
        let (before, after) = self.text.split_at(at);
        if before.ends_with('\t') { at - 1 } else { after.find('\t').map_or(at, |tab| at + tab) }
    }

    /// A no-break space in the indentation of the line at which the parser stopped, or of the one
    /// above: it looks like a blank and is a letter of the key.
    fn no_break_before(&self, at: usize) -> Option<usize> {
        let starts = self.text[..at].rmatch_indices('\n').map(|(newline, _)| newline + 1);
        starts.chain([0]).take(2).find_map(|start| {
            let line = &self.text[start..];
            let letters = line.trim_start_matches([' ', '\t']);
            letters.starts_with(NO_BREAK).then(|| start + line.len() - letters.len())
        })
    }

    fn fault(&mut self, kind: FaultKind, span: Span) {
        self.faults.push(Fault { kind, span });
    }

    /// The range without the blanks and line breaks at its end. What is left out, such as a value
    /// that is missing, is placed after the last thing that is there and not on a line of its own.
    fn trim(&self, span: Span) -> Span {
        let kept = self.text[span.clone()].trim_end_matches(BLANKS).len();
        if kept == 0 {
            let at = self.text[..span.start].trim_end_matches(BLANKS).len();
            return at..at;
        }
        span.start..span.start + kept
    }

    fn finish(mut self) -> Document {
        let says_nothing = |root: &Node| root.value == Value::Null;
        if self.root.as_ref().is_none_or(says_nothing) && self.faults.is_empty() {
            self.root = None;
            self.fault(FaultKind::Empty, 0..0);
        }
        self.faults.sort_by_key(|fault| fault.span.start);
        Document { root: self.root, faults: self.faults }
    }
}

/// The key that a node is, or why it is none; `source` is the text of the node.
fn take_key(
    entries: &[Entry],
    keys: &mut Keys,
    node: &Node,
    source: &str,
    plain: bool,
) -> Result<String, FaultKind> {
    let text = match (&node.value, node.scalar_text()) {
        (Value::Null, _) | (_, None) => return Err(FaultKind::KeyNotText),
        (_, Some(_)) if plain && source == "<<" => return Err(FaultKind::MergeKey),
        (Value::String(_), Some(text)) => text,
        // A number or a word like `true`: the key is what was typed.
        (_, Some(_)) => source.to_owned(),
    };
    match keys.find(entries, &text) {
        None if entries.len() >= Keys::MAX => Err(FaultKind::TooManyKeys),
        Some(first) => {
            Err(FaultKind::DuplicateKey { first: entries[first].key_span.clone(), key: text })
        }
        None => Ok(text),
    }
}

/// Looks keys up among the entries of a mapping: one by one while there are few, which is quickest,
/// and by an index once there are many, so that a hostile mapping costs no more than its size.
///
/// Validator, routes and positions look through a mapping one by one, so that there is a limit as well.
#[derive(Default)]
struct Keys {
    index: HashMap<String, usize>,
    are_too_many: bool,
}

impl Keys {
    const FEW: usize = 40;

    /// Ten times as many as any record has.
    const MAX: usize = 1000;

    fn find(&mut self, entries: &[Entry], key: &str) -> Option<usize> {
        if entries.len() <= Self::FEW {
            return entries.iter().position(|entry| entry.key == key);
        }
        for (position, entry) in entries.iter().enumerate().skip(self.index.len()) {
            self.index.insert(entry.key.to_string(), position);
        }
        self.index.get(key).copied()
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::{Node, Value, read};

    fn outline(text: &str) -> String {
        fn walk(text: &str, node: &Node, indent: usize, out: &mut String) {
            let pad = "  ".repeat(indent);
            match &node.value {
                Value::Map(entries) => {
                    for entry in entries {
                        let key = &text[entry.key_span.clone()];
                        out.push_str(&format!("{pad}{key} =>\n"));
                        walk(text, &entry.value, indent + 1, out);
                    }
                }
                Value::List(items) => {
                    for item in items {
                        out.push_str(&format!("{pad}-\n"));
                        walk(text, item, indent + 1, out);
                    }
                }
                value => {
                    out.push_str(&format!("{pad}{value:?} from {:?}\n", &text[node.span.clone()]));
                }
            }
        }
        let document = read(text);
        let mut out = String::new();
        if let Some(root) = &document.root {
            out.push_str(&format!("{:?}\n", &text[root.span.clone()]));
            walk(text, root, 0, &mut out);
        }
        for fault in &document.faults {
            out.push_str(&format!("{:?} at {:?}\n", fault.kind, &text[fault.span.clone()]));
        }
        out
    }

    #[test]
    fn a_record_becomes_a_tree_with_the_bytes_of_every_value() {
        assert_snapshot!(outline(
            "# modeline\nid: peru-iii # the id\ntitle:\n  es: >-\n    Afrontar el tráfico\n    ilegal\n\
             countries: [PE, NO]\nstart: 2017\npartners:\n  - partner: pe-dgsd\n    role: 'requester'\nempty:\n"
        ), @r#"
        "id: peru-iii # the id\ntitle:\n  es: >-\n    Afrontar el tráfico\n    ilegal\ncountries: [PE, NO]\nstart: 2017\npartners:\n  - partner: pe-dgsd\n    role: 'requester'\nempty"
        id =>
          String("peru-iii") from "peru-iii"
        title =>
          es =>
            String("Afrontar el tráfico ilegal") from "Afrontar el tráfico\n    ilegal"
        countries =>
          -
            String("PE") from "PE"
          -
            String("NO") from "NO"
        start =>
          Integer(2017) from "2017"
        partners =>
          -
            partner =>
              String("pe-dgsd") from "pe-dgsd"
            role =>
              String("requester") from "'requester'"
        empty =>
          Null from ""
        "#);
    }

    #[test]
    fn what_a_record_has_no_need_of_is_a_fault_and_the_rest_is_kept() {
        assert_snapshot!(outline(
            "a: &x 1\nb: *x\nc: !int 3\n<<: {k: v}\na: again\n[1]: list\nd: 4\n---\nsecond: 1\n"
        ), @r#"
        "a: &x 1\nb: *x\nc: !int 3\n<<: {k: v}\na: again\n[1]: list\nd: 4"
        a =>
          Integer(1) from "1"
        b =>
          Null from "*x"
        c =>
          String("3") from "3"
        d =>
          Integer(4) from "4"
        Anchor at "&x"
        Alias at "*x"
        Tag at "!int"
        MergeKey at "<<"
        DuplicateKey { key: "a", first: 0..1 } at "a"
        KeyNotText at "[1]"
        SecondDocument at "---"
        "#);
        assert_snapshot!(outline("%YAML 1.2\n---\na: 1\n"), @r#"Directive at """#);
        assert_snapshot!(outline("b: *unknown\n"), @r#"
        "b: *unknown"
        b =>
          Null from "*unknown"
        Alias at "*unknown"
        "#);
    }

    /// Found by fuzzing: its line is blank, and the mapping ends before it.
    #[test]
    fn a_block_of_blanks_stands_where_its_mapping_does() {
        let text = "a: 1\nc: |1+\n  \n";
        let root = read(text).root.unwrap();
        let value = root.get("c").unwrap();
        assert_eq!(value.as_str(), Some(" \n"));
        assert_eq!((value.span.clone(), root.span), (11..11, 0..11));
    }

    /// Found by fuzzing: the first item is empty, and the dashes are below their key.
    #[test]
    fn a_list_begins_with_its_first_dash() {
        for (text, span) in
            [("a:\n- \n- -", 3..9), ("a:\n-\n- x\n", 3..8), ("a:\n  - \n  - x\n", 5..13)]
        {
            let root = read(text).root.unwrap();
            assert_eq!(root.get("a").unwrap().span, span, "{text:?}");
        }
    }

    #[test]
    fn a_key_that_stands_twice_is_found_among_many() {
        let mut text: String = (0..1000).map(|number| format!("key{number}: 1\n")).collect();
        text.push_str("key999: 2\nkey7: 3\n");
        let faults = read(&text).faults;
        assert_eq!(faults.len(), 2);
        assert_eq!(&text[faults[1].span.clone()], "key7");
    }

    #[test]
    fn text_that_is_not_yaml_gives_one_fault_at_its_place() {
        assert_snapshot!(outline("a: [1, 2\nb: 3\n"), @r#"Syntax("invalid indentation") at """#);
        assert_snapshot!(outline("a: 1\n\tb: 2\n"), @r#"Syntax("while scanning a plain scalar, found a tab") at """#);
        assert_snapshot!(outline("a: b: c\n"), @r#"Syntax("mapping values are not allowed in this context") at """#);
        assert_snapshot!(outline("# only a comment\n"), @r#"Empty at """#);
        assert_snapshot!(outline(""), @r#"Empty at """#);
    }
}
