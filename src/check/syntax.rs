//! What is wrong with a text that is not YAML, in terms of lines, indentation, dashes and quotes: which
//! byte to show, what to say, and what to write.

use crate::model::{is_invisible, typed_text, unusual};
use crate::yaml::quoted;

/// A fault of a text, for a person.
pub(super) struct Told {
    /// The byte at which the line must be changed.
    pub(super) at: usize,
    pub(super) message: String,
    pub(super) help: String,
}

/// The longest line that a help line repeats.
const LONGEST: usize = 100;

/// Tells what is wrong where the parser stopped with these words.
pub(super) fn told(text: &str, at: usize, words: &str) -> Told {
    let page = Page::new(text, at);
    let is = |part: &str| words.contains(part);
    let told = |message: &str, help: String| Told { at, message: message.to_owned(), help };
    if is("recursion limit") {
        return told("lists and maps are nested too deeply", "nest them less deeply".to_owned());
    }
    if let Some(told) = page.control() {
        return told;
    }
    if let Some(told) = page.letters() {
        return told;
    }
    if is("tabs disallowed") || is("found a tab") {
        return told(
            "a tab stands where only spaces may",
            "indent with spaces, not with tabs".to_owned(),
        );
    }
    let is_structure = ["mapping values", "expected ':'", "expected key", "expected '-'"];
    if is_structure.into_iter().any(is)
        && let Some(told) = page.dash()
    {
        return told;
    }
    if is("escape character") {
        return told(
            "a `\\` in double quotes begins an escape that does not exist",
            "write `\\\\` for a `\\`, or put the text in single quotes".to_owned(),
        );
    }
    if text[at..].starts_with(['"', '\'']) && (is("quoted scalar") || is("invalid indentation")) {
        return told("this quote is not closed", "close the quote that begins here".to_owned());
    }
    if is("trailing content") {
        return told(
            "text follows the closing quote",
            page.quoted_help("put the whole text in quotes, and write `\\\"` for a quote within"),
        );
    }
    if is("mapping values") {
        return page.second_colon();
    }
    if is("expected ':'") {
        return page.no_colon();
    }
    if is("document start")
        && let Some(told) = page.first_line()
    {
        return told;
    }
    if is("expected key") || is("expected '-'") {
        return page.indentation();
    }
    if is("comments must") {
        return told(
            "a `#` follows without a space",
            "put a space before the `#` if a comment begins there, else put the whole text in quotes"
                .to_owned(),
        );
    }
    if is("comment or line break") || is("unexpected character") {
        let first =
            text[at..].chars().next().map_or_else(String::new, |first| format!("`{first}`"));
        return told(
            &format!("a text without quotes cannot begin with {first}"),
            page.quoted_help("put the text in quotes"),
        );
    }
    if is("quoted scalar") {
        return told("a quote is not closed", "close the quote".to_owned());
    }
    if is("bracket") || is("flow") || is("invalid indentation") {
        let message = match text[at..].chars().next() {
            Some(open @ ('[' | '{')) => format!("this `{open}` is not closed"),
            Some(close @ (']' | '}')) => format!("this `{close}` closes nothing that is open"),
            _ => "the brackets of this list or map do not match".to_owned(),
        };
        return told(&message, "give each `[` its `]`, and each `{` its `}`".to_owned());
    }
    told(
        "this line does not fit what is above it",
        "look at this line and the one above for a missing `:`, quote or bracket, or another \
         indentation; text with `: ` or ` #` in it goes in quotes"
            .to_owned(),
    )
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

    /// A control character, which may stand in no text.
    fn control(&self) -> Option<Told> {
        let is_control =
            |letter: char| letter.is_control() && !['\t', '\r', '\n', '\u{85}'].contains(&letter);
        let found = self.line.find(is_control)?;
        let letter = self.line[found..].chars().next()?;
        Some(Told {
            at: self.start + found,
            message: format!(
                "U+{:04X} (control character) cannot stand in a text",
                u32::from(letter)
            ),
            help: "remove this character".to_owned(),
        })
    }

    /// A letter that nobody typed and the parser takes for text: a space of another kind, a quote of
    /// typographers.
    fn letters(&self) -> Option<Told> {
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
                true => format!("replace it: `{}`", typed.trim()),
                false => "replace it with a plain one".to_owned(),
            };
            let what = if is_quote { "a quote" } else { "a space or nothing" };
            let message = format!("{name} looks like {what} and is none");
            return Some(Told { at: start + found, message, help });
        }
        None
    }

    /// What to write where a text needs quotes: the line with them, if it is short.
    fn quoted_help(&self, words: &str) -> String {
        let line = self.line.trim();
        let line = line.strip_prefix("- ").unwrap_or(line);
        match line.split_once(": ") {
            Some((key, value))
                if line.chars().count() <= LONGEST && !value.ends_with([']', '}']) =>
            {
                format!("{words}: `{key}: {}`", quoted(value.trim()))
            }
            _ => words.to_owned(),
        }
    }

    /// A colon in a place where none may be: within a text, or on a line that is too far to the right.
    fn second_colon(&self) -> Told {
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
                return Told {
                    at: above_start + other,
                    message: format!(
                        "this line has {}, the next one {}",
                        spaces(other),
                        spaces(own)
                    ),
                    help: format!("indent this line by {}, like the next one", spaces(own)),
                };
            }
            if own > other {
                return Told {
                    at: self.start + own,
                    message: format!(
                        "this line has {}, but the line above has {} and a value of its own",
                        spaces(own),
                        spaces(other)
                    ),
                    help: format!(
                        "indent this line by {}, or move it below the field it belongs to",
                        spaces(other)
                    ),
                };
            }
        }
        Told {
            at: self.at,
            message: "a text without quotes cannot contain `: `".to_owned(),
            help: self.quoted_help("put the text in quotes"),
        }
    }

    /// A dash with no space behind it, at which this line or the one above begins.
    fn dash(&self) -> Option<Told> {
        let above = self.above().next().filter(|(_, above)| indent(self.line) > indent(above));
        let lines = std::iter::once((self.start, self.line)).chain(above);
        let (start, line, rest) = lines.into_iter().find_map(|(start, line)| {
            let rest = line.trim().strip_prefix('-')?;
            rest.starts_with(char::is_alphabetic).then_some((start, line, rest))
        })?;
        Some(Told {
            at: start + indent(line),
            message: "there is no space after the `-`".to_owned(),
            help: match rest.chars().count() <= LONGEST {
                true => format!("put a space after the `-`: `- {rest}`"),
                false => "put a space after the `-`".to_owned(),
            },
        })
    }

    /// A line without a colon and a space behind it.
    fn no_colon(&self) -> Told {
        let line = self.line.trim();
        let told =
            |message: &str, help: String| Told { at: self.at, message: message.to_owned(), help };
        let is_short = line.chars().count() <= LONGEST;
        match line.split_once(':') {
            Some((key, value)) if !key.contains(' ') && !value.is_empty() && is_short => told(
                "there is no space after the `:`",
                format!("put a space after the `:`: `{key}: {}`", value.trim()),
            ),
            _ => told(
                "this line has no `:` with a space after it",
                "write `name: value`; a text that goes on from the line above is indented further"
                    .to_owned(),
            ),
        }
    }

    /// The first line of a file, where it is indented and those below are not.
    fn first_line(&self) -> Option<Told> {
        let (start, first) = self.above().last()?;
        (indent(first) > indent(self.line)).then(|| Told {
            at: start,
            message: format!(
                "the first line begins with {}, and this one does not",
                spaces(indent(first))
            ),
            help: format!("remove the spaces: `{}`", first.trim()),
        })
    }

    /// A line that begins further to the left or right than those that it belongs with.
    fn indentation(&self) -> Told {
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
            Some(nearest) => Told {
                at,
                message: format!(
                    "wrong indentation: this line has {}, and the lines it belongs with have {}",
                    spaces(own),
                    spaces(nearest)
                ),
                help: format!(
                    "indent this line by {}, like the {} it belongs with",
                    spaces(nearest),
                    if is_own_item { "items" } else { "fields" }
                ),
            },
            None if is_own_item => {
                let items = self.above().filter(|(_, line)| is_item(line));
                let item = items.map(|(_, line)| indent(line)).find(|column| *column < own);
                let help = match item {
                    Some(item) => {
                        format!("indent this line by {}, like the item above", spaces(item))
                    }
                    None => "indent the `- ` further than the name of its list".to_owned(),
                };
                let message = "an item of a list stands where a field is expected".to_owned();
                Told { at, message, help }
            }
            None => Told {
                at,
                message: "this line does not fit what is above it".to_owned(),
                help:
                    "begin an item with `- `, and give the fields of one map the same indentation"
                        .to_owned(),
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

fn spaces(number: usize) -> String {
    match number {
        0 => "no spaces".to_owned(),
        1 => "1 space".to_owned(),
        number => format!("{number} spaces"),
    }
}
