//! Texts are never markup, wherever a template puts them.

use proptest::prelude::{any, prop_assert_eq, proptest};
use pulldown_cmark::{Event, Options, Parser};
use serde_json::json;

use super::{Template, fill};
use crate::model::Language;
use crate::render::visible;

/// The text of a paper as a reader of Markdown sees it; a sign for every mark.
fn read(markdown: &str) -> Vec<String> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut blocks = vec![String::new()];
    for event in Parser::new_ext(markdown, options) {
        match (event, blocks.last_mut()) {
            (Event::Text(text), Some(block)) => *block += &text,
            (Event::Start(_) | Event::End(_), _) => blocks.push(String::new()),
            (_, Some(block)) => *block += "\u{fffd}",
            _ => {}
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

proptest! {
    #[test]
    fn any_text_is_a_text(text in any::<String>()) {
        let shown = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = visible(&shown).into_owned();
        let template = Template {
            name: "x".to_owned(),
            text: "{{ text }}\n\n- {{ text }}\n\n# {{ text }}\n\n| a |\n| --- |\n| {{ text }} |\n".into(),
        };
        let filled = fill(&template, &json!({ "text": text }), Language::En).unwrap();
        let expected = match shown.is_empty() {
            true => vec!["a".to_owned()],
            false => vec![shown.clone(), shown.clone(), shown.clone(), "a".to_owned(), shown],
        };
        prop_assert_eq!(read(&filled.markdown), expected, "{}", filled.markdown);
    }

    #[test]
    fn any_template_is_filled_in_or_refused(text in "[{}%# a-z.|()'0-9\\n-]{0,60}") {
        let template = Template { name: "x".to_owned(), text: text.into() };
        let _ = fill(&template, &json!({ "a": { "b": null } }), Language::Fr);
    }
}
