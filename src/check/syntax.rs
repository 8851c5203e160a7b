//! What is wrong with a text that is not YAML, in terms of lines, indentation, dashes and quotes: which
//! byte to show, what to say, and what to write.

use crate::message;
use crate::message::Message;
use crate::model::{is_control, is_invisible, typed_text, unusual};
use crate::yaml::quoted;

/// A fault of a text, for a person.
pub(super) struct SyntaxFault {
    /// The byte at which the line must be changed.
    pub(super) at: usize,
    pub(super) message: Message,
    pub(super) help: Message,
}

/// The longest line that a help line repeats.
const LONGEST: usize = 100;

/// Tells what is wrong where the parser stopped with these words.
pub(super) fn explain(text: &str, at: usize, words: &str) -> SyntaxFault {
    let page = Page::new(text, at);
    let is = |part: &str| words.contains(part);
    let fault = |message: Message, help: Message| SyntaxFault { at, message, help };
    if is("recursion limit") {
        return fault(message!("yaml-syntax.depth"), message!("yaml-syntax.help-depth"));
    }
    if let Some(fault) = page.control() {
        return fault;
    }
    if let Some(fault) = page.letters() {
        return fault;
    }
    if is("tabs disallowed") || is("found a tab") {
        return fault(message!("yaml-syntax.tab"), message!("yaml-syntax.help-tab"));
    }
    let is_structure = ["mapping values", "expected ':'", "expected key", "expected '-'"];
    if is_structure.into_iter().any(is)
        && let Some(fault) = page.dash()
    {
        return fault;
    }
    if is("escape character") {
        return fault(message!("yaml-syntax.escape"), message!("yaml-syntax.help-escape"));
    }
    if text[at..].starts_with(['"', '\'']) && (is("quoted scalar") || is("invalid indentation")) {
        return fault(message!("yaml-syntax.this-quote"), message!("yaml-syntax.help-this-quote"));
    }
    if is("trailing content") {
        return fault(
            message!("yaml-syntax.after-quote"),
            match page.in_quotes() {
                Some(line) => message!("yaml-syntax.help-after-quote-line", line),
                None => message!("yaml-syntax.help-after-quote"),
            },
        );
    }
    if is("mapping values") {
        return page.second_colon();
    }
    if is("expected ':'") {
        return page.no_colon();
    }
    if is("document start")
        && let Some(fault) = page.first_line()
    {
        return fault;
    }
    if is("expected key") || is("expected '-'") {
        return page.indentation();
    }
    if is("comments must") {
        return fault(message!("yaml-syntax.hash"), message!("yaml-syntax.help-hash"));
    }
    if (is("comment or line break") || is("unexpected character"))
        && let Some(first) = text[at..].chars().next()
    {
        let message = message!("yaml-syntax.first-letter", first = first.to_string());
        return fault(message, page.quotes());
    }
    if is("quoted scalar") {
        return fault(message!("yaml-syntax.quote"), message!("yaml-syntax.help-quote"));
    }
    if is("bracket") || is("flow") || is("invalid indentation") {
        let message = match text[at..].chars().next() {
            Some(open @ ('[' | '{')) => {
                message!("yaml-syntax.open-bracket", bracket = open.to_string())
            }
            Some(close @ (']' | '}')) => {
                message!("yaml-syntax.closing-bracket", bracket = close.to_string())
            }
            _ => message!("yaml-syntax.brackets"),
        };
        return fault(message, message!("yaml-syntax.help-brackets"));
    }
    fault(message!("yaml-syntax"), message!("yaml-syntax.help"))
}

/// The line at which the parser stopped, and those above.
struct Page<'t> {
    text: &'t str,
    at: usize,
    start: usize,
    line: &'t str,
}

impl<'t> Page<'t> {
    fn new(text: &'t str, at: usize) -> Self {
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        Self { text, at, start, line: line_at(text, start) }
    }

