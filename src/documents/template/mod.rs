//! A template over a context. The template is foreign input as much as the records are: it can read nothing but its context, and
//! neither can it run for ever.

mod bounded;
mod error;
mod filters;
mod pen;
mod source;
mod values;

use std::collections::BTreeSet;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, UndefinedBehavior};
use serde_json::Value as Json;

use crate::model::Language;
use crate::words::Words;
use bounded::Bounded;
pub use error::TemplateError;
use pen::Pen;
pub use source::Template;
pub use values::{BLANK, Blank, Owner};
use values::{Log, value};

/// How many steps a template may take: a hundred times what the longest of ours takes on a large registry.
const MAX_STEPS: u64 = 20_000_000;
/// How deep expressions may be nested.
const MAX_DEPTH: usize = 60;

/// What a template became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The paper in Markdown.
    pub markdown: String,
    /// What is not known, in the order of the paper, each once.
    pub blanks: Vec<Blank>,
    /// The fields of the form that the template asks for.
    pub form: BTreeSet<String>,
}

/// Fills in a template.
///
/// # Errors
/// If the template is none, or names something that the context does not have.
pub fn fill(
    template: &Template,
    context: &Json,
    language: Language,
) -> Result<Filled, TemplateError> {
    let log = Log::default();
    let pen = Arc::new(Pen::new(Words::of(language), log.clone()));
    let mut environment = Environment::new();
    environment.set_debug(true);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(MAX_STEPS));
    environment.set_recursion_limit(MAX_DEPTH);
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    filters::add(&mut environment, &pen);
    environment.set_formatter(move |out, _, value| Ok(out.write_str(&pen.written(value)?)?));
    let failed = |error: &minijinja::Error| TemplateError::of(error, template, &log);
    let mut written = Bounded::default();
    {
        let compiled = environment
            .template_from_named_str(&template.name, &template.text)
            .map_err(|error| failed(&error))?;
        compiled
            .render_captured_to(value(context, &log), &mut written)
            .map_err(|error| failed(&error))?;
    }
    Ok(Filled {
        markdown: tidy(&String::from_utf8_lossy(&written.bytes)),
        blanks: log.blanks(),
        form: log.form(),
    })
}

/// One empty line between blocks, none at the beginning, and no spaces at the end of a line.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut is_after_empty = true;
    for line in text.lines().map(str::trim_end) {
        if !line.is_empty() || !is_after_empty {
            tidied.push_str(line);
            tidied.push('\n');
        }
        is_after_empty = line.is_empty();
    }
    let end = tidied.trim_end().len();
    tidied.truncate(end);
    tidied.push('\n');
    tidied
}

#[cfg(test)]
mod tests {
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
}
