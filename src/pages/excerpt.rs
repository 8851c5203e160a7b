//! Parts of a page that other pages show as well: what it begins with, and its steps.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::read::{Heading, Page, Part};

/// A step of a page: a heading that begins with a number, such as `## 1. Request`, and the paragraph below it.
#[derive(Debug, Clone, PartialEq)]
pub struct Step<'p, 't> {
    /// By which links lead to it.
    pub anchor: &'p str,
    /// The words of its heading without the number.
    pub words: &'p str,
    /// The first paragraph; nothing if something else follows the heading.
    pub parts: &'p [Part<'t>],
}

impl<'t> Page<'t> {
    /// The first paragraph below the title; nothing if the page begins with something else.
    #[must_use]
    pub fn opening(&self) -> &[Part<'t>] {
        paragraph(self.body())
    }

    /// Its steps, in their order.
    #[must_use]
    pub fn steps(&self) -> Vec<Step<'_, 't>> {
        let mut rest = self.body();
        let mut steps = Vec::new();
        for Heading { anchor, words, .. } in &self.headings {
            let end = rest.iter().position(is_end_of_heading).map_or(rest.len(), |at| at + 1);
            rest = &rest[end..];
            if let Some(words) = without_number(words) {
                steps.push(Step { anchor, words, parts: paragraph(rest) });
            }
        }
        steps
    }
}

/// The paragraph that these parts begin with.
fn paragraph<'p, 't>(parts: &'p [Part<'t>]) -> &'p [Part<'t>] {
    let is_end = |part: &Part<'_>| matches!(part, Part::Markdown(Event::End(TagEnd::Paragraph)));
    match parts.first() {
        Some(Part::Markdown(Event::Start(Tag::Paragraph))) => {
            let end = parts.iter().position(is_end).map_or(parts.len(), |at| at + 1);
            &parts[..end]
        }
        _ => &[],
    }
}

fn is_end_of_heading(part: &Part<'_>) -> bool {
    matches!(part, Part::Markdown(Event::End(TagEnd::Heading(_))))
}

/// The words after a number with a full stop: `1. Request`.
fn without_number(words: &str) -> Option<&str> {
    let (number, rest) = words.split_once(". ")?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(rest)
}

#[cfg(test)]
mod tests {
    use crate::pages::{Page, read};

    fn steps(text: &str) -> Vec<(String, String, usize)> {
        let page = read(text);
        let steps = page.steps().into_iter();
        steps.map(|step| (step.anchor.into(), step.words.into(), step.parts.len())).collect()
    }

    #[test]
    fn steps_are_headings_with_numbers_and_the_paragraph_below_each() {
        let text = "# Title\n\nIntro.\n\n## Before\n\n## 1. Ask {#ask}\n\nFirst.\n\nSecond.\n\n\
                    ## 2. Get\n\n- a list\n\n## 3.1 Not\n\n## Where this comes from\n";
        let expected = [("ask", "Ask", 3), ("2-get", "Get", 0)];
        let expected = expected.map(|(anchor, words, parts)| (anchor.into(), words.into(), parts));
        assert_eq!(steps(text), expected);
        assert_eq!(steps(""), []);
    }

    #[test]
    fn a_page_opens_with_a_paragraph_or_with_nothing() {
        let opening = |text: &str| Page::opening(&read(text)).len();
        assert_eq!(opening("# Title\n\nOne.\n\nTwo."), 3);
        assert_eq!(opening("# Title\n\n- a list"), 0);
        assert_eq!(opening("# Title\n\n## Heading\n\nText."), 0);
        assert_eq!(opening(""), 0);
    }
}