    /// The lines above with something on them, from below, each with its first byte.
    fn above(&self) -> impl Iterator<Item = (usize, &'t str)> {
        let text = self.text;
        let mut end = self.start;
        std::iter::from_fn(move || {
            let before = text[..end].strip_suffix('\n')?;
            let start = before.rfind('\n').map_or(0, |newline| newline + 1);
            end = start;
            Some((start, line_at(text, start)))
        })
        .filter(|(_, line)| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
    }

    /// A control character, which may be in no text.
    fn control(&self) -> Option<SyntaxFault> {
        let (found, letter) = self.line.char_indices().find(|(_, letter)| is_control(*letter))?;
        Some(SyntaxFault {
            at: self.start + found,
            message: message!("yaml-syntax.control", code = format!("U+{:04X}", u32::from(letter))),
            help: message!("yaml-syntax.help-control"),
        })
    }

    /// A letter that nobody typed and the parser takes for text: a space of another kind, a quote of
    /// typographers.
    fn letters(&self) -> Option<SyntaxFault> {
        let lines = std::iter::once((self.start, self.line)).chain(self.above().take(1));
        for (start, line) in lines {
            let value = line.split_once(": ").map_or(line, |(_, value)| value).trim_start();
            let is_quote =
                value.starts_with(['\u{201c}', '\u{201d}', '\u{201e}', '\u{ab}', '\u{2018}']);
            let is_space = |letter: char| {
                letter != ' ' && letter.is_whitespace() && letter != '\t' && letter != '\r'
                    || is_invisible(letter)
            };
            let found = match is_quote {
                true => line.find(value),
                false => line.find(is_space),
            };
            let is_structure = |found: &usize| {
                let before = &line[..*found];
                before.trim_start_matches([' ', '-']).is_empty() || before.ends_with([':', '-'])
            };
            let Some(found) = found.filter(|found| is_quote || is_structure(found)) else {
                continue;
            };
            let letter: String = line[found..].chars().take(1).collect();
            let name = unusual(&letter)?;
            let typed = typed_text(line);
            let help = match typed.trim().chars().count() <= LONGEST {
                true => message!("yaml-syntax.help-letter-line", line = typed.trim()),
                false => message!("yaml-syntax.help-letter"),
            };
            let message = match is_quote {
                true => message!("yaml-syntax.like-quote", letter = name),
                false => message!("yaml-syntax.like-space", letter = name),
            };
            return Some(SyntaxFault { at: start + found, message, help });
        }
        None
    }

    /// The line with its text in quotes, if it is short.
    fn in_quotes(&self) -> Option<String> {
        let line = self.line.trim();
        let line = line.strip_prefix("- ").unwrap_or(line);
        let (key, value) = line.split_once(": ")?;
        let is_short = line.chars().count() <= LONGEST;
        (is_short && !value.ends_with([']', '}']))
            .then(|| format!("{key}: {}", quoted(value.trim())))
    }

    /// What to do where a text needs quotes.
    fn quotes(&self) -> Message {
        match self.in_quotes() {
            Some(line) => message!("yaml-syntax.help-quotes-line", line),
            None => message!("yaml-syntax.help-quotes"),
        }
    }

    /// A colon in a place where none may be: within a text, or on a line that is too far to the right.
    fn second_colon(&self) -> SyntaxFault {
        let before = &self.text[self.start..self.at];
        let is_first = !before.contains(": ");
        if is_first && let Some((above_start, above)) = self.above().next() {
            let (own, other) = (indent(self.line), first_field(above));
            let parent = self.above().nth(1);
            // The line above has lost its indentation, and the line above that its fields.
            let is_lost = parent.is_some_and(|(_, parent)| {
                indent(parent) == other && parent.trim_end().ends_with(':')
            });
            if own > other && is_lost {
                return SyntaxFault {
                    at: above_start + other,
                    message: message!(
                        "yaml-syntax.less-than-next",
                        own = spaces(other),
                        next = spaces(own)
                    ),
                    help: message!("yaml-syntax.help-like-next", spaces = spaces(own)),
                };
            }
            if own > other {
                return SyntaxFault {
                    at: self.start + own,
                    message: message!(
                        "yaml-syntax.more-than-above",
                        own = spaces(own),
                        above = spaces(other)
                    ),
                    help: message!("yaml-syntax.help-like-above", spaces = spaces(other)),
                };
            }
        }
        SyntaxFault {
            at: self.at,
            message: message!("yaml-syntax.colon-in-text"),
            help: self.quotes(),
        }
    }

    /// A dash with no space behind it, at which this line or the one above begins.
    fn dash(&self) -> Option<SyntaxFault> {
        let above = self.above().next().filter(|(_, above)| indent(self.line) > indent(above));
        let lines = std::iter::once((self.start, self.line)).chain(above);
        let (start, line, rest) = lines.into_iter().find_map(|(start, line)| {
            let rest = line.trim().strip_prefix('-')?;
            rest.starts_with(char::is_alphabetic).then_some((start, line, rest))
        })?;
        Some(SyntaxFault {
            at: start + indent(line),
            message: message!("yaml-syntax.dash"),
            help: match rest.chars().count() <= LONGEST {
                true => message!("yaml-syntax.help-dash-line", rest),
                false => message!("yaml-syntax.help-dash"),
            },
        })
    }

    /// A line without a colon and a space behind it.
    fn no_colon(&self) -> SyntaxFault {
        let line = self.line.trim();
        let fault = |message: Message, help: Message| SyntaxFault { at: self.at, message, help };
        let is_short = line.chars().count() <= LONGEST;
        match line.split_once(':') {
            Some((key, value)) if !key.contains(' ') && !value.is_empty() && is_short => fault(
                message!("yaml-syntax.colon"),
                message!("yaml-syntax.help-colon", key, value = value.trim()),
            ),
            _ => fault(message!("yaml-syntax.no-colon"), message!("yaml-syntax.help-no-colon")),
        }
    }

    /// The first line of a file, where it is indented and those below are not.
    fn first_line(&self) -> Option<SyntaxFault> {
        let (start, first) = self.above().last()?;
        (indent(first) > indent(self.line)).then(|| SyntaxFault {
            at: start,
            message: message!("yaml-syntax.first-line", spaces = spaces(indent(first))),
            help: message!("yaml-syntax.help-first-line", line = first.trim()),
        })
    }

    /// A line that begins further to the left or right than those that it belongs with.
    fn indentation(&self) -> SyntaxFault {
        let own = indent(self.line);
        let mut known: Vec<usize> = Vec::new();
        let mut least = usize::MAX;
        let is_own_item = is_item(self.line);
        // Only lines further to the left than all below them still hold something open.
        for (_, line) in self.above() {
            for (column, holds_items) in [(first_field(line), false), (indent(line), is_item(line))]
            {
                if column < least {
                    // An item belongs with items, a field with fields.
                    if holds_items == is_own_item {
                        known.push(column);
                    }
                    least = column;
                }
            }
            if least == 0 {
                break;
            }
        }
        let nearest = known.into_iter().min_by_key(|column| column.abs_diff(own));
        let at = self.start + own;
        match nearest.filter(|nearest| *nearest != own) {
            Some(nearest) => SyntaxFault {
                at,
                message: message!(
                    "yaml-syntax.indentation",
                    own = spaces(own),
                    others = spaces(nearest)
                ),
                help: match is_own_item {
                    true => message!("yaml-syntax.help-like-items", spaces = spaces(nearest)),
                    false => message!("yaml-syntax.help-like-fields", spaces = spaces(nearest)),
                },
            },
            None if is_own_item => {
                let items = self.above().filter(|(_, line)| is_item(line));
                let item = items.map(|(_, line)| indent(line)).find(|column| *column < own);
                let help = match item {
                    Some(item) => {
                        message!("yaml-syntax.help-like-item", spaces = spaces(item))
                    }
                    None => message!("yaml-syntax.help-item"),
                };
                SyntaxFault { at, message: message!("yaml-syntax.item"), help }
            }
            None => SyntaxFault {
                at,
                message: message!("yaml-syntax"),
                help: message!("yaml-syntax.help-indentation"),
            },
        }
    }
}

fn line_at(text: &str, start: usize) -> &str {
    let line = text[start..].split('\n').next().unwrap_or_default();
    line.strip_suffix('\r').unwrap_or(line)
}

/// Where the first field of a line begins, behind the dashes.
fn first_field(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '-']).len()
}

fn is_item(line: &str) -> bool {
    line.trim_start().starts_with("- ")
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

fn spaces(number: usize) -> Message {
    Message::counted("count.space", number)
}
