//! Markdown on a terminal: text wrapped at words, headings in bold, code in colour.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{Screen, TEXT_WIDTH, words_only};

/// How far code is indented.
const CODE: usize = 4;
/// A space at which no line is broken.
const NO_BREAK: &str = "\u{a0}";

/// Writes a text in Markdown for people who read it on a terminal.
///
/// # Errors
/// If `out` cannot be written.
pub fn write(markdown: &str, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page::new(screen);
    for event in Parser::new(markdown) {
        page.take(event);
    }
    page.end_block();
    out.write_all(page.done.as_bytes())
}

/// A page that is being written.
struct Page {
    screen: Screen,
    done: String,
    /// The text of the block that is being read, with the marks of its styles.
    text: String,
    /// How many lists the block is in.
    depth: usize,
    /// Whether the block is the first one of an item.
    is_item: bool,
    /// Whether the block follows an item of the same list, from which no empty line divides it.
    is_tight: bool,
    is_code: bool,
}

impl Page {
    fn new(screen: Screen) -> Self {
        Self {
            screen,
            done: String::new(),
            text: String::new(),
            depth: 0,
            is_item: false,
            is_tight: false,
            is_code: false,
        }
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Heading { .. }) => self.begin(Style::new().bold()),
            Event::End(TagEnd::Heading(_)) => {
                self.end(Style::new().bold());
                self.end_block();
            }
            Event::Start(Tag::Strong) => self.begin(Style::new().bold()),
            Event::End(TagEnd::Strong) => self.end(Style::new().bold()),
            Event::Start(Tag::Emphasis) => self.begin(Style::new().italic()),
            Event::End(TagEnd::Emphasis) => self.end(Style::new().italic()),
            Event::Start(Tag::List(_)) => {
                self.end_block();
                self.depth += 1;
            }
            Event::End(TagEnd::List(_)) => {
                self.depth -= 1;
                self.is_tight = false;
            }
            Event::Start(Tag::Item) => self.is_item = true,
            Event::End(TagEnd::Item) => {
                self.end_block();
                self.is_tight = true;
            }
            Event::Start(Tag::CodeBlock(_)) => {
                self.end_block();
                self.is_code = true;
            }
            Event::End(TagEnd::CodeBlock) => {
                self.code_block();
                self.is_code = false;
            }
            Event::End(TagEnd::Paragraph) => self.end_block(),
            Event::Code(code) => self.code(&code),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text += &text,
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            _ => {}
        }
    }

    /// Begins a style, where there are styles.
    fn begin(&mut self, style: Style) {
        if self.screen.color {
            self.text += &style.render().to_string();
        }
    }

    fn end(&mut self, style: Style) {
        if self.screen.color {
            self.text += &style.render_reset().to_string();
        }
    }

    /// Code within a text stays on one line, so that it can be pasted.
    fn code(&mut self, code: &str) {
        let code = code.replace(' ', NO_BREAK);
        match self.screen.color {
            true => {
                let style = AnsiColor::Cyan.on_default();
                self.text += &format!("{style}{code}{style:#}");
            }
            false => self.text += &format!("`{code}`"),
        }
    }

    /// An empty line before a block, where one is due.
    fn begin_block(&mut self) {
        let is_next_item = self.is_item && self.is_tight;
        if !self.done.is_empty() && !is_next_item {
            self.done.push('\n');
        }
        self.is_tight = false;
    }

    fn end_block(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        self.begin_block();
        let indent = "  ".repeat(self.depth);
        let first = match self.is_item {
            true => format!("{}- ", "  ".repeat(self.depth.saturating_sub(1))),
            false => indent.clone(),
        };
        self.is_item = false;
        let width = self.screen.width.unwrap_or(TEXT_WIDTH);
        let options = words_only(width).initial_indent(&first).subsequent_indent(&indent);
        self.done += &textwrap::fill(text.trim(), options).replace(NO_BREAK, " ");
        self.done.push('\n');
    }

    fn code_block(&mut self) {
        let text = std::mem::take(&mut self.text);
        self.begin_block();
        let indent = " ".repeat(CODE + 2 * self.depth);
        let style = if self.screen.color { AnsiColor::Cyan.on_default() } else { Style::new() };
        for line in text.lines() {
            let line = format!("{indent}{style}{line}{style:#}");
            self.done += line.trim_end();
            self.done.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::{Screen, write};

    const PAGE: &str = "# the-rule\n\n## What it finds\n\nA date that is not in the calendar, such as \
                        `2023-02-30`, in `start` or `end`. Run `mieux set peru-i end=2023-02` to fix it.\n\n- \
                        **One**: an item that is long enough for a second line\n- two\n\n```yaml\nstart: 2018\n\
                        end: 2017\n```\n\nThe end.\n";

    fn shown(width: usize, color: bool) -> String {
        let mut bytes = Vec::new();
        let screen = Screen { width: Some(width), color, unicode: true };
        write(PAGE, screen, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_page_is_wrapped_at_words_and_code_is_kept_whole() {
        assert_snapshot!(shown(40, false), @"
        the-rule

        What it finds

        A date that is not in the calendar, such
        as `2023-02-30`, in `start` or `end`.
        Run `mieux set peru-i end=2023-02` to
        fix it.

        - One: an item that is long enough for a
          second line
        - two

            start: 2018
            end: 2017

        The end.
        ");
    }

    #[test]
    fn marks_become_styles_where_there_is_colour() {
        assert_snapshot!(shown(80, true).replace('\u{1b}', "ESC"), @"
        ESC[1mthe-ruleESC[0m

        ESC[1mWhat it findsESC[0m

        A date that is not in the calendar, such as ESC[36m2023-02-30ESC[0m, in ESC[36mstartESC[0m or ESC[36mendESC[0m. Run
        ESC[36mmieux set peru-i end=2023-02ESC[0m to fix it.

        - ESC[1mOneESC[0m: an item that is long enough for a second line
        - two

            ESC[36mstart: 2018ESC[0m
            ESC[36mend: 2017ESC[0m

        The end.
        ");
    }
}
