//! Whatever text a report holds: no element, script or address comes into a page by it, and each drawing
//! is XML.

use mieux::render::{Screen, TableFormat, write_report, write_table};
use proptest::prelude::{prop_assert, proptest};

use super::{made, read};
use crate::common::costly;

/// All that a page is made of.
const ELEMENTS: &[&str] = &[
    "!DOCTYPE", "abbr", "bdi", "body", "caption", "code", "dd", "defs", "desc", "div", "dl", "dt",
    "figure", "footer", "g", "h1", "h2", "head", "header", "html", "li", "line", "main", "meta",
    "p", "path", "pattern", "polyline", "rect", "section", "style", "svg", "table", "tbody", "td",
    "text", "tfoot", "th", "thead", "title", "tr", "ul",
];

/// Reads a text as XML, strictly enough for what could break it: every element is closed by its own end,
/// every `&` begins one of the four entities, no letter is one that XML has not.
pub(super) fn is_xml(text: &str) -> Result<(), String> {
    let is_letter = |letter: char| {
        letter == '\n' || (letter >= ' ' && !matches!(letter, '\u{fffe}' | '\u{ffff}'))
    };
    if let Some(letter) = text.chars().find(|letter| !is_letter(*letter)) {
        return Err(format!("{letter:?}"));
    }
    for rest in text.split('&').skip(1) {
        if !["lt;", "gt;", "amp;", "quot;"].iter().any(|entity| rest.starts_with(entity)) {
            return Err(format!("&{rest}"));
        }
    }
    let mut open = Vec::new();
    for piece in text.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').ok_or(piece)?;
        let name = tag.split_whitespace().next().ok_or(tag)?;
        if let Some(name) = name.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
        } else {
            open.push(name);
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} stays open")) }
}

proptest! {
    #![proptest_config(costly(64))]

    #[test]
    fn a_page_is_made_of_nothing_but_its_own_elements(report in made::report()) {
        let mut bytes = Vec::new();
        write_report(TableFormat::Html, &report, Screen::plain(), &mut bytes).unwrap();
        let page = String::from_utf8(bytes).unwrap();
        for element in read::html(&page).1 {
            prop_assert!(ELEMENTS.contains(&element.as_str()), "<{element}> in {page}");
        }
        for reach in ["http:", "https:", "src=", "href=", "@import", "url(//"] {
            let page = page.replace("http://www.w3.org/2000/svg", "");
            prop_assert!(!page.contains(reach) || format!("{report:?}").contains(reach), "{reach} in {page}");
        }
    }

    #[test]
    fn a_drawing_is_xml(table in made::table()) {
        if table.chart.is_some() {
            let mut bytes = Vec::new();
            write_table(TableFormat::Svg, &table, Screen::plain(), &mut bytes).unwrap();
            let svg = String::from_utf8(bytes).unwrap();
            prop_assert!(is_xml(&svg).is_ok(), "{:?} in {svg}", is_xml(&svg));
        }
    }
}
